"""What leaves the house: every table agrees with its screen, with the export and with itself in every file format."""
import csv
import io
import json
import random
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from db import attention, grades, people, progress, sessions, submissions, tracking
from db.core import ListQuery, NotAllowed, clock, numbers
from db.grades import GradebookChanges, GradeColumnChanges
from db.integrity import check_figures
from db.records import SYSTEM
from db.reports import (
    TrackingLine,
    attendances,
    attention_table,
    course_table,
    grades_table,
    learner_reports,
    my_attendance,
    session_report,
    session_table,
    shown_enrolments,
    tracking_export,
    valid_certificates,
)
from db.reports import table as reporting
from formats.rows import JsonRows
from formats.tables import About, As, CsvTable, Head, XlsxTable
from tests.db.test_certificates import complete

ZONE = ZoneInfo('UTC')
ABOUT = About('Data Analyst · Autumn', 'As of 24 Nov 2026, 14:05 UTC', ('All active, by name',))


async def files(table):
    """The table as CSV and as XLSX, each as it is read back: heads, then rows by the keys of the columns."""
    heads = [Head(column.label, As(column.kind.value), column.digits) for column in table.columns]
    keys, blocks = [column.key for column in table.columns], [block async for block in table.blocks()]
    read = []
    for kind in (CsvTable, XlsxTable):
        file = io.BytesIO()
        writer = kind(file, ABOUT, heads, ZONE)
        for block in blocks:
            writer.write(block)
        writer.end()
        file.seek(0)
        read.append(file)
    lines = list(csv.reader(io.StringIO(read[0].getvalue().decode('utf-8-sig'))))
    assert lines[0] == [ABOUT.sentence] and lines[1] == [column.label for column in table.columns]
    sheet = load_workbook(read[1]).active
    rows = list(sheet.iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row[0] == 'Learner')
    assert [row[0] for row in rows[:3]] == [ABOUT.title, ABOUT.as_of, *ABOUT.lines]
    return ([dict(zip(keys, line, strict=True)) for line in lines[2:]],
            [dict(zip(keys, row, strict=True)) for row in rows[head + 1:]])


def as_csv(value):
    if value is None:
        return ''
    return f'{value:%Y-%m-%d %H:%M:%S}' if hasattr(value, 'tzinfo') else str(value)


async def some_work(school):
    await complete(school, points=7)
    await progress.arrive(school.priya_python, by=school.priya)
    work = await school.priya_python.submissions.filter(item_id=school.task.id).get()
    await submissions.grade_submission(work, 33, by=school.tomas)
    await progress.open_item(school.emeka_python, school.page.id, by=school.emeka)
    by_hand = await grades.add_grade_column(school.autumn_python, 'Participation', GradeColumnChanges(points=20),
                                            by=school.tomas)
    key = getattr(by_hand, 'key', f'hand-{by_hand.id}' if hasattr(by_hand, 'id') else by_hand)
    await grades.enter_grade(school.emeka_python, key, '17', by=school.tomas, seen='')
    await grades.excuse(school.emeka_python, f'item-{school.quiz.id}', by=school.tomas, why='Ill')
    return key


