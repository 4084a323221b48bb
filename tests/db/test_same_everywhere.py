"""A figure is the same number wherever it is shown: one projection, many outlets, random sessions, one truth."""
from collections.abc import Awaitable, Callable
from datetime import timedelta
from decimal import Decimal as D
from fractions import Fraction
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from db import (
    Extension,
    GradeChange,
    Participation,
    Person,
    Submission,
    courses,
    grades,
    outlines,
    progress,
    sessions,
    tracking,
)
from db.core import ListQuery, clock, numbers
from db.gradebook.grading_scheme import scheme_of
from db.grades import GradebookChanges, GradeColumnChanges
from db.integrity import check_figures
from db.items import ItemChanges
from db.outlines.extended_dates import apply_extensions
from db.progress.figures import column_inputs, facts_of, figures_of, grade_of, recalculate_figures
from db.records import SYSTEM, FinalGrade, GradeColumn, ItemKind, ManualGrade
from db.reports import course_table, grades_table, learner_reports, session_report, session_table, tracking_export
from tests.db.naive_gradebook import penciled

LEARNERS = 12
EVERYBODY = ListQuery(state='all')
Shown = dict[int, dict[str, Any]]
"""By participation what an outlet shows of it: any of `done`, `total`, `to_grade`, `time`, `grade` and `released` (the
grade that the learner knows), the last two as they are written."""


def written(grade: Any) -> str:
    """As people read it."""
    return '–' if grade is None else str(numbers.half_up(Fraction(grade)))


async def kept(here) -> Shown:
    return {one.id: {'done': one.done, 'total': one.total, 'to_grade': one.to_grade, 'time': one.time_seconds,
                     'grade': written(one.grade), 'released': written(one.released_grade)}
            for one in await here.course.participations.all()}


async def sorted_by(here) -> Shown:
    """What the lists are sorted by, and the means are made of."""
    return {one.id: {'grade': _of_hundredths(one.grade_rounded), 'released': _of_hundredths(one.released_rounded)}
            for one in await here.course.participations.all()}


async def computed_again(here) -> Shown:
    return {id_: {'done': one.done, 'total': one.total, 'to_grade': one.to_grade, 'time': one.time_seconds,
                  'grade': written(one.grade), 'released': written(one.released_grade)}
            for id_, one in (await figures_of(here.course.id)).items()}


async def formula(here) -> Shown:
    """The grade with all that went into it, as a coach sees it explained."""
    outline, facts, at = await outlines.effective_outline(here.course), await facts_of(here.course.id), clock.now()
    scheme, own = await scheme_of(outline), await apply_extensions(dict.fromkeys(facts, outline))
    return {id_: {'grade': written(grade_of(own[id_], scheme, one, at).exact),
                  'released': written(grade_of(own[id_], scheme, one, at, released_only=True).exact)}
            for id_, one in facts.items()}


async def learner_rows(here) -> Shown:
    rows, total = await tracking.learner_rows(here.course, EVERYBODY, seen_by=here.coach)
    assert total == len(rows)
    return {row.id: {'done': row.done, 'total': row.total, 'to_grade': row.to_grade, 'grade': written(row.grade)}
            for row in rows}


async def learner_rows_again(here) -> Shown:
    """After a notice."""
    ids = await here.course.participations.all().values_list('id', flat=True)
    return {row.id: {'done': row.done, 'total': row.total, 'to_grade': row.to_grade, 'grade': written(row.grade)}
            for row in await tracking.learner_rows_at(here.course, ids, seen_by=here.coach)}


async def session_rows(here) -> Shown:
    rows, _ = await tracking.session_rows(here.session, EVERYBODY, seen_by=here.coach)
    of_course = [row.courses[here.course.id] for row in rows if here.course.id in row.courses]
    return {one.participation_id: {'done': one.done, 'total': one.total, 'grade': written(one.grade)}
            for one in of_course}


async def gradebook_rows(here) -> Shown:
    scheme = await grades.gradebook(here.course, seen_by=here.coach)
    rows, _ = await grades.grade_rows(here.course, scheme, 0, 500, seen_by=here.coach)
    assert all(written(row.grade) == written(row.how.exact) for row in rows)
    return {row.id: {'grade': written(row.grade)} for row in rows}


