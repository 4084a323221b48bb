"""The bank of a course's questions, and what its quizzes and surveys take from it."""
from dataclasses import replace
from decimal import Decimal

import pytest

from db import courses, customisation, quizzes, sessions
from db.core import Invalid, NotAllowed, NotFound
from db.items import ItemChanges
from db.quizzes import Slot, SlotRow
from db.records import CompletionRule, ItemKind, Part, Question
from formats.questions import AcceptedNumber, AcceptedText, Gap, Option, Pair, QuestionData, QuestionKind
from tests.db import quiz_cast
from tests.db.quiz_cast import choice, essay, heard, number, typed, words

D, K = Decimal, QuestionKind


async def add(school, question=None, **values) -> Question:
    return await courses.add_question(school.python, question or choice(), by=school.helena, **values)


async def titles(school, **how) -> list[str]:
    return [entry.title for entry in await courses.bank_entries(school.python, seen_by=school.helena, **how)]


async def test_authors_keep_questions_by_category_in_their_own_order(school):
    first = await add(school, choice('First *one*', category='  Means ', title=''))
    second, third = [await add(school, choice(text, category='Means')) for text in ('Second', 'Third')]
    await add(school, typed('Elsewhere'))
    assert await titles(school) == ['Elsewhere', 'First one', 'Second', 'Third']
    await courses.order_questions(school.python, 'Means', [third.id, first.id, second.id], by=school.helena)
    assert await titles(school, category='Means') == ['Third', 'First one', 'Second']
    assert await titles(school, search='one', kind=K.SINGLE_CHOICE) == ['First one']
    assert await courses.question_categories(school.python, seen_by=school.helena) == [('', 1), ('Means', 3)]
    await courses.rename_category(school.python, 'Means', 'Centre', by=school.helena)
    assert await titles(school, category='Centre') == ['Third', 'First one', 'Second']
    assert first.asked == replace(choice('First *one*', category='Means'), title='First one')


async def test_a_question_is_kept_with_everything_in_it(school):
    asked = QuestionData(
        kind=K.GAP_FILL, text='[[a]]: [[b]]', title='Both', points=D('2.5'), match_case=True, tags=('x', 'y'),
        gaps=(Gap(name='a', weight=D('0.1'), texts=(AcceptedText(text='*b', is_pattern=True, feedback='Yes.'),)),
              Gap(name='b', options=(Option(text='1', share=D(100)), Option(text='2', share=D('-33.333'))))))
    kept = await Question.get(id=(await add(school, asked)).id)
    assert kept.asked == asked


