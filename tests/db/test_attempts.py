"""Attempting a quiz: the server's clock, every answer kept, the grade that follows, and who sees what."""
import asyncio
import json
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest

from db import (
    Attempt,
    GradeChange,
    Participation,
    Submission,
    courses,
    customisation,
    extensions,
    outlines,
    quizzes,
    sessions,
    submissions,
    tracking,
)
from db.core import Invalid, ListQuery, NotAllowed, NotFound, NotOpen, TooManyAttempts, clock
from db.customisation import ItemDates
from db.extensions import ExtensionGrant
from db.integrity import check_figures
from db.items import ItemChanges
from db.outlines import ItemStatus
from db.quizzes import Slot, deadlines, finish_overdue, random_selection
from db.quizzes import attempts as attempts_module
from db.records import SYSTEM, Answer, CompletionRule, FinishedBy, QuizSettings, Reveal, Scoring
from db.sessions import SessionChanges
from formats.questions import Pair, QuestionData, QuestionKind
from tests.counting import counted
from tests.db import quiz_cast
from tests.db.quiz_cast import RIGHT, choice, essay, heard, number, place_of, typed, words

D = Decimal
TIMED = QuizSettings(time_limit_minutes=30)


async def start(school, here):
    return await quizzes.start_attempt(school.priya_python, here.id, by=school.priya)


async def answer(school, attempt, question, given):
    return await quizzes.answer(school.priya_python, attempt.id, question.id, given, by=school.priya)


async def choose(school, here, attempt, text=RIGHT, question=None):
    question = question or here.questions[0]
    place = await place_of(school.priya_python, here.id, question.id, text, seen_by=school.priya)
    await answer(school, attempt, question, place)


async def finish(school, attempt):
    return await quizzes.finish_attempt(school.priya_python, attempt.id, by=school.priya)


async def attempted(school, here, *, choose_right=False, town=''):
    """A whole attempt at the usual quiz: 1 of 4 for the choice, 3 of 4 for the town, of the item's ten points."""
    attempt = await start(school, here)
    await choose(school, here, attempt, RIGHT if choose_right else 'another')
    await answer(school, attempt, here.questions[1], town)
    return await finish(school, attempt)


async def grade_of(participation, item_id):
    """The one submission of the quiz, and the history of its points."""
    [submission] = await participation.submissions.filter(item_id=item_id)
    return submission, [(change.old, change.new) for change in await submission.history.all()]


async def right_figures():
    return not (await check_figures(by=SYSTEM)).differences


async def test_a_learner_answers_and_finishes_and_has_the_points_at_once(school):
    here = await quiz_cast.quiz(school)
    attempt = await start(school, here)
    assert (attempt.number, attempt.ends_at.date() > clock.now().date()) == (1, True)
    await choose(school, here, attempt, 'another')
    await choose(school, here, attempt)
    await answer(school, attempt, here.questions[1], ' lisboa ')
    done = await finish(school, attempt)
    assert (done.points, done.out_of, done.finished_by) == (D('6.25'), 10, FinishedBy.LEARNER)
    submission, history = await grade_of(school.priya_python, here.id)
    assert (submission.points, submission.out_of, submission.is_late) == (D('6.25'), 10, False)
    assert history == [(None, D('6.25'))]
    assert submission.graded_by_id is None and not await submission.history.filter(by_id__isnull=False).exists()
    figures = await Participation.get(id=school.priya_python.id)
    assert (figures.done, figures.grade, figures.to_grade) == (1, D('62.5'), 0)
    assert [answer.points for answer in await done.answers.all().order_by('id')] == [1, D('1.5')]
    rows, _ = await tracking.learner_rows(school.autumn_python, ListQuery(search='nair'), seen_by=school.tomas)
    assert (rows[0].cells[here.id].status, rows[0].cells[here.id].score) == (ItemStatus.DONE, D('6.25'))
    assert await right_figures()


async def test_starting_again_goes_on_with_the_attempt_under_way(school):
    here = await quiz_cast.quiz(school, attempts=1)
    first, second = await asyncio.gather(start(school, here), start(school, here))
    assert first.id == second.id and await Attempt.all().count() == 1
    await choose(school, here, first)
    view = await quizzes.quiz_view(school.priya_python, here.id, seen_by=school.priya)
    assert (view.attempts_left, view.why_not, view.in_progress.answered, view.in_progress.asked) == (0, None, 1, 2)
    shown = view.in_progress.questions[0]
    assert shown.options[shown.given] == RIGHT and shown.saved_at
    given = partial(quizzes.answers_given, school.priya_python)
    assert await given(first.id, [shown.id], seen_by=school.priya) == {shown.id: shown.given}
    assert set((await given(first.id, seen_by=school.priya)).values()) == {shown.given, None}
    with pytest.raises(NotAllowed):
        await given(first.id, seen_by=school.tomas)
    await answer(school, first, here.questions[0], None)
    assert (await quizzes.quiz_view(school.priya_python, here.id, seen_by=school.priya)).in_progress.answered == 0