async def export(here) -> Shown:
    ids = {one.learner.username: one.id for one in await here.course.participations.all().select_related('learner')}
    return {ids[line.username]: {'done': line.progress_done, 'total': line.progress_total,
                                 'time': line.time_seconds, 'grade': written(line.grade)}
            async for line in await tracking_export(here.session, here.code, seen_by=SYSTEM)}


async def learners_own(here) -> Shown:
    """Of those who take part: the others do not come in."""
    found = {}
    for one in await here.course.participations.filter(state='active').select_related('learner'):
        own = await progress.learner_view(one, seen_by=one.learner)
        found[one.id] = {'done': own.done, 'total': own.total, 'released': written(own.grade)}
    return found


async def learners_home(here) -> Shown:
    """The same at the home of the session."""
    found = {}
    for one in await here.course.participations.filter(state='active').select_related('learner'):
        own = (await sessions.my_courses(here.session, one.learner, seen_by=one.learner))[here.course.id]
        found[one.id] = {'done': own.done, 'total': own.total, 'released': written(own.grade)}
    return found


async def my_figures(here) -> Shown:
    """What the learner's own page explains."""
    found = {}
    for one in await here.course.participations.filter(state='active').select_related('learner'):
        own = await progress.my_figures(one, seen_by=one.learner)
        assert written(own.view.grade) == written(own.grade.exact)
        found[one.id] = {'time': own.seconds, 'released': written(own.grade.exact)}
    return found


async def course_report(here) -> Shown:
    return {await _who(here, row['username']): {
        'done': row['done'], 'total': row['total'], 'to_grade': row['to_grade'], 'grade': written(row['grade'])}
        for row in await (await course_table(here.course, EVERYBODY, seen_by=here.coach)).rows()}


async def session_table_report(here) -> Shown:
    key = f'course-{here.course.id}'
    rows = await (await session_table(here.session, EVERYBODY, seen_by=here.coach)).rows()
    return {await _who(here, row['username']): {
        'done': row[f'{key}-done'], 'total': row[f'{key}-total'], 'grade': written(row[f'{key}-grade'])}
        for row in rows if row[f'{key}-state'] is not None}


async def grades_report(here) -> Shown:
    return {await _who(here, row['username']): {'grade': written(row['grade']), 'released': written(row['released'])}
            for row in await (await grades_table(here.course, EVERYBODY, seen_by=here.coach)).rows()}


async def learner_report(here) -> Shown:
    ids = await here.course.participations.all().values_list('enrolment_id', flat=True)
    reports = await learner_reports(here.session, ids, seen_by=here.coach)
    courses = [one for report in reports.values() for one in report.courses if one.course.id == here.course.id]
    assert all(written(one.taking.grade) == written(one.grade.exact) for one in courses)
    return {one.taking.id: {'done': one.taking.done, 'total': one.taking.total, 'grade': written(one.grade.exact)}
            for one in courses}


async def report_of_session(here) -> Shown:
    [lines] = [one for one in (await session_report(here.session, seen_by=here.coach)).courses
               if one.course.id == here.course.id]
    return {await _who(here, one.username): {'done': one.done, 'total': one.total, 'time': one.time_seconds,
                                             'grade': written(one.grade)} for one in lines.learners}


async def _who(here, username: str) -> int:
    return (await here.course.participations.filter(learner__username=username).get()).id


OUTLETS: dict[str, Callable[[Any], Awaitable[Shown]]] = {  # a new one needs one line here
    'kept figures': kept,
    'kept for sorting': sorted_by,
    'computed again': computed_again,
    'the formula shown': formula,
    'course tracking': learner_rows,
    'course tracking after a notice': learner_rows_again,
    'session tracking': session_rows,
    'gradebook': gradebook_rows,
    'export': export,
    'own page': learners_own,
    'home of the session': learners_home,
    'own page, explained': my_figures,
    'report of the course': course_report,
    'report of the session': session_table_report,
    'report of the grades': grades_report,
    'report of a learner': learner_report,
    'session report': report_of_session,
}
ONLY_ACTIVE = {'own page', 'home of the session', 'own page, explained', 'session report'}