@pytest.mark.parametrize(('question', 'field', 'says'), [
    (QuestionData(kind=K.ESSAY, text='  '), 'text', 'Write the question first.'),
    (QuestionData(kind=K.ESSAY, text='?', title='x' * 201), 'title', 'A title can have up to 200 characters.'),
    (QuestionData(kind=K.ESSAY, text='?', points=D('0.001')), 'points', 'A question is worth 0.01 to 1,000 points'),
    (QuestionData(kind=K.ESSAY, text='?', points=D('NaN')), 'points', 'A question is worth'),
    (replace(choice(), options=choice().options[:1]), 'options', 'Give at least two options.'),
    (replace(choice(), options=choice().options[1:]), 'options', 'At least one option is right, with 100 %.'),
    (QuestionData(kind=K.TRUE_FALSE, text='?',
                  options=(Option(text='True', share=D(100)), Option(text='No', share=D(100)))),
     'options', 'Either true or false is right, not both.'),
    (replace(choice(), options=(*choice().options, Option(text='another'))), 'options', 'The option “another” stands'),
    (replace(choice(), options=(*choice().options, Option(text=' '))), 'options', 'An option has no words.'),
    (replace(choice(), options=(*choice().options, Option(text='b', share=D(-101)))), 'options', 'An option is worth'),
    (replace(choice(), kind=K.TRUE_FALSE), 'options', 'True and false are two options.'),
    (replace(choice(), kind=K.MULTIPLE_CHOICE, options=(Option(text='a', share=D(50)), Option(text='b'))), 'options',
     'The shares of the right options make 100 % together, not 50 %.'),
    (replace(choice(), kind=K.MULTIPLE_CHOICE, options=(Option(text='a'), Option(text='b'))), 'options',
     'At least one option is right.'),
    (replace(typed(), texts=()), 'texts', 'Give at least one accepted answer'),
    (replace(typed(), texts=(AcceptedText(text='a', share=D(99)),)), 'texts', 'At least one answer is worth 100 %.'),
    (replace(typed(), texts=(AcceptedText(text='a'), AcceptedText(text='A', share=D(1)))), 'texts', '“a” is accepted'),
    (replace(number(), numbers=(AcceptedNumber(least=D(2), most=D(1)),)), 'numbers', '2 to 1 holds no number'),
    (replace(number(), numbers=(AcceptedNumber(least=D('NaN'), most=D(1)),)), 'numbers', 'An accepted number can have'),
    (replace(number(), unit='5kg'), 'unit', 'A unit can have up to 20 characters'),
    (QuestionData(kind=K.MATCHING, text='?', pairs=(Pair(left='a', right='b'),)), 'pairs', 'Give at least two pairs.'),
    (QuestionData(kind=K.MATCHING, text='?', pairs=(Pair(left='a', right='b'), Pair(left='c', right='b'))), 'pairs',
     'Give at least two different right sides.'),
    (QuestionData(kind=K.MATCHING, text='?', pairs=(Pair(left='a', right='b'), Pair(left='a', right='c'))), 'pairs',
     '“a” stands twice on the left.'),
    (QuestionData(kind=K.MATCHING, text='?', pairs=(Pair(left='a', right='b'), Pair(left='c', right=''))), 'pairs',
     'Every pair has a right side.'),
    (QuestionData(kind=K.ORDERING, text='?', order=('a',)), 'order', 'Give at least two things'),
    (QuestionData(kind=K.ORDERING, text='?', order=('a', 'b', 'a')), 'order', '“a” stands there twice.'),
    (QuestionData(kind=K.GAP_FILL, text='no gap'), 'gaps', 'Name at least one gap'),
    (QuestionData(kind=K.GAP_FILL, text='[[a]]', gaps=(Gap(name='b', texts=typed().texts),)), 'text',
     'The gap [[b]] stands nowhere in the text.'),
    (QuestionData(kind=K.GAP_FILL, text='[[a]] [[a]]', gaps=(Gap(name='a', texts=typed().texts),)), 'text',
     'The gap [[a]] stands more than once in the text.'),
    (QuestionData(kind=K.GAP_FILL, text='[[a]] [[b]]', gaps=(Gap(name='a', texts=typed().texts),)), 'text',
     'The text has a gap [[b]] of which nothing is known.'),
    (QuestionData(kind=K.GAP_FILL, text='[[a]]', gaps=(Gap(name='a'),)), 'gaps', 'Give at least one accepted answer'),
    (QuestionData(kind=K.GAP_FILL, text='[[a]]', gaps=(Gap(name='a', texts=typed().texts, weight=D(0)),)), 'gaps',
     'The gap [[a]] has a weight above 0.'),
    (QuestionData(kind=K.GAP_FILL, text='[[a]]', gaps=(Gap(name='a', texts=typed().texts, options=choice().options),)),
     'gaps', 'The gap [[a]] is either chosen or typed, not both.'),
    (QuestionData(kind=K.ESSAY, text='x' * 20_001), 'text', 'A text can have up to'),
    (replace(typed(), texts=(AcceptedText(text='x' * 2_001),)), 'texts', 'Each part can have up to'),
])
async def test_a_question_that_cannot_be_asked_is_refused_in_a_sentence(school, question, field, says):
    with pytest.raises(Invalid) as no:
        await add(school, question)
    assert no.value.field == field and str(no.value).startswith(says)
    assert await titles(school) == []


async def test_an_edit_changes_a_question_nobody_has_been_asked_and_replaces_one_somebody_has(school):
    here = await quiz_cast.quiz(school)
    first, second = here.questions
    edited = await courses.edit_question(school.python, first.id, replace(choice('Better?'), category='New'),
                                         by=school.helena)
    assert edited.id == first.id and edited.category == 'New'
    attempt = await quizzes.start_attempt(school.priya_python, here.id, by=school.priya)
    new = await courses.edit_question(school.python, first.id, choice('Best?', points=2), by=school.helena)
    assert new.id != first.id
    lines = await courses.item_questions(school.python, here.id, seen_by=school.helena)
    assert [line.slot.question_id for line in lines] == [new.id, second.id] and lines[0].points == 2
    assert [entry['question'] for entry in attempt.asked] == [first.id, second.id]
    assert (await Question.get(id=first.id)).asked.text == 'Better?'
    assert await titles(school) == ['Best?', 'Where?'] and await titles(school, archived=True) == []
    with pytest.raises(NotAllowed, match='newer version'):
        await courses.restore_question(school.python, first.id, by=school.helena)
    renamed = await courses.edit_question(school.python, second.id, replace(typed(points=3), title='Town'),
                                          by=school.helena)
    assert renamed.id == second.id and renamed.title == 'Town'