async def test_a_quiz_can_be_attempted_as_often_as_it_says_and_as_a_coach_allows(school):
    here = await quiz_cast.quiz(school, attempts=2)
    for _ in range(2):
        await attempted(school, here)
    with pytest.raises(TooManyAttempts, match='You have used all 2 attempts at Check'):
        await start(school, here)
    view = await quizzes.quiz_view(school.priya_python, here.id, seen_by=school.priya)
    assert view.attempts_left == 0 and isinstance(view.why_not, TooManyAttempts)
    await extensions.allow_attempts(school.priya_python, here.id, by=school.tomas, reason='The fire alarm.')
    await extensions.allow_attempts(school.priya_python, here.id, 2, by=school.tomas, reason='Again.')
    assert (await quizzes.quiz_view(school.priya_python, here.id, seen_by=school.priya)).attempts_left == 3
    assert (await start(school, here)).number == 3
    with pytest.raises(Invalid):
        await extensions.allow_attempts(school.priya_python, here.id, 0, by=school.tomas, reason='None.')
    for stranger in (school.aiko, school.samuel, school.priya, school.helena):
        with pytest.raises(NotAllowed):
            await extensions.allow_attempts(school.priya_python, here.id, by=stranger, reason='Please.')
    free = await quiz_cast.quiz(school, title='Free')
    with pytest.raises(Invalid, match='as often as one likes'):
        await extensions.allow_attempts(school.priya_python, free.id, by=school.tomas, reason='More.')


@pytest.mark.parametrize(('scoring', 'grades'), [
    (Scoring.BEST, ['2.50', '10.00', '10.00']), (Scoring.LAST, ['2.50', '10.00', '7.50']),
    (Scoring.AVERAGE, ['2.50', '6.25', '6.67']),
])
async def test_the_grade_is_the_best_the_last_or_the_average_attempt_with_its_history(school, scoring, grades):
    here = await quiz_cast.quiz(school, settings=QuizSettings(scoring=scoring))
    attempts = [{'choose_right': True}, {'choose_right': True, 'town': 'Lisbon'}, {'town': 'Lisbon'}]
    seen = []
    for how in attempts:
        await attempted(school, here, **how)
        seen.append(str((await grade_of(school.priya_python, here.id))[0].points))
    assert seen == grades
    _, history = await grade_of(school.priya_python, here.id)
    assert history == [(D(old) if old else None, D(new)) for old, new in zip([None, *grades], grades) if old != new]
    view = await quizzes.quiz_view(school.priya_python, here.id, seen_by=school.priya)
    assert view.points == D(grades[-1])
    assert [line.points for line in view.attempts] == [D('2.5'), 10, D('7.5')]
    assert await right_figures()


async def test_points_are_rounded_once_half_up_to_two_decimals_of_the_items_points(school):
    here = await quiz_cast.quiz(school, *[choice(f'Q{n}') for n in range(7)], points=5)
    attempt = await start(school, here)
    for question in here.questions[:3]:
        await choose(school, here, attempt, question=question)
    assert (await finish(school, attempt)).points == D('2.14')
    await choose(school, here, attempt := await start(school, here))
    assert (await finish(school, attempt)).points == D('0.71')


async def test_the_time_is_the_servers_and_an_attempt_is_over_when_it_is(school):
    here = await quiz_cast.quiz(school, settings=TIMED)
    attempt = await start(school, here)
    assert attempt.ends_at == attempt.started_at + timedelta(minutes=30)
    await choose(school, here, attempt)
    with clock.stopped_at(attempt.ends_at):
        view = await quizzes.quiz_view(school.priya_python, here.id, seen_by=school.priya)
        assert view.in_progress is None and view.attempts[0].finished_at == attempt.ends_at
        assert await quizzes.attempts_in_progress(school.autumn_python, seen_by=school.tomas) == []
        assert await answer(school, attempt, here.questions[1], 'Lisbon') == attempt.ends_at
        await finish_overdue()
        assert (await Attempt.get(id=attempt.id)).finished_at is None
    with clock.stopped_at(attempt.ends_at + deadlines.GRACE + timedelta(milliseconds=1)):
        with pytest.raises(NotOpen, match='This attempt is finished'):
            await answer(school, attempt, here.questions[1], 'Porto')
        await finish_overdue()
        done = await Attempt.get(id=attempt.id)
        assert (done.finished_by, done.finished_at, done.points) == (FinishedBy.CLOCK, attempt.ends_at, 10)
        with pytest.raises(NotOpen):
            await answer(school, attempt, here.questions[1], 'Porto')
        assert (await finish(school, attempt)).finished_by is FinishedBy.CLOCK
        await finish_overdue()
    assert len((await grade_of(school.priya_python, here.id))[1]) == 1
    assert await right_figures()