@pytest.mark.parametrize('seed', range(4))
async def test_every_outlet_shows_the_same_number(school, seed):
    for here in await _session(school, Random(seed)):
        truth = await _truth(here)
        for name, outlet in OUTLETS.items():
            shown = await outlet(here)
            assert set(shown) == ({id_ for id_ in truth if id_ in here.active} if name in ONLY_ACTIVE else set(truth)
                                  ), name
            for id_, figures in shown.items():
                assert figures == {figure: truth[id_][figure] for figure in figures}, f'{name}, seed {seed}'
        await _together(here, truth)
        assert len({one['grade'] for one in truth.values()}) > 4, 'where nothing happens nothing is proved'
        assert any(one['grade'] != one['released'] for one in truth.values())
    assert (await check_figures(by=SYSTEM)).differences == []


async def _together(here, truth) -> None:
    """The means of a course are those of its active learners' figures as they are shown."""
    summary = (await tracking.course_figures(here.course, seen_by=here.coach)).summary
    again = (await tracking.session_figures(here.session, seen_by=here.coach)).courses[here.course.id]
    active = [truth[id_] for id_ in here.active]
    grades = [Fraction(one['grade']) for one in active if one['grade'] != '–']
    progress = [Fraction(one['done'], one['total']) for one in active if one['total']]
    assert summary.learners == again.learners == len(active)
    assert summary.grade == again.grade == numbers.half_up(sum(grades, Fraction()) / len(grades))
    assert summary.progress == again.progress == int(sum(progress, Fraction()) / len(progress) * 100)
    assert summary.to_grade == again.to_grade == sum(one['to_grade'] for one in active)


async def _truth(here) -> Shown:
    """By the naive computation, from the rows alone."""
    outline, facts, at = await outlines.effective_outline(here.course), await facts_of(here.course.id), clock.now()
    scheme, own = await scheme_of(outline), await apply_extensions(dict.fromkeys(facts, outline))
    found = {}
    for id_, one in facts.items():
        worth = column_inputs(own[id_], scheme, one)
        given = await ManualGrade.filter(participation_id=id_, excused=True).select_related('column')
        excused = {row.column.item_id for row in given}
        required = [item.id for item in own[id_].items if item.required and item.id not in excused]
        newest = {mark.item_id: mark for mark in sorted(one.submissions, key=lambda mark: mark.number)}
        found[id_] = {
            'done': len([item for item in required if item in one.completed]), 'total': len(required),
            'to_grade': len([item for item, mark in newest.items() if mark.points is None and item not in excused]),
            'time': one.visits.seconds,
            'grade': written(penciled(scheme, worth, at, final=one.final).grade),
            'released': written(penciled(scheme, worth, at, final=one.final, released_only=True).grade)}
    return found


def _of_hundredths(number: int | None) -> str:
    return '–' if number is None else str(D(number).scaleb(-2))


# A random session

async def _session(school, chance: Random) -> list[SimpleNamespace]:
    """Autumn with its two courses, twelve learners more, and all that a gradebook knows in either."""
    names = [f'learner{number:02}' for number in range(LEARNERS)]
    await Person.bulk_create([Person(username=name, name=name.title(), searchable=name) for name in names])
    people = await Person.filter(username__in=names)
    await sessions.enrol(school.autumn, *people, by=school.ines)
    await sessions.choose_courses(school.autumn, people[0], [school.autumn_python], by=school.ines)
    await sessions.withdraw(school.autumn, people[1], by=school.ines)
    for course in (school.python, school.statistics):
        section = await course.sections.all().first()
        for number in range(4):
            await courses.add_item(course, section.id, ItemKind.ASSIGNMENT, f'Work {number}',
                                   ItemChanges(points=chance.choice([7, 10, 33, 100]),
                                               weight=chance.choice([0, 1, 2, D('2.5')]),
                                               due_day=chance.choice([None, 5, 49, 51, 70]),
                                               required=chance.random() < 0.8), by=school.helena)
    found = []
    for course, code in ((school.autumn_python, 'PY'), (school.autumn_statistics, 'STAT')):
        await _set_up(school, course, chance)
        for participation in await course.participations.all():
            await _work(school, course, participation, chance)
        await recalculate_figures(course.id)
        active = set(await course.participations.filter(state='active').values_list('id', flat=True))
        await _by_the_verbs(school, course, sorted(active), chance)
        await course.fetch_related('course')
        found.append(SimpleNamespace(session=school.autumn, course=course, code=code, coach=school.marta,
                                     active=active))
    return found