async def random_work(school, seed):
    """Twelve learners, each with anything that a grade may follow from, under a gradebook with every policy."""
    chance, course, by = random.Random(seed), school.autumn_python, school.tomas
    await grades.set_up_gradebook(course, GradebookChanges(
        categories=[{'title': 'Reports', 'weight': '60', 'drop': 0}, {'title': 'Tests', 'weight': '30', 'drop': 1}],
        late_percent='7.5', missing_percent='12.25', pass_mark='55', scale=[['A', '80'], ['B', '55']]), by=by)
    scheme = await grades.gradebook(course, seen_by=by)
    oral = await grades.add_grade_column(course, 'Oral',
                                         GradeColumnChanges(points=30, category=scheme.categories[1].id), by=by)
    await grades.set_grade_column(course, f'item-{school.quiz.id}',
                                  GradeColumnChanges(category=scheme.categories[1].id), by=by)
    for n in range(12):
        learner = await people.create_account(f'one{n}', f'One {n:02}', by=school.ines)
        await sessions.enrol(school.autumn, learner, by=school.ines)
        taking = await course.participations.filter(learner_id=learner.id).get()
        for item in (school.page.id, school.reading.id):
            if chance.random() < 0.7:
                await progress.open_item(taking, item, by=learner)
        for item, most in ((school.task.id, 40), (school.quiz.id, 10)):
            if chance.random() < 0.7:
                work = await submissions.submit(taking, item, 'Mine', by=learner)
                if chance.random() < 0.8:
                    await submissions.grade_submission(work, Decimal(chance.randrange(most * 4 + 1)) / 4, by=by)
            elif chance.random() < 0.3:
                await grades.excuse(taking, f'item-{item}', by=by, why='Ill')
        if chance.random() < 0.6:
            await grades.enter_grade(taking, oral, str(Decimal(chance.randrange(61)) / 2), by=by, seen='')
        if chance.random() < 0.2:
            await grades.set_final_grade(taking, str(Decimal(chance.randrange(10001)) / 100), by=by, why='Agreed')


@pytest.mark.parametrize('seed', [1, 2, 3])
async def test_all_outlets_agree_on_random_data(school, seed):
    await random_work(school, seed)
    await agree(school)
    assert not (await check_figures(by=SYSTEM)).differences
    course, seen_by = school.autumn_python, school.marta
    from_csv, from_xlsx = await files(await grades_table(course, ListQuery(), seen_by=seen_by))
    out = io.StringIO()
    written = JsonRows(out, TrackingLine._fields)
    async for line in await tracking_export(school.autumn, 'PY', seen_by=SYSTEM):
        written.write(line)
    written.end()
    from_json = {row['username']: row['grade'] for row in json.loads(out.getvalue())}
    assert {row['username']: row['grade'] or None for row in from_csv} == from_json
    assert {row['username']: row['grade'] if row['grade'] is None else str(numbers.half_up(Decimal(str(row['grade']))))
            for row in from_xlsx} == from_json
    grades = [Decimal(grade) for grade in from_json.values() if grade is not None]
    figures = await tracking.course_figures(course, seen_by=seen_by)
    assert len(grades) > 6
    assert figures.summary.grade == numbers.half_up(sum(map(Fraction, grades), Fraction()) / len(grades))


async def test_all_outlets_agree_with_the_screen(school):
    key = await some_work(school)
    grades = {row['username']: row for row in await (
        await grades_table(school.autumn_python, ListQuery(), seen_by=school.marta)).rows()}
    tracking = {row['username']: row for row in await (
        await course_table(school.autumn_python, ListQuery(), seen_by=school.marta)).rows()}
    await agree(school)
    assert grades['priya'][f'item-{school.task.id}'] == Decimal(33)
    assert grades['emeka'][key] == Decimal(17)
    assert grades['emeka'][f'item-{school.quiz.id}'] == 'excused'
    assert tracking['emeka'][f'item-{school.quiz.id}'] == 'excused'


async def agree(school):
    """The rows of the screen, every table, the export and the reports."""
    session, course, seen_by = school.autumn, school.autumn_python, school.marta
    screen, _ = await tracking.learner_rows(course, ListQuery(), seen_by=seen_by)
    tracked, grades = [await made(course, ListQuery(), seen_by=seen_by) for made in (course_table, grades_table)]
    whole = await session_table(session, ListQuery(), seen_by=seen_by)
    export = {line.username: line async for line in await tracking_export(session, 'PY', seen_by=SYSTEM)}
    by_table = {name: {row['username']: row for row in await table.rows()}
                for name, table in (('tracking', tracked), ('grades', grades), ('session', whole))}
    reports = {report.username: report for report in (await learner_reports(
        session, await shown_enrolments(session, ListQuery(), seen_by=seen_by), seen_by=seen_by)).values()}
    assert len(screen) == len(by_table['session']) == len(by_table['grades']) == len(export) >= 3
    for row in screen:
        name, grade = row.username, numbers.half_up(row.grade)
        [of_course] = [one for one in reports[name].courses if one.course.id == course.id]
        assert {grade} == {numbers.half_up(value) for value in (
            by_table['tracking'][name]['grade'], by_table['grades'][name]['grade'], export[name].grade,
            by_table['session'][name][f'course-{course.id}-grade'], of_course.grade.exact, of_course.taking.grade)}
        assert {(row.done, row.total)} == {
            (by_table['tracking'][name]['done'], by_table['tracking'][name]['total']),
            (export[name].progress_done, export[name].progress_total),
            (by_table['session'][name][f'course-{course.id}-done'],
             by_table['session'][name][f'course-{course.id}-total']), (of_course.taking.done, of_course.taking.total)}
        for item, cell in row.cells.items():
            assert by_table['tracking'][name].get(f'item-{item}-points') == cell.score
        assert row.last_seen == export[name].last_seen == by_table['tracking'][name]['last_seen']