async def test_after_the_time_a_new_attempt_finishes_the_old_one_first(school):
    here = await quiz_cast.quiz(school, settings=TIMED)
    first = await start(school, here)
    await choose(school, here, first)
    with clock.stopped_at(first.ends_at):
        second = await start(school, here)
    assert second.number == 2
    first = await Attempt.get(id=first.id)
    assert (first.finished_by, first.finished_at, first.points) == (FinishedBy.CLOCK, first.ends_at, D('2.5'))


async def test_the_server_finishes_attempts_by_itself_also_those_of_before_a_restart(school, monkeypatch):
    monkeypatch.setattr(deadlines, 'GRACE', timedelta())
    here = await quiz_cast.quiz(school, settings=TIMED)
    with clock.stopped_at(clock.now() - timedelta(hours=3)):
        old = await start(school, here)
        await choose(school, here, old)
    async with deadlines.finishing.running():
        await _until_finished(old)
        new = await start(school, here)
        await Attempt.filter(id=new.id).update(ends_at=clock.now() + timedelta(minutes=9))
        [moved] = await Attempt.filter(id=new.id)
        moved.ends_at = clock.now() + timedelta(milliseconds=30)
        await moved.save()
        deadlines.schedule_finish(moved.ends_at)
        await _until_finished(new)
    old = await Attempt.get(id=old.id)
    assert (old.finished_by, old.finished_at, old.points) == (FinishedBy.CLOCK, old.ends_at, D('2.5'))
    assert await right_figures()


async def _until_finished(attempt):
    for _ in range(500):
        if (await Attempt.get(id=attempt.id)).finished_at:
            return
        await asyncio.sleep(0.01)
    raise AssertionError('Nobody has finished it.')


async def test_one_attempt_that_cannot_be_finished_keeps_no_other_waiting(school, caplog):
    here = await quiz_cast.quiz(school, settings=TIMED)
    broken = await start(school, here)
    fine = await quizzes.start_attempt(school.emeka_python, here.id, by=school.emeka)
    await Attempt.filter(id=broken.id).update(asked=[{'question': 0, 'points': '1'}])
    with clock.stopped_at(fine.ends_at + timedelta(minutes=1)):
        await finish_overdue()
    assert (await Attempt.get(id=fine.id)).finished_at and not (await Attempt.get(id=broken.id)).finished_at
    assert f'Attempt {broken.id} cannot be finished' in caplog.text


async def test_two_servers_finish_an_attempt_once(school):
    here = await quiz_cast.quiz(school, settings=TIMED)
    attempt = await start(school, here)
    with clock.stopped_at(attempt.ends_at + timedelta(minutes=1)):
        await asyncio.gather(finish_overdue(), finish_overdue(), finish(school, attempt))
    assert await GradeChange.all().count() == 1


async def test_time_ends_with_the_limit_the_closing_or_the_learners_days_in_the_session(school):
    here = await quiz_cast.quiz(school, settings=TIMED, closes_day=50)
    closes = (await outlines.learner_outline(school.priya_python)).item(here.id).closes_at
    with clock.stopped_at(closes - timedelta(minutes=10)):
        assert (await start(school, here)).ends_at == closes
        extended = await extensions.extend(school.emeka_python, here.id,
                                           ExtensionGrant(closes_at=closes + timedelta(days=1),
                                                          extra_minutes=15), by=school.tomas, reason='Ill.')
        emekas = await quizzes.start_attempt(school.emeka_python, here.id, by=school.emeka)
        assert emekas.ends_at - emekas.started_at == timedelta(minutes=30 + extended.extra_minutes)
    free = await quiz_cast.quiz(school, title='Free')
    assert (await start(school, free)).ends_at == school.autumn.ends
    with clock.stopped_at(closes + timedelta(seconds=1)):
        with pytest.raises(NotOpen, match='Check closed on'):
            await start(school, here)
        view = await quizzes.quiz_view(school.priya_python, here.id, seen_by=school.priya)
        assert str(view.why_not).startswith('Check closed on')