async def _set_up(school, course, chance: Random) -> None:
    by = school.ines
    await grades.set_up_gradebook(course, GradebookChanges(
        categories=[{'title': 'One', 'weight': chance.choice([20, '33.3']), 'drop': chance.choice([0, 1])},
                    {'title': 'Two', 'weight': 60, 'drop': chance.choice([0, 1, 5])}, {'title': 'None', 'weight': 0}],
        late_percent=chance.choice([0, 10, '33.33']), late_per=chance.choice(['day', 'hour']),
        late_floor=chance.choice([0, 40]), missing_percent=chance.choice([None, 0, 20]), pass_mark=50), by=by)
    keys = [await grades.add_grade_column(course, f'By hand {number}',
                                          GradeColumnChanges(points=chance.choice([5, 30])),
                                          by=by) for number in range(2)]
    for key in [*(column.key for column in (await grades.gradebook(course, seen_by=by)).columns), *keys]:
        await grades.set_grade_column(course, key,
                                      GradeColumnChanges(category=chance.choice([1, 2, 2, 3]),
                                                         extra_credit=chance.random() < 0.15), by=by)
        if chance.random() < 0.4:
            await grades.withhold_grades(course, [key], by=by)
        elif chance.random() < 0.3:
            await grades.release_grades(course, [key], at=clock.now() + timedelta(days=1), by=by)


async def _work(school, course, participation, chance: Random) -> None:
    outline = await outlines.effective_outline(course)
    columns = await GradeColumn.filter(session_course_id=course.id)
    for column in columns:
        item = outline.by_id.get(column.item_id)
        most = item.points if item else column.points
        if item and chance.random() < 0.2 and item.due_at:
            await Extension.create(participation_id=participation.id, item_id=item.id, reason='Ill.',
                                   due_at=item.due_at + timedelta(days=chance.choice([1, 3])), at=clock.now())
        for number in range(1, chance.choice([1, 2, 2, 3]) if item else 1):
            await _hand_in(participation, item, number, chance)
        if chance.random() < (0.25 if item else 0.7):
            await ManualGrade.create(participation_id=participation.id, column_id=column.id, at=clock.now(),
                                     points=_points(most, chance) if chance.random() < 0.7 else None,
                                     excused=chance.random() < 0.4)
    if chance.random() < 0.15:
        await FinalGrade.create(participation_id=participation.id, percent=D(chance.randrange(20_000)) / 100,
                                reason='The board decided.', at=clock.now())


async def _hand_in(participation, item, number: int, chance: Random) -> None:
    points = _points(item.points, chance) if chance.random() < 0.75 else None
    around = item.due_at or clock.now()
    submitted_at = around + chance.choice([timedelta(days=-2), timedelta(), timedelta(seconds=1), timedelta(days=1),
                                           timedelta(days=1, seconds=1)])
    work = await Submission.create(
        participation_id=participation.id, item_id=item.id, number=number, text='Mine.', points=points,
        out_of=chance.choice([item.points, item.points, D(50) if points is None or points <= 50 else item.points]),
        submitted_at=submitted_at, is_late=bool(item.due_at and submitted_at > item.due_at),
        returned_at=clock.now() if points is None and chance.random() < 0.3 else None)
    if points is not None:
        await GradeChange.create(submission_id=work.id, at=clock.now(), old=None, new=points)


async def _by_the_verbs(school, course, active: list[int], chance: Random) -> None:
    """The kept figures follow what people do, learner by learner."""
    scheme = await grades.gradebook(course, seen_by=school.ines)
    for id_ in chance.sample(active, 4):
        participation = await Participation.get(id=id_)
        column = chance.choice(scheme.columns)
        await grades.enter_grade(participation, column.key, str(_points(column.points, chance)), by=school.ines)
        await grades.excuse(participation, chance.choice(scheme.columns).key, by=school.ines, why='Ill.')
        await grades.set_final_grade(participation, chance.randrange(100), by=school.ines, why='The board decided.')
        if chance.random() < 0.7:
            await grades.withdraw_final_grade(participation, by=school.ines)


def _points(most: Any, chance: Random) -> D:
    return D(chance.randrange(int(most * 100) + 1)) / 100