@pytest.mark.parametrize('made', [session_table, course_table, grades_table])
async def test_csv_and_excel_hold_what_the_table_holds(school, made, monkeypatch):
    await some_work(school)
    place = school.autumn if made is session_table else school.autumn_python
    rows = await (await made(place, ListQuery(), seen_by=school.marta)).rows()
    monkeypatch.setattr(reporting, 'BLOCK', 2)
    table = await made(place, ListQuery(), seen_by=school.marta)
    assert await table.rows() == rows
    from_csv, from_xlsx = await files(table)
    assert from_csv == [{key: as_csv(value) for key, value in row.items()} for row in rows]
    for row, read in zip(rows, from_xlsx, strict=True):
        for key, value in row.items():
            if isinstance(value, Decimal):
                assert Decimal(str(read[key])) == value
            elif hasattr(value, 'tzinfo'):
                assert read[key] == value.replace(tzinfo=None, microsecond=0)
            else:
                assert read[key] == (value or None if value == '' else value)


async def test_a_table_shows_whom_the_screen_shows_and_everybody_of_them(school):
    for n in range(130):
        learner = await people.create_account(f'many{n}', f'Many {n:03}', by=school.ines)
        await sessions.enrol(school.autumn, learner, by=school.ines)
    await some_work(school)
    await sessions.withdraw(school.autumn, school.jakub, by=school.ines)
    for showing in (ListQuery(), ListQuery(search='many 01'), ListQuery(state='withdrawn'), ListQuery(state='to_grade'),
                    ListQuery(sort='grade', descending=True), ListQuery(state='never', sort='name', descending=True)):
        for made, place in ((session_table, school.autumn), (course_table, school.autumn_python),
                            (grades_table, school.autumn_python)):
            table = await (await made(place, showing, seen_by=school.marta)).rows()
            rows = partial(tracking.session_rows, place) if made is session_table else partial(tracking.learner_rows,
                                                                                               place)
            screen, total = await rows(showing, seen_by=school.marta)
            assert len(table) == total
            assert [row['username'] for row in table][:100] == [row.username for row in screen]
    enrolled = await shown_enrolments(school.autumn_python, ListQuery(), seen_by=school.tomas)
    assert len(enrolled) == 132 and enrolled == await shown_enrolments(school.autumn, ListQuery(), seen_by=school.marta)


def write(kind, rows, heads):
    file = io.BytesIO()
    writer = kind(file, About('=1+1: [A]/B?', 'As of now', ('@x',)), heads, ZONE)
    writer.write(rows)
    writer.end()
    return file


@pytest.mark.parametrize('text', ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '=HYPERLINK("http://x","y")'])
def test_nothing_typed_becomes_a_formula(text):
    heads = [Head(text), Head('N', As.NUMBER)]
    rows = [(text, Decimal('-1.50'))]
    lines = list(csv.reader(io.StringIO(write(CsvTable, rows, heads).getvalue().decode('utf-8-sig'), newline='')))
    assert lines[1][0] == lines[2][0] == f"'{text}" and lines[2][1] == '-1.50'
    book = load_workbook(write(XlsxTable, rows, heads))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {'s', 'n'} and not [one for one in cells if one.data_type == 'f']
    assert Decimal(str(cells[-1].value)) == Decimal('-1.5')
    assert cells[-2].value.strip() == text.strip()