async def test_more_time_for_one_learner_reaches_the_attempt_under_way_and_nobodys_time_shrinks(school):
    here = await quiz_cast.quiz(school, settings=TIMED)
    attempt = await start(school, here)
    notices = heard(attempt.topic())
    await extensions.extend(school.priya_python, here.id, ExtensionGrant(extra_minutes=10), by=school.tomas,
                            reason='Reads slowly.')
    longer = await Attempt.get(id=attempt.id)
    assert longer.ends_at - longer.started_at == timedelta(minutes=40) and notices
    await courses.edit_item(school.python, here.id, ItemChanges(settings={'time_limit_minutes': 5}), by=school.helena)
    await extensions.extend(school.priya_python, here.id, ExtensionGrant(extra_minutes=11), by=school.tomas,
                            reason='Reads slowly.')
    assert (await Attempt.get(id=attempt.id)).ends_at == longer.ends_at
    await courses.edit_item(school.python, here.id, ItemChanges(settings={'time_limit_minutes': 50}), by=school.helena)
    assert (await Attempt.get(id=attempt.id)).ends_at == attempt.started_at + timedelta(minutes=61)


async def test_a_closing_that_moves_later_lets_those_who_are_at_it_go_on(school):
    here = await quiz_cast.quiz(school, closes_day=60)
    attempt = await start(school, here)
    bos = await quizzes.start_attempt(school.bo_python, here.id, by=school.bo)
    assert attempt.ends_at == (await outlines.learner_outline(school.priya_python)).item(here.id).closes_at
    await customisation.set_dates(school.autumn_python, here.id,
                                  ItemDates(closes_at=attempt.ends_at + timedelta(days=2)),
                                  by=school.tomas)
    assert (await Attempt.get(id=attempt.id)).ends_at == attempt.ends_at + timedelta(days=2)
    assert (await Attempt.get(id=bos.id)).ends_at == bos.ends_at
    free = await quiz_cast.quiz(school, title='Free')
    attempt = await start(school, free)
    await sessions.configure(school.autumn, SessionChanges(ends=school.autumn.ends + timedelta(days=5)),
                             by=school.samuel)
    assert (await Attempt.get(id=attempt.id)).ends_at == attempt.ends_at + timedelta(days=5)
    await sessions.set_personal_dates(school.autumn, school.priya, extra_days=3, by=school.samuel)
    assert (await Attempt.get(id=attempt.id)).ends_at == attempt.ends_at + timedelta(days=8)


async def test_what_is_finished_late_is_late_and_only_where_it_counts(school):
    here = await quiz_cast.quiz(school, due_day=50)
    due = (await outlines.learner_outline(school.priya_python)).item(here.id).due_at
    attempt = await start(school, here)
    await choose(school, here, attempt)
    await finish(school, attempt)
    with clock.stopped_at(due + timedelta(hours=1)):
        await attempted(school, here)
        assert not (await grade_of(school.priya_python, here.id))[0].is_late
        await attempted(school, here, choose_right=True, town='Lisbon')
        submission, _ = await grade_of(school.priya_python, here.id)
        assert submission.is_late and submission.submitted_at == clock.now()


@pytest.mark.parametrize(('completes', 'points', 'done'), [
    (CompletionRule.SUBMITTED, 0, True), (CompletionRule.GRADED, 0, True), (CompletionRule.PASSED, 5, False),
    (CompletionRule.PASSED, 8, True)])
async def test_a_quiz_completes_by_its_rule(school, completes, points, done):
    here = await quiz_cast.quiz(school, completes=completes, pass_points=6)
    await attempted(school, here, choose_right=points > 7, town='Lisbon' if points > 7 else '')
    row = await school.priya_python.completions.filter(item_id=here.id).get()
    assert (row.completed_at is not None) == done and row.opened_at or not done
    assert await right_figures()