async def test_a_question_is_archived_once_no_quiz_names_it_and_can_come_back(school):
    here = await quiz_cast.quiz(school)
    first, second = here.questions
    with pytest.raises(NotAllowed, match=r'^Check asks this question\.'):
        await courses.archive_question(school.python, first.id, by=school.helena)
    await courses.set_questions(school.python, here.id, [Slot(question_id=second.id)], by=school.helena)
    await courses.archive_question(school.python, first.id, by=school.helena)
    assert await titles(school) == ['Where?'] and await titles(school, archived=True) == ['Which?']
    with pytest.raises(NotFound):
        await courses.set_questions(school.python, here.id, [Slot(question_id=first.id)], by=school.helena)
    await courses.restore_question(school.python, first.id, by=school.helena)
    assert await titles(school) == ['Where?', 'Which?']


async def test_a_quiz_names_questions_and_draws_others_and_is_refused_what_it_cannot_ask(school):
    here = await quiz_cast.quiz(school, choice(), words())
    named, text = here.questions
    pool = [await add(school, choice(f'Draw {n}', category='Pool')) for n in range(3)]
    slots = [Slot(question_id=text.id), Slot(question_id=pool[0].id, points=D('2.5')), Slot(draws=2, category='Pool')]
    await courses.set_questions(school.python, here.id, slots, by=school.helena)
    lines = await courses.item_questions(school.python, here.id, seen_by=school.helena)
    assert lines == [
        SlotRow(slot=slots[0], question=text.asked, available=0),
        SlotRow(slot=slots[1], question=pool[0].asked, available=0),
        SlotRow(slot=slots[2], question=None, available=2)]
    assert [line.points for line in lines] == [0, D('2.5'), None]
    entries = await courses.bank_entries(school.python, seen_by=school.helena)
    [entry] = [entry for entry in entries if entry.id == pool[0].id]
    assert entry.used_in == ('Check',)
    stranger = await courses.add_question(school.statistics, choice(), by=school.helena)
    survey_only = await add(school, replace(choice(), options=choice().options[1:]), for_survey=True)
    for bad, field in (
        ([Slot(draws=3, category='Pool'), Slot(question_id=pool[0].id)], 'draws'), ([Slot(draws=0)], 'draws'),
        ([Slot(draws=1, category='Nowhere')], 'draws'), ([Slot(question_id=named.id)] * 2, 'slots'),
        ([Slot(question_id=named.id, points=D(-1))], 'points'), ([Slot(question_id=survey_only.id)], 'slots'),
    ):
        with pytest.raises(Invalid) as no:
            await courses.set_questions(school.python, here.id, bad, by=school.helena)
        assert no.value.field == field
    with pytest.raises(NotFound):
        await courses.set_questions(school.python, here.id, [Slot(question_id=stranger.id)], by=school.helena)
    with pytest.raises(NotAllowed, match='asks no questions'):
        await courses.set_questions(school.python, school.page.id, [], by=school.helena)
    assert await courses.item_questions(school.python, here.id, seen_by=school.helena) == lines


async def test_a_survey_asks_what_has_no_right_answer_and_draws_nothing(school):
    section = await school.python.sections.all().first()
    survey = await courses.add_item(school.python, section.id, ItemKind.SURVEY, 'How was it?', by=school.helena)
    opinion = await add(school, replace(choice(), options=choice().options[1:]), for_survey=True)
    await add(school, choice(category='Pool'))
    await courses.set_questions(school.python, survey.id, [Slot(question_id=opinion.id)], by=school.helena)
    with pytest.raises(Invalid, match='nothing is drawn'):
        await courses.set_questions(school.python, survey.id, [Slot(draws=1, category='Pool')], by=school.helena)
    here = await quiz_cast.quiz(school, choice('AnswerScore'))
    with pytest.raises(Invalid, match='one of its answers is right'):
        await courses.edit_question(school.python, here.questions[0].id, choice('AnswerScore'), by=school.helena,
                                    for_survey=True)


