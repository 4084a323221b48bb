"""My progress: a learner's own figures as they happen, and nothing of a grade that is held on any page of theirs."""
from datetime import timedelta

from db import extensions, grades, quizzes, sessions, submissions
from db.core import clock, numbers
from db.extensions import ExtensionGrant
from db.grades import GradebookChanges, GradeColumnChanges
from tests.counting import counted
from tests.pages.quizzes import CAPITAL, SUM, add_quiz
from tests.pages.screen import count, quiet, sees, sees_no, words
from tests.pages.test_tracking import answer


def mine(campus) -> str:
    return f'/sessions/{campus.autumn.id}/courses/{campus.python.id}'


async def test_it_says_how_far_one_is_and_how_the_grade_is_made_up_and_follows_the_coach(campus):
    await grades.set_up_gradebook(campus.autumn_python, GradebookChanges(
        pass_mark=60, scale=[['A', 90], ['B', 70]], late_percent=10,
        categories=[{'title': 'Projects', 'weight': 60, 'drop': 0}, {'title': 'Exercises', 'weight': 40, 'drop': 0}]),
                                  by=campus.marta)
    scheme = await grades.gradebook(campus.autumn_python, seen_by=campus.marta)
    await grades.set_grade_column(campus.autumn_python, f'item-{campus.quiz.id}',
                                  GradeColumnChanges(category=scheme.categories[1].id), by=campus.marta)
    priya = await campus.visit(campus.priya, f'{mine(campus)}/progress')
    await sees(priya, 'My progress', '0 of 4 required items', 'pass mark 60 %', 'Projects', 'Exercises', 'Nothing yet')
    submission = await submissions.submit(campus.priya_python, campus.task.id, 'Trips.', by=campus.priya)
    await submissions.grade_submission(submission, 34, by=campus.tomas)
    await sees(priya, '85.00 % · B', 'reaches the pass mark of 60 %', '34 / 40', '100 % of the grade now',
               'Counts with weight 2')
    late = await submissions.submit(campus.priya_python, campus.quiz.id, 'Cleaned.', by=campus.priya)
    await submissions.grade_submission(late, 10, by=campus.tomas)
    await sees(priya, '% taken off, as it was late', '60 % of the grade now')
    await grades.excuse(campus.priya_python, f'item-{campus.quiz.id}', why='Ill.', by=campus.tomas)
    await sees(priya, 'Excused: does not count', '1 of 3 required items')
    await grades.set_final_grade(campus.priya_python, 95, why='Helped others.', by=campus.tomas)
    await sees(priya, '95.00 % · A', 'set by your coach')
    await extensions.extend(campus.priya_python, campus.task.id,
                            ExtensionGrant(due_at=clock.now() + timedelta(days=30)),
                            reason='Secret illness.', by=campus.tomas)
    await sees(priya, 'Extensions', 'extended for you')
    assert 'Secret illness.' not in words(priya)


async def test_the_course_leads_to_it_for_learners_only(campus):
    priya = await campus.visit(campus.priya, mine(campus))
    assert words(priya).count(f'{mine(campus)}/progress') >= 2, 'at the outline, and on the page'
    for who in ('tomas', 'samuel', 'ines', 'bo', 'emeka'):
        browser = await campus.visit(getattr(campus, who), '/account')
        place = f'{mine(campus)}/progress'
        assert (await answer(browser, place)).status_code == (200 if who == 'emeka' else 404)
    tomas = await campus.visit(campus.tomas, mine(campus))
    assert f'{mine(campus)}/progress' not in words(tomas)


SECRETS = ('33.5', '83.75', 'Too short for me', '1.25', 'Bergen is a fine town')