async def test_an_essay_waits_for_a_coach_and_its_points_follow_at_once(school):
    here = await quiz_cast.quiz(school, choice(points=2), essay(points=2), completes=CompletionRule.GRADED)
    attempt = await start(school, here)
    await choose(school, here, attempt)
    await answer(school, attempt, here.questions[1], 'Because.')
    done = await finish(school, attempt)
    assert done.points is None and (await Participation.get(id=school.priya_python.id)).to_grade == 1
    assert (await quizzes.quiz_view(school.priya_python, here.id, seen_by=school.priya)).attempts[0].needs_grading
    waiting, total = await quizzes.attempt_rows(school.autumn_python, here.id, ListQuery(state='to_grade'),
                                                seen_by=school.tomas)
    assert total == 1 and waiting[0].needs_grading
    words_ = await Answer.get(attempt_id=done.id, question_id=here.questions[1].id)
    notices = heard(done.topic(), school.priya_python.topic())
    await quizzes.grade_answer(words_, '1,5', by=school.tomas, comment='Nearly.')
    assert len(notices) == 2 and (await Attempt.get(id=done.id)).points == D('8.75')
    submission, history = await grade_of(school.priya_python, here.id)
    assert (submission.graded_by_id, history) == (school.tomas.id, [(None, D('8.75'))])
    assert (await Participation.get(id=school.priya_python.id)).to_grade == 0
    await quizzes.grade_answer(words_, 2, by=school.marta, why='A second look.')
    assert (await grade_of(school.priya_python, here.id))[1] == [(None, D('8.75')), (D('8.75'), 10)]
    assert words_.comment == 'Nearly.'
    assert await right_figures()


async def test_a_coach_corrects_what_was_computed_and_it_stays_so(school):
    here = await quiz_cast.quiz(school, choice(points=2), essay(points=2))
    attempt = await start(school, here)
    await choose(school, here, attempt, 'another')
    await answer(school, attempt, here.questions[1], 'Because.')
    await finish(school, attempt)
    chosen, essay_ = await Answer.filter(attempt_id=attempt.id).order_by('id')
    await quizzes.grade_answer(chosen, 1, by=school.tomas)
    await quizzes.grade_answer(essay_, 2, by=school.tomas)
    assert (await Attempt.get(id=attempt.id)).points == D('7.5')
    for points in ('3', '-1', 'x', '1.005', 'NaN'):
        with pytest.raises(Invalid):
            await quizzes.grade_answer(chosen, points, by=school.tomas)
    for stranger in (school.aiko, school.lucia, school.samuel, school.helena, school.priya, school.emeka):
        with pytest.raises(NotAllowed):
            await quizzes.grade_answer(chosen, 2, by=stranger)
    submission, _ = await grade_of(school.priya_python, here.id)
    with pytest.raises(NotAllowed, match='follow from'):
        await submissions.grade_submission(submission, 9, by=school.tomas)
    second = await start(school, here)
    with pytest.raises(NotAllowed, match='still in progress'):
        await quizzes.grade_answer(await Answer.filter(attempt_id=second.id).first(), 1, by=school.tomas)


async def test_an_empty_essay_needs_nobody(school):
    here = await quiz_cast.quiz(school, words(), essay())
    attempt = await start(school, here)
    await answer(school, attempt, here.questions[1], '  ')
    assert (await finish(school, attempt)).points == 0


async def test_a_coach_adds_minutes_and_finishes_and_the_learners_page_hears_it(school):
    here = await quiz_cast.quiz(school, settings=TIMED)
    attempt = await start(school, here)
    notices = heard(attempt.topic(), school.autumn_python.topic('attempts'))
    await quizzes.add_minutes(attempt, 10, by=school.tomas, reason='The fire alarm.')
    assert [(notice.topic.record, notice.keys) for notice in notices] == [
        ('attempt', None), ('session_course', frozenset({attempt.id}))]
    [row] = await quizzes.attempts_in_progress(school.autumn_python, here.id, seen_by=school.tomas)
    assert (row.ends_at - row.started_at, row.extra_minutes) == (timedelta(minutes=40), 10)
    with clock.stopped_at(attempt.started_at + timedelta(minutes=35)):
        await choose(school, here, attempt)
    for minutes in (0, -5, 1441, 1.5, True):
        with pytest.raises(Invalid):
            await quizzes.add_minutes(attempt, minutes, by=school.tomas, reason='More.')
    with pytest.raises(Invalid, match='Say why'):
        await quizzes.add_minutes(attempt, 5, by=school.tomas, reason=' ')
    for stranger in (school.aiko, school.lucia, school.samuel, school.helena, school.priya):
        with pytest.raises(NotAllowed):
            await quizzes.add_minutes(attempt, 5, by=stranger, reason='Please.')
        with pytest.raises(NotAllowed):
            await quizzes.finish_now(attempt, by=stranger)
    await quizzes.finish_now(attempt, by=school.tomas)
    assert ((await Attempt.get(id=attempt.id)).finished_by, attempt.points) == (FinishedBy.COACH, D('2.5'))
    with pytest.raises(NotAllowed):
        await quizzes.finish_now(attempt, by=school.tomas)
    with pytest.raises(NotAllowed):
        await quizzes.add_minutes(attempt, 5, by=school.tomas, reason='Too late.')


