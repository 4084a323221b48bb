"""The home of a session: what is due, how far one is, who helps; for learners and for staff."""
from components.agenda.agenda import AgendaList
from components.course_list.course_list import CourseList
from db import courses, progress, sessions, submissions
from db.core import clock
from db.items import ItemChanges
from db.records import ItemKind
from db.sessions import SessionChanges
from tests.counting import counted
from tests.pages.screen import count, quiet, sees, sees_no, the, words


def home(session) -> str:
    return f'/sessions/{session.id}'


def due(browser) -> list[str]:
    return [item['name'] for day in the(browser, AgendaList)._props['days'] for item in day['items']]


async def test_a_learner_finds_the_session_its_week_and_the_way_on(campus):
    priya = await campus.visit(campus.priya, home(campus.autumn))
    await sees(priya, 'Career programmes', 'Data Analyst · Autumn', 'Week 8 of 13', 'days left', 'Start')
    await progress.arrive(campus.priya_python, by=campus.priya)
    await progress.open_item(campus.priya_python, campus.page.id, by=campus.priya)
    await sees(priya, f'/courses/{campus.python.id}/items/{campus.page.id}', 'Continue')


async def test_what_is_late_comes_first_and_what_is_done_or_being_graded_not_at_all(campus):
    priya = await campus.visit(campus.priya, home(campus.autumn))
    assert due(priya) == ['Clean a dataset', 'Bike-share report']
    [late, to_come] = the(priya, AgendaList)._props['days']
    assert late['tone'] == 'bad' and late['items'][0]['first'] and late['items'][0]['mark'] == 'missing'
    assert not to_come['items'][0]['first']
    await submissions.submit(campus.priya_python, campus.quiz.id, 'Cleaned.', by=campus.priya)
    await sees_no(priya, "'name': 'Clean a dataset'")
    assert due(priya) == ['Bike-share report']
    await submissions.submit(campus.priya_python, campus.task.id, 'Reported.', by=campus.priya)
    await quiet()
    assert due(priya) == [] and 'Nothing is due' in words(priya)


async def test_a_task_that_was_not_passed_is_due_again(campus):
    submission = await submissions.submit(campus.priya_python, campus.quiz.id, 'Cleaned.', by=campus.priya)
    priya = await campus.visit(campus.priya, home(campus.autumn))
    assert 'Clean a dataset' not in due(priya)
    await submissions.grade_submission(submission, 2, by=campus.tomas)
    await sees(priya, "'name': 'Clean a dataset'")


async def test_my_courses_show_progress_grade_and_the_next_item(campus):
    await progress.open_item(campus.priya_python, campus.page.id, by=campus.priya)
    priya = await campus.visit(campus.priya, home(campus.autumn))
    python, statistics = the(priya, CourseList)._props['rows']
    assert (python['progress_text'], python['plan'], python['grade']) == ('25 %', 25, '–')
    assert (python['next'], python['sub'], statistics['sub']) == ('Values and types', 'Tomás Rey', 'Aiko Tanabe')


async def test_a_grade_arrives_and_nobody_elses_page_changes(campus):
    submission = await submissions.submit(campus.priya_python, campus.task.id, 'Mine.', by=campus.priya)
    priya, emeka = [await campus.visit(person, home(campus.autumn)) for person in (campus.priya, campus.emeka)]
    evening = await campus.visit(campus.priya, home(campus.evening))
    await submissions.grade_submission(submission, 33, by=campus.tomas)
    await sees(priya, "'grade': '82.50'")
    await quiet()
    assert "'grade': '82.50'" not in words(emeka) and "'grade': '82.50'" not in words(evening)


async def test_a_new_title_and_other_dates_arrive(campus):
    priya = await campus.visit(campus.priya, home(campus.autumn))
    await sessions.configure(campus.autumn, SessionChanges(title='Data Analyst · Fall', ends=None), by=campus.samuel)
    await sees(priya, 'Data Analyst · Fall', 'from ')
    await sees_no(priya, 'Week 8 of 13')


async def test_a_learner_sees_only_the_courses_they_take(campus):
    await sessions.choose_courses(campus.autumn, campus.emeka, [campus.autumn_python], by=campus.samuel)
    emeka = await campus.visit(campus.emeka, home(campus.autumn))
    assert [row['name'] for row in the(emeka, CourseList)._props['rows']] == ['Python for data']


async def test_staff_find_the_ways_in_and_tracking_instead_of_progress(campus):
    for person, how_many in ((campus.marta, 2), (campus.ines, 2), (campus.samuel, 2), (campus.tomas, 1)):
        page = await campus.visit(person, home(campus.autumn))
        rows = the(page, CourseList)._props['rows']
        assert len(rows) == how_many and not any('progress_text' in row for row in rows)
        assert rows[0]['action_href'] == f'/coaching/{campus.autumn.id}/courses/{campus.python.id}'
        assert 'Due next' not in words(page)


async def test_after_the_end_the_rule_says_so_itself(campus):
    priya = await campus.visit(campus.priya, home(campus.spring))
    await sees(priya, 'This session ended on', 'You can read everything and see your results, but not submit new')
    await sees_no(priya, 'Due next')


async def test_the_session_ends_while_the_page_is_open(campus):
    priya = await campus.visit(campus.priya, home(campus.autumn))
    await sessions.configure(campus.autumn, SessionChanges(ends=clock.now()), by=campus.samuel)
    await sees(priya, 'This session ended on')


async def test_who_does_not_belong_here_gets_404(campus):
    for stranger in (campus.olga, campus.bo, campus.lucia, campus.helena):
        page = await campus.visit(stranger, '/account')
        assert (await page.http_client.get(home(campus.autumn))).status_code == 404


async def test_a_session_that_has_not_begun_says_when(campus):
    emeka = await campus.visit(campus.emeka, '/account')
    answer = await emeka.http_client.get(home(campus.winter))
    assert answer.status_code == 403 and 'Statistics · Winter starts on' in answer.text


async def test_many_courses_cost_as_many_statements_and_elements_as_two(campus):
    async def cost() -> tuple[int, int]:
        priya = await campus.visit(campus.priya, '/account')
        await quiet()
        with counted() as statements:
            await priya.open(home(campus.autumn))
        return len(statements), count(priya)

    few = await cost()
    for n in range(12):
        course = await courses.create_course(f'C{n}', f'Course {n}', by=campus.ines)
        section = await courses.add_section(course, 'One', by=campus.ines)
        for day in range(5):
            await courses.add_item(course, section.id, ItemKind.PAGE, f'Page {day}', ItemChanges(due_day=day),
                                   by=campus.ines)
        await sessions.add_course(campus.autumn, course, by=campus.samuel)
    assert await cost() == few
    assert few[0] <= 19 and few[1] <= 60
