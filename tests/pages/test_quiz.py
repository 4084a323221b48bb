"""A quiz: its learner answers, its coach sees it and helps, and neither sees what is not theirs."""
from dataclasses import replace
from datetime import timedelta

from components.attempts_board.attempts_board import AttemptsBoard
from components.prose import prose
from components.quiz.quiz import Quiz
from db import Attempt, Submission, quizzes
from db.records import Answer
from formats.questions import ALL, Option
from tests.pages.forging import send
from tests.pages.quizzes import CAPITAL, ESSAY, GAPS, SUM, add_quiz
from tests.pages.screen import quiet, sees, sees_no, the


def place(here, item) -> str:
    return f'/sessions/{here.autumn.id}/courses/{here.python.id}/items/{item.id}'


def attempts(here) -> str:
    return f'/coaching/{here.autumn.id}/courses/{here.python.id}/attempts'


async def start(here, item):
    priya = await here.visit(here.priya, place(here, item))
    await sees(priya, 'Start the quiz')
    priya.find(marker='start-quiz').click()
    await quiet()
    return priya


async def give(browser, question, value, n=1):
    send(browser, the(browser, Quiz), 'answer', {'id': question.id, 'n': n, 'value': value})
    await quiet()


async def test_each_answer_is_kept_and_the_result_shown_at_the_end(campus):
    item, (capital, total, essay) = await add_quiz(campus, settings={'time_limit_minutes': 20})
    priya = await start(campus, item)
    quiz = the(priya, Quiz)
    assert [question['kind'] for question in quiz._props['questions']] == ['single_choice', 'number', 'essay']
    assert 1100 < quiz._props['seconds_left'] <= 1200
    assert not {'By the fjord', 'share', 'right'} & set(str(quiz._props['questions']).split("'"))
    await give(priya, capital, 0)
    await give(priya, total, '5 apples')
    await give(priya, essay, 'Because.')
    assert [answer.given for answer in await Answer.all().order_by('id')] == [0, '5 apples', 'Because.']
    send(priya, quiz, 'finish', None)
    await sees(priya, 'Awaiting grade', 'Question 1', 'By the fjord.', '2 / 2', 'Because.')
    tomas = await campus.visit(campus.tomas, f'{attempts(campus)}/{(await Attempt.get()).id}')
    await sees(tomas, 'Priya Nair', 'Answers to grade.', 'Because.')
    [answer] = await Answer.filter(question_id=essay.id)
    tomas.find(marker=f'points-{answer.id}').type('3')
    tomas.find(marker=f'grade-{answer.id}').click()
    await sees(tomas, '6.67 / 10 points')
    await sees(priya, '6.67 of 10 points.')
    assert (await Submission.get()).points == answer_points(6.67)


def answer_points(value):
    from decimal import Decimal
    return Decimal(str(value))


async def test_whichever_of_several_right_options_was_chosen_is_shown_as_right(campus):
    from pages.sessions.quiz_labels import question_review  # pages are loaded anew with every server
    names = [Option(text='Oslo', share=ALL), Option(text='Christiania', share=ALL), Option(text='Bergen')]
    item, [capital] = await add_quiz(campus, replace(CAPITAL, options=tuple(names)))
    attempt = await quizzes.start_attempt(campus.priya_python, item.id, by=campus.priya)
    await quizzes.answer(campus.priya_python, attempt.id, capital.id, 1, by=campus.priya)
    await quizzes.finish_attempt(campus.priya_python, attempt.id, by=campus.priya)
    [question] = (await quizzes.review_attempt(campus.priya_python, attempt.id, seen_by=campus.priya)).questions
    shown = await prose.drawn(lambda: question_review(question, ''))
    assert (shown['mark_label'], [line['right'] for line in shown['lines']]) == ('Right', [True, True, False])


async def test_a_reload_finds_everything_and_another_tab_follows(campus):
    item, (capital, *_) = await add_quiz(campus)
    priya = await start(campus, item)
    await give(priya, capital, 1)
    await priya.open(place(campus, item))
    await sees(priya, "'given': 1")
    other = await campus.visit(campus.priya, place(campus, item))
    await quizzes.finish_attempt(campus.priya_python, (await Attempt.get()).id, by=campus.priya)
    await sees(other, 'Attempt 1', 'Wrong')