async def test_nothing_a_learner_loads_before_the_end_tells_what_is_right(school):
    """Neither words of feedback nor an index that tells where a thing stands in the bank."""
    pairs = QuestionData(
        kind=QuestionKind.MATCHING, text='Pair them.', shuffle=False,
        pairs=(Pair(left='1', right='zebra'), Pair(left='2', right='ant'), Pair(left='3', right='mole')))
    order = QuestionData(kind=QuestionKind.ORDERING, text='Order them.', order=('first', 'second', 'third', 'fourth'))
    here = await quiz_cast.quiz(school, choice(), typed(), number(), pairs, order)
    attempt = await start(school, here)
    view = await quizzes.quiz_view(school.priya_python, here.id, seen_by=school.priya)
    loaded = json.dumps(asdict(view.in_progress), default=lambda one: '' if isinstance(one, datetime) else str(one))
    for secret in ('Well done', 'Not quite', 'Lisbon', 'Lisboa', '4.5', '5.5', 'share', 'feedback', 'right_answer'):
        assert secret not in loaded
    *_, shown_pairs, shown_order = view.in_progress.questions
    assert shown_pairs.options == ('ant', 'mole', 'zebra') and shown_pairs.lefts == ('1', '2', '3')
    assert sorted(shown_order.options) == sorted(order.order) and list(shown_order.options) != list(order.order)
    await answer(school, attempt, here.questions[3], [2, 0, 1])
    await answer(school, attempt, here.questions[4], [shown_order.options.index(text) for text in order.order])
    with pytest.raises(NotOpen, match='in progress'):
        await quizzes.review_attempt(school.priya_python, attempt.id, seen_by=school.priya)
    assert (await finish(school, attempt)).points == D('4.00')


async def test_the_order_is_the_learners_own_and_stays(school):
    choices = [choice(f'Q{n}') for n in range(8)]
    here = await quiz_cast.quiz(school, words(), *choices, settings=QuizSettings(shuffle=True))
    attempt = await start(school, here)
    orders = [[entry['question'] for entry in attempt.asked]]
    for person, participation in ((school.emeka, school.emeka_python), (school.bo, school.bo_python)):
        begun = await quizzes.start_attempt(participation, here.id, by=person)
        orders.append([entry['question'] for entry in begun.asked])
    assert len({tuple(order) for order in orders}) > 1 and {order[0] for order in orders} == {here.questions[0].id}
    first, again = [(await quizzes.quiz_view(school.priya_python, here.id, seen_by=school.priya)).in_progress
                    for _ in range(2)]
    assert first == again and [question.id for question in first.questions] == orders[0]
    assert [question.number for question in first.questions] == [None, *range(1, 9)]
    assert any(question.options != ('the right one', 'another', 'a third') for question in first.questions[1:])


async def test_questions_are_drawn_for_each_attempt_and_none_twice(school):
    pool = [await courses.add_question(school.python, choice(f'P{n}', points=n + 1, category='Pool'), by=school.helena)
            for n in range(6)]
    here = await quiz_cast.quiz(school, slots=[
        Slot(question_id=pool[0].id), Slot(draws=2, category='Pool', points=D(5)), Slot(draws=2, category='Pool')])
    drawn = set()
    for _ in range(8):
        attempt = await start(school, here)
        asked = [entry['question'] for entry in attempt.asked]
        assert len(set(asked)) == 5 and asked[0] == pool[0].id and set(asked) <= {one.id for one in pool}
        assert [entry['points'] for entry in attempt.asked[1:3]] == ['5.00', '5.00']
        drawn.add(tuple(sorted(asked)))
        await finish(school, attempt)
    assert len(drawn) > 1
    await courses.archive_question(school.python, pool[5].id, by=school.helena)
    for one in pool[3:5]:
        await courses.archive_question(school.python, one.id, by=school.helena)
    assert len((await start(school, here)).asked) == 3, 'what is not there any more is not asked'