def test_no_text_spoils_a_workbook():
    texts = ['\x00\x0bvertical', 'x' * 40_000, '#N/A', 'Łukasz\nŻółć', '\ufffe', '<a>&amp;', '株']
    book = load_workbook(write(XlsxTable, [(text,) for text in texts], [Head('Text')]))
    read = [row[0] for row in book.active.iter_rows(min_row=6, values_only=True)]
    assert read[0] == 'vertical' and len(read[1]) == 32_767 and read[2:4] == ['#N/A', 'Łukasz\nŻółć']
    assert read[5:] == ['<a>&amp;', '株']
    for title in ('\ufffe\uffff', 'a\x00/b', "'"):
        file = io.BytesIO()
        XlsxTable(file, About(title, 'Now'), [Head('Text')], ZONE).end()
        assert load_workbook(file).sheetnames in (['Table'], ['a  b'])


async def test_only_who_tracks_takes_anything_out(school):
    enrolment = await school.autumn.enrolments.filter(learner_id=school.priya.id).get()
    course = school.autumn_python
    whole = [lambda by: session_table(school.autumn, ListQuery(), seen_by=by),
             lambda by: attention_table(school.autumn, seen_by=by),
             lambda by: session_report(school.autumn, seen_by=by),
             lambda by: learner_reports(school.autumn, [enrolment.id], seen_by=by),
             lambda by: attendances(school.autumn, [enrolment.id], seen_by=by)]
    one = [lambda by: course_table(course, ListQuery(), seen_by=by),
           lambda by: grades_table(course, ListQuery(), seen_by=by),
           lambda by: attention_table(course, seen_by=by),
           lambda by: session_report(school.autumn, course=course, seen_by=by),
           lambda by: learner_reports(school.autumn, [enrolment.id], courses=[course], seen_by=by),
           lambda by: attendances(school.autumn, [enrolment.id], courses=[course], seen_by=by),
           lambda by: valid_certificates(course, [enrolment.id], seen_by=by)]
    for by in (school.priya, school.aiko, school.lucia, school.helena, school.olga):
        for action in whole + one:
            with pytest.raises(NotAllowed):
                await action(by)
    for action in one:
        await action(school.tomas)
    for action in whole:
        await action(school.samuel)
        with pytest.raises(NotAllowed):
            await action(school.tomas)


async def test_an_attestation_counts_visits_days_and_hours_of_each_course(school):
    start = clock.now()
    for hours in (0, 1, 26):
        with clock.stopped_at(start + timedelta(hours=hours)):
            await progress.arrive(school.priya_python, by=school.priya)
        with clock.stopped_at(start + timedelta(hours=hours, seconds=60)):
            await progress.stay(school.priya_python, by=school.priya)
            await progress.leave(school.priya_python)
    made = await my_attendance(school.autumn, seen_by=school.priya)
    python, statistics = (attended for _, attended in made.courses)
    await school.priya_python.refresh_from_db()
    assert (made.name, python.visits, python.seconds) == ('Priya Nair', 3, school.priya_python.time_seconds)
    assert python.days in (2, 3) and python.first == start and statistics.visits == 0
    assert (made.first, made.seconds) == (start, python.seconds)
    [id_] = await school.autumn.enrolments.filter(learner_id=school.priya.id).values_list('id', flat=True)
    assert (await attendances(school.autumn, [id_], seen_by=school.marta))[id_].courses == made.courses
    for other in (school.tomas, school.olga):
        with pytest.raises(NotAllowed):
            await my_attendance(school.autumn, seen_by=other)


async def test_a_session_report_names_who_is_in_the_lane_and_why(school):
    listed = await attention.attention(school.autumn, seen_by=school.marta)
    report = await session_report(school.autumn, seen_by=school.marta)
    assert [one.name for one in report.attention] == [one.name for one in listed.people]
    assert [row['username'] for row in await (await attention_table(school.autumn, seen_by=school.marta)).rows()] == [
        one.username for one in listed.people for _ in one.evidence]
    assert report.learners == 3 and [len(one.learners) for one in report.courses] == [3, 3]