async def test_only_the_authors_of_a_course_see_and_keep_its_bank(school):
    kept = await add(school)
    for stranger in (school.marta, school.tomas, school.samuel, school.priya, school.olga):
        for call in (
            lambda by: courses.bank_entries(school.python, seen_by=by),
            lambda by: courses.question_categories(school.python, seen_by=by),
            lambda by: courses.get_question(school.python, kept.id, seen_by=by),
            lambda by: courses.item_questions(school.python, school.page.id, seen_by=by),
            lambda by: courses.add_question(school.python, choice(), by=by),
            lambda by: courses.edit_question(school.python, kept.id, choice(), by=by),
            lambda by: courses.archive_question(school.python, kept.id, by=by),
            lambda by: courses.restore_question(school.python, kept.id, by=by),
            lambda by: courses.order_questions(school.python, '', [kept.id], by=by),
            lambda by: courses.rename_category(school.python, '', 'x', by=by),
            lambda by: courses.set_questions(school.python, school.page.id, [], by=by),
        ):
            with pytest.raises(NotAllowed):
                await call(stranger)
    assert (await courses.get_question(school.python, kept.id, seen_by=school.ines)).id == kept.id


async def test_coaches_keep_questions_of_their_session_course_which_nobody_else_sees(school):
    shared = await add(school, choice('Shared', category='Pool'))
    here, by = school.autumn_python, school.tomas
    section = await school.python.sections.all().first()
    item = await customisation.add_session_item(here, section.id, ItemKind.QUIZ, 'Only here',
                                                ItemChanges(completes=CompletionRule.SUBMITTED),
                                                by=by)
    mine = await courses.add_question(here, choice('Mine', category='Pool'), by=by)
    assert [(entry.title, entry.of_this_session) for entry in await courses.bank_entries(here, seen_by=by)] == [
        ('Shared', False), ('Mine', True)]
    await courses.set_questions(here, item.id, [Slot(question_id=shared.id), Slot(draws=1, category='Pool')], by=by)
    assert [line.available for line in await courses.item_questions(here, item.id, seen_by=by)] == [0, 1]
    attempt = await quizzes.start_attempt(school.priya_python, item.id, by=school.priya)
    assert {entry['question'] for entry in attempt.asked} == {shared.id, mine.id}
    new = await courses.edit_question(here, mine.id, choice('Mine again', category='Pool'), by=by)
    assert new.id != mine.id and new.session_course_id == here.id
    assert await titles(school) == ['Shared']
    evening = await courses.bank_entries(school.evening_python, seen_by=school.lucia)
    assert [entry.title for entry in evening] == ['Shared']
    with pytest.raises(NotFound):
        await courses.edit_question(here, shared.id, choice(), by=by)
    with pytest.raises(NotFound):
        await courses.edit_question(school.python, new.id, choice(), by=school.helena)
    with pytest.raises(NotFound):
        await courses.set_questions(school.evening_python, item.id, [], by=school.lucia)
    with pytest.raises(NotAllowed, match='the course’s own'):
        await courses.set_questions(here, school.page.id, [], by=by)
    for stranger in (school.aiko, school.lucia, school.samuel, school.helena, school.priya):
        with pytest.raises(NotAllowed):
            await courses.add_question(here, choice(), by=stranger)
        with pytest.raises(NotAllowed):
            await courses.bank_entries(here, seen_by=stranger)
    await sessions.lock(school.autumn, Part.CONTENT, 'Exam week', by=school.samuel)
    with pytest.raises(NotAllowed, match='Exam week'):
        await courses.set_questions(here, item.id, [], by=by)


async def test_what_a_session_keeps_is_archived_and_restored_there(school):
    here, by = school.autumn_python, school.marta
    mine = await courses.add_question(here, essay(), by=by)
    await courses.archive_question(here, mine.id, by=by)
    assert await courses.bank_entries(here, seen_by=by) == []
    await courses.restore_question(here, mine.id, by=by)
    assert (await courses.get_question(here, mine.id, seen_by=by)).asked.kind is K.ESSAY
    assert await courses.question_categories(here, seen_by=by) == [('', 1)]


async def test_what_a_quiz_asks_is_read_anew_by_every_session_that_shows_it(school):
    here = await quiz_cast.quiz(school)
    outlines = {school.autumn_python.topic('outline'), school.evening_python.topic('outline')}
    notices = heard(*outlines, school.python.topic('bank'))
    before = (await courses.get_item(school.python, here.id, seen_by=school.helena)).version
    await courses.edit_question(school.python, here.questions[0].id, choice('Other?'), by=school.helena)
    assert {notice.topic for notice in notices} == outlines | {school.python.topic('bank')}
    version = (await courses.get_item(school.python, here.id, seen_by=school.helena)).version
    assert version == before + 1
    notices.clear()
    await courses.set_questions(school.python, here.id, [], by=school.helena)
    assert {notice.topic for notice in notices} > outlines
    assert (await courses.get_item(school.python, here.id, seen_by=school.helena)).version == version + 1
    notices.clear()
    await add(school)
    assert [notice.topic for notice in notices] == [school.python.topic('bank')]