async def test_an_edited_question_is_asked_from_the_next_attempt_on(school):
    here = await quiz_cast.quiz(school)
    attempt = await start(school, here)
    turned = replace(typed(points=3), texts=(replace(typed().texts[0], text='Porto'),))
    await courses.edit_question(school.python, here.questions[1].id, turned, by=school.helena)
    await answer(school, attempt, here.questions[1], 'Lisbon')
    assert (await finish(school, attempt)).points == D('7.5')
    second = await start(school, here)
    new = second.asked[1]['question']
    await quizzes.answer(school.priya_python, second.id, new, 'Porto', by=school.priya)
    with pytest.raises(NotFound):
        await answer(school, second, here.questions[1], 'Lisbon')
    assert (await finish(school, second)).points == D('7.5')


async def test_a_question_edited_in_the_very_moment_of_the_start_is_asked_as_it_is_now(school, monkeypatch):
    here = await quiz_cast.quiz(school, choice())
    drawn = []

    async def draw(*args, **how):
        drawn.append(await random_selection.draw_questions(*args, **how))
        if len(drawn) == 1:
            shorter = replace(choice(), options=choice().options[:2])
            await courses.edit_question(school.python, here.questions[0].id, shorter, by=school.helena)
        return drawn[-1]

    monkeypatch.setattr(attempts_module, 'draw_questions', draw)
    attempt = await start(school, here)
    assert [len(asked[0]['order']) for asked in drawn] == [3, 2] and attempt.asked == drawn[1]


@pytest.mark.parametrize(('points', 'answers'), [
    (Reveal.FINISHED, Reveal.FINISHED), (Reveal.FINISHED, Reveal.CLOSED), (Reveal.CLOSED, Reveal.NEVER),
    (Reveal.NEVER, Reveal.NEVER)])
async def test_a_learner_looks_back_at_what_the_quiz_shows_by_then(school, points, answers):
    shows = QuizSettings(shows_points=points, shows_answers=answers)
    here = await quiz_cast.quiz(school, closes_day=60, settings=shows)
    done = await attempted(school, here, town='Lisbon')
    closes = (await outlines.learner_outline(school.priya_python)).item(here.id).closes_at

    async def seen():
        review = await quizzes.review_attempt(school.priya_python, done.id, seen_by=school.priya)
        view = await quizzes.quiz_view(school.priya_python, here.id, seen_by=school.priya)
        assert view.attempts[0].points == review.attempt.points == view.points
        return review.attempt.points is not None, bool(review.questions)

    assert await seen() == (points is Reveal.FINISHED, answers is Reveal.FINISHED)
    await Participation.filter(id=school.priya_python.id).update(last_item_id=None)
    with clock.stopped_at(closes + timedelta(seconds=1)):
        assert await seen() == (points is not Reveal.NEVER, answers is not Reveal.NEVER)
    staff = await quizzes.review_attempt(school.priya_python, done.id, seen_by=school.tomas)
    assert staff.attempt.points == D('7.5') and len(staff.questions) == 2


async def test_looking_back_shows_what_was_given_what_it_brought_and_what_is_right(school):
    here = await quiz_cast.quiz(school)
    done = await attempted(school, here, town='lisboa')
    review = await quizzes.review_attempt(school.priya_python, done.id, seen_by=school.priya)
    chosen, town = review.questions
    options = chosen.presented.options
    assert options[chosen.presented.given] == 'another' and options[chosen.right_answer] == RIGHT
    assert (chosen.points, chosen.right, chosen.parts[0].key) == (0, False, chosen.presented.given)
    assert (town.points, town.right, town.presented.given, town.right_answer) == (D('1.5'), False, 'lisboa', 'Lisbon')
    for stranger in (school.emeka, school.aiko, school.lucia, school.helena, school.olga):
        with pytest.raises(NotAllowed):
            await quizzes.review_attempt(school.priya_python, done.id, seen_by=stranger)
    with pytest.raises(NotFound):
        await quizzes.review_attempt(school.priya_evening, done.id, seen_by=school.priya)