async def held_work(campus):
    """A report and a quiz of Priya's, both graded, both held; none of the SECRETS may be found."""
    await grades.withhold_new_grades(campus.autumn_python, True, by=campus.marta)
    submission = await submissions.submit(campus.priya_python, campus.task.id, 'Trips.', by=campus.priya)
    await submissions.grade_submission(submission, '33.5', comment='Too short for me', by=campus.tomas)
    quiz, kept = await add_quiz(campus, CAPITAL, SUM, points=10)
    attempt = await quizzes.start_attempt(campus.priya_python, quiz.id, by=campus.priya)
    await quizzes.answer(campus.priya_python, attempt.id, kept[0].id, 0, by=campus.priya)
    await quizzes.finish_attempt(campus.priya_python, attempt.id, by=campus.priya)
    return quiz


async def test_nothing_of_a_held_grade_is_on_any_page_of_its_learner_and_release_brings_it(campus):
    quiz = await held_work(campus)
    places = ['/sessions', f'/sessions/{campus.autumn.id}', '/agenda', mine(campus), f'{mine(campus)}/progress',
              f'{mine(campus)}/items/{campus.task.id}', f'{mine(campus)}/items/{quiz.id}']
    open_pages = {}
    for place in places:
        open_pages[place] = await campus.visit(campus.priya, place)
        await quiet()
        found = [secret for secret in (*SECRETS[:3], '3.33', 'By the fjord') if secret in words(open_pages[place])]
        assert not found, (place, found)
    await sees(open_pages[f'{mine(campus)}/progress'], 'Not released yet', 'not released')
    await sees(open_pages[f'{mine(campus)}/items/{quiz.id}'], 'Not released yet')
    await sees(open_pages[mine(campus)], 'Submitted, grade not released', 'no grade yet')
    coach = await campus.visit(campus.tomas, f'/coaching/{campus.autumn.id}/courses/{campus.python.id}')
    rows = (await answer(coach, f'/coaching/{campus.autumn.id}/courses/{campus.python.id}/rows?q=priya')).json()['rows']
    assert rows[0][f'item-{campus.task.id}']['score'] == '33.5'
    await grades.release_grades(campus.autumn_python, by=campus.tomas)
    await sees(open_pages[f'{mine(campus)}/progress'], '33.5 / 40', '3.33 / 10')
    await sees(open_pages[f'{mine(campus)}/items/{campus.task.id}'], '33.5 / 40', 'Too short for me')
    await sees(open_pages[f'{mine(campus)}/items/{quiz.id}'], '3.33 / 10', 'By the fjord')
    await sees(open_pages[mine(campus)], '33.5 / 40', 'grade ')
    await campus.priya_python.refresh_from_db()
    await sees(open_pages['/sessions'], f'grade {numbers.half_up(campus.priya_python.released_grade)}')
    await grades.withhold_grades(campus.autumn_python, by=campus.tomas)
    await sees_no(open_pages[f'{mine(campus)}/progress'], '33.5', '3.33')


async def test_the_median_stands_beside_ones_own_where_coaches_show_it(campus):
    await sessions.enrol(campus.autumn, campus.bo, campus.olga, by=campus.samuel)
    priya = await campus.visit(campus.priya, f'{mine(campus)}/progress')
    taking = await campus.autumn_python.participations.all().order_by('id')
    for participation, points in zip(taking, (10, 20, 30, 36, 40), strict=True):
        await grades.enter_grade(participation, f'item-{campus.task.id}', str(points), by=campus.tomas)
    assert 'median' not in words(priya)
    await grades.set_up_gradebook(campus.autumn_python, GradebookChanges(shows_median=True), by=campus.marta)
    await sees(priya, 'median of all learners 75.00 %')
    await grades.enter_grade(taking[3], f'item-{campus.task.id}', '21', by=campus.tomas)
    await sees(priya, 'median of all learners 52.50 %')
    await sessions.withdraw(campus.autumn, campus.olga, by=campus.samuel)
    await sees_no(priya, 'median of all learners 52.50 %')


async def test_the_page_is_small(campus):
    await campus.visit(campus.priya, '/account')
    with counted() as statements:
        priya = await campus.visit(campus.priya, f'{mine(campus)}/progress')
    assert count(priya) < 60
    assert len(statements) <= 45, len(statements)