async def test_what_is_no_answer_is_refused_at_its_question_and_nothing_else_is_lost(campus):
    item, (capital, total, _) = await add_quiz(campus)
    priya = await start(campus, item)
    await give(priya, capital, 0)
    for forged in (17, 'Oslo', [0], {'a': 1}):
        await give(priya, capital, forged)
    await give(priya, total, 'x' * 5000)
    given = {answer.question_id: answer.given for answer in await Answer.all()}
    assert given[capital.id] == 0 and given[total.id] is None


async def test_a_coach_sees_who_is_at_it_and_more_time_reaches_the_learner_at_once(campus):
    item, (capital, *_) = await add_quiz(campus, settings={'time_limit_minutes': 10})
    tomas = await campus.visit(campus.tomas, attempts(campus))
    lucia = await campus.visit(campus.lucia, f'/coaching/{campus.evening.id}/courses/{campus.python.id}/attempts')
    priya = await start(campus, item)
    await give(priya, capital, 0)
    assert the(tomas, AttemptsBoard)._props['rows'] == ()  # what came since was patched
    tomas = await campus.visit(campus.tomas, attempts(campus))
    [row] = the(tomas, AttemptsBoard)._props['rows']
    assert (row['name'], row['answered'], row['asked']) == ('Priya Nair', 1, 3)
    assert the(lucia, AttemptsBoard)._props['rows'] == ()
    send(tomas, the(tomas, AttemptsBoard), 'more_time', row['id'])
    await sees(tomas, 'More time for Priya Nair')
    tomas.find(marker='add-time').click()
    await sees(tomas, 'Say why, in up to 500 characters.')
    tomas.find(marker='reason').type('The power went out')
    before = (await Attempt.get()).ends_at
    tomas.find(marker='add-time').click()
    await quiet()
    assert (await Attempt.get()).ends_at == before + timedelta(minutes=5)
    assert the(priya, Quiz)._props['seconds_left'] > 840


async def test_of_an_attempt_that_is_over_is_said_so_instead_of_asking_to_finish_it(campus):
    item, _ = await add_quiz(campus)
    await start(campus, item)
    tomas = await campus.visit(campus.tomas, attempts(campus))
    board, attempt = the(tomas, AttemptsBoard), await Attempt.get()
    send(tomas, board, 'finish', attempt.id)
    await sees(tomas, 'End the attempt of Priya Nair?')
    tomas.find('End attempt').click()
    await quiet()
    await attempt.refresh_from_db()
    assert attempt.finished_at
    send(tomas, board, 'finish', attempt.id)
    await tomas.should_see('The attempt of Priya Nair has already ended.')
    await tomas.should_not_see('End the attempt of Priya Nair?')


async def test_an_attempt_of_another_session_is_not_there_for_its_coach(campus):
    item, _ = await add_quiz(campus)
    await start(campus, item)
    attempt = await Attempt.get()
    lucia = await campus.visit(campus.lucia, f'/coaching/{campus.evening.id}/courses/{campus.python.id}/attempts')
    send(lucia, the(lucia, AttemptsBoard), 'finish', attempt.id)
    send(lucia, the(lucia, AttemptsBoard), 'more_time', attempt.id)
    await quiet()
    await attempt.refresh_from_db()
    assert attempt.finished_at is None and attempt.extra_minutes == 0


async def test_staff_look_on_without_starting_anything(campus):
    item, _ = await add_quiz(campus, CAPITAL, SUM, GAPS, ESSAY)
    tomas = await campus.visit(campus.tomas, place(campus, item))
    await sees(tomas, 'Learners take the quiz here.')
    await tomas.open(f'{place(campus, item)}?as=learner')
    await sees(tomas, 'Start the quiz')
    await sees_no(tomas, 'What is the capital')
    assert not await Attempt.exists()