async def test_a_coach_follows_who_is_at_it_and_nobody_of_the_other_session(school):
    here = await quiz_cast.quiz(school, words(), choice(), typed(), settings=TIMED)
    notices = heard(school.autumn_python.topic('attempts'), school.evening_python.topic('attempts'))
    attempt = await start(school, here)
    bos = await quizzes.start_attempt(school.bo_python, here.id, by=school.bo)
    await answer(school, attempt, here.questions[2], 'Lisbon')
    assert [(notice.topic.id, notice.keys) for notice in notices] == [
        (school.autumn_python.id, {attempt.id}), (school.evening_python.id, {bos.id}),
        (school.autumn_python.id, {attempt.id})]
    [row] = await quizzes.attempts_in_progress(school.autumn_python, seen_by=school.marta)
    assert (row.name, row.item, row.answered, row.asked, row.ends_at) == ('Priya Nair', 'Check', 1, 2, attempt.ends_at)
    assert await quizzes.attempt_rows_at(school.autumn_python, [attempt.id, bos.id], seen_by=school.tomas) == [row]
    await finish(school, attempt)
    assert await quizzes.attempts_in_progress(school.autumn_python, here.id, seen_by=school.tomas) == []
    [row], total = await quizzes.attempt_rows(school.autumn_python,
                                              here.id, ListQuery(sort='points', descending=True, search='priya'),
                                              seen_by=school.tomas)
    assert (total, row.points, row.finished_by, row.in_progress) == (1, 5, FinishedBy.LEARNER, False)
    for stranger in (school.lucia, school.aiko, school.priya, school.helena):
        for look in (lambda by: quizzes.attempts_in_progress(school.autumn_python, seen_by=by),
                     lambda by: quizzes.attempt_rows_at(school.autumn_python, [attempt.id], seen_by=by),
                     lambda by: quizzes.attempt_rows(school.autumn_python, here.id, ListQuery(), seen_by=by)):
            with pytest.raises(NotAllowed):
                await look(stranger)


async def test_an_attempt_is_its_learners_alone(school):
    here = await quiz_cast.quiz(school)
    attempt = await start(school, here)
    question = here.questions[0].id
    for participation, by, no in (
        (school.priya_python, school.emeka, NotAllowed), (school.priya_python, school.marta, NotAllowed),
        (school.emeka_python, school.emeka, NotFound), (school.priya_evening, school.priya, NotFound),
        (school.bo_python, school.bo, NotFound),
    ):
        with pytest.raises(no):
            await quizzes.answer(participation, attempt.id, question, 0, by=by)
        with pytest.raises(no):
            await quizzes.finish_attempt(participation, attempt.id, by=by)
        if no is NotAllowed:
            with pytest.raises(NotAllowed):
                await quizzes.start_attempt(participation, here.id, by=by)
            with pytest.raises(NotAllowed):
                await quizzes.quiz_view(participation, here.id, seen_by=by)
    for given in ('x', 3, -1, [0], True):
        with pytest.raises(Invalid):
            await answer(school, attempt, here.questions[0], given)
    assert (await Answer.get(attempt_id=attempt.id, question_id=question)).given is None
    await sessions.withdraw(school.autumn, school.priya, by=school.samuel)
    with pytest.raises(NotAllowed):
        await answer(school, attempt, here.questions[0], 0)


async def test_only_an_open_quiz_with_questions_is_attempted(school):
    with pytest.raises(NotAllowed, match='is not a quiz'):
        await quizzes.start_attempt(school.priya_python, school.page.id, by=school.priya)
    with pytest.raises(NotFound):
        await quizzes.quiz_view(school.priya_python, school.page.id, seen_by=school.priya)
    here = await quiz_cast.quiz(school, opens_day=70)
    with pytest.raises(NotOpen, match='Check opens on'):
        await start(school, here)
    empty = await quiz_cast.quiz(school, title='Empty')
    await courses.set_questions(school.python, empty.id, [], by=school.helena)
    with pytest.raises(NotAllowed, match='has no questions yet'):
        await start(school, empty)
    assert not await Attempt.exists()


async def test_a_quiz_that_goes_away_meanwhile_is_still_finished(school):
    here = await quiz_cast.quiz(school)
    attempt = await start(school, here)
    await choose(school, here, attempt)
    await courses.remove_item(school.python, here.id, by=school.helena)
    assert (await finish(school, attempt)).points == D('2.5')
    assert (await Submission.get(item_id=here.id)).points == D('2.5')
    assert await right_figures()


async def test_an_answer_costs_the_same_whoever_else_is_there_and_however_long_the_quiz(school):
    short = await quiz_cast.quiz(school)
    long = await quiz_cast.quiz(school, *[choice(f'Q{n}') for n in range(30)], title='Long')
    costs = []
    for here in (short, long):
        attempt = await start(school, here)
        if here is long:
            for person, participation in ((school.emeka, school.emeka_python), (school.bo, school.bo_python)):
                await quizzes.start_attempt(participation, here.id, by=person)
        with counted() as statements:
            await answer(school, attempt, here.questions[0], 1)
        costs.append(len(statements))
        with counted() as statements:
            await quizzes.quiz_view(school.priya_python, here.id, seen_by=school.priya)
        costs.append(len(statements))
    assert costs[:2] == costs[2:] and costs[0] <= 6 and costs[1] <= 12, costs
