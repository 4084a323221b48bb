"""What is missing is said before something is published: of items, of several at once, and of whole sessions."""
from datetime import timedelta

import pytest

from db import Item, Session, courses, customisation, sessions
from db.core import Invalid, NotAllowed, Severity, Target, clock
from db.customisation import ItemDates
from db.items import ItemChanges
from db.quizzes import Slot
from db.records import ItemKind
from db.sessions import SessionChanges
from tests.counting import counted
from tests.db.quiz_cast import choice, quiz


async def draft(school, kind: ItemKind, title: str, **values) -> Item:
    section = await school.python.sections.all().first()
    return await courses.add_item(school.python, section.id, kind, title, ItemChanges(is_draft=True, **values),
                                  by=school.helena)


async def said(readiness) -> list[str]:
    return [finding.sentence for finding in readiness.findings]


@pytest.mark.parametrize(('kind', 'sentence'), [
    (ItemKind.FILE, '“New” has no file.'),
    (ItemKind.LINK, '“New” has no address.'),
    (ItemKind.VIDEO, '“New” has neither a file nor an address.'),
    (ItemKind.QUIZ, '“New” has no questions.'),
    (ItemKind.SURVEY, '“New” has no questions.'),
])
async def test_what_learners_could_do_nothing_with_is_not_published(school, kind, sentence):
    item = await draft(school, kind, 'New')
    readiness = await courses.items_readiness(school.python, [item.id], seen_by=school.helena)
    [finding] = readiness.findings
    assert finding.severity is Severity.BLOCKS and finding.sentence == sentence
    assert finding.target == Target(course_id=school.python.id, item_id=item.id, field=finding.target.field)
    with pytest.raises(NotAllowed, match=sentence):
        await courses.publish_item(school.python, item.id, by=school.helena)
    assert (await Item.get(id=item.id)).is_draft


@pytest.mark.parametrize(('kind', 'sentence'), [
    (ItemKind.PAGE, '“New” has no text.'), (ItemKind.ASSIGNMENT, '“New” does not say what to do.')])
async def test_what_somebody_may_want_so_is_a_warning_and_can_be_published(school, kind, sentence):
    item = await draft(school, kind, 'New')
    readiness = await courses.items_readiness(school.python, [item.id], seen_by=school.helena)
    assert await said(readiness) == [sentence] and not readiness.is_blocked
    await courses.publish_item(school.python, item.id, by=school.helena)
    assert not (await Item.get(id=item.id)).is_draft


async def test_a_complete_item_has_nothing_to_say(school):
    link = await draft(school, ItemKind.LINK, 'Tutorial', url='https://example.org')
    video = await draft(school, ItemKind.VIDEO, 'Film', url='https://example.org/film')
    talk = await draft(school, ItemKind.DISCUSSION, 'Talk')
    assert not (await courses.items_readiness(school.python, [link.id, video.id, talk.id],
                                              seen_by=school.helena)).findings


async def test_a_quiz_that_draws_more_than_the_bank_holds_says_so(school):
    made = await quiz(school, choice('One', category='Means'), choice('Two', category='Means'),
                      slots=[Slot(draws=2, category='Means')], is_draft=True)
    assert not (await courses.items_readiness(school.python, [made.id], seen_by=school.helena)).findings
    await courses.archive_question(school.python, made.questions[0].id, by=school.helena)
    readiness = await courses.items_readiness(school.python, [made.id], seen_by=school.helena)
    assert await said(readiness) == ['“Check” draws 2 questions: “Means” holds only 1.'] and not readiness.is_blocked
    await courses.archive_question(school.python, made.questions[1].id, by=school.helena)
    assert await said(await courses.items_readiness(school.python, [made.id],
                                                    seen_by=school.helena)) == ['“Check” has no questions.']


async def test_items_that_wait_for_each_other_cannot_be_opened_by_anybody(school):
    first = await draft(school, ItemKind.PAGE, 'First', body='…')
    second = await draft(school, ItemKind.PAGE, 'Second', body='…', needs=[[first.id, 'completed']])
    await courses.edit_item(school.python, first.id, ItemChanges(needs=[[second.id, 'completed']]), by=school.helena)
    readiness = await courses.items_readiness(school.python, [first.id, second.id], seen_by=school.helena)
    assert await said(readiness) == [
        '“First” waits for “Second”, which waits for it in turn: nobody could open it.',
        '“Second” waits for “First”, which waits for it in turn: nobody could open it.']
    assert not (await courses.items_readiness(school.python, [first.id],
                                              seen_by=school.helena)).findings, 'the other stays a draft'


async def test_days_outside_the_sessions_that_run_are_said(school):
    item = await draft(school, ItemKind.ASSIGNMENT, 'Essay', body='Write.', due_day=80)
    assert await said(await courses.items_readiness(school.python, [item.id], seen_by=school.helena)) == [
        '“Essay” is due on day 80, after the end of Python Evenings.']
    await courses.edit_item(school.python, item.id, ItemChanges(due_day=100), by=school.helena)
    assert await said(await courses.items_readiness(school.python, [item.id], seen_by=school.helena)) == [
        '“Essay” is due on day 100, after the end of 2 sessions.']


async def test_a_session_with_a_date_of_its_own_is_not_outside(school):
    late = ItemChanges(due_day=80)
    assert await said(await courses.readiness_of_edit(school.python, school.task.id, late, seen_by=school.helena)) == [
        f'“{school.task.title}” is due on day 80, after the end of Python Evenings.']
    ends = (await Session.get(id=school.evening_python.session_id)).ends
    await customisation.set_dates(school.evening_python, school.task.id, ItemDates(due_at=ends - timedelta(days=1)),
                                  by=school.ines)
    readiness = await courses.readiness_of_edit(school.python, school.task.id, late, seen_by=school.helena)
    assert not readiness.findings


async def test_edits_that_are_not_saved_yet_are_looked_at_as_they_would_be(school):
    readiness = await courses.readiness_of_edit(school.python, school.page.id, ItemChanges(body=' '),
                                                seen_by=school.helena)
    assert await said(readiness) == ['“Notebooks” has no text.']
    assert (await Item.get(id=school.page.id)).body != ' '


async def test_publishing_several_leaves_out_what_cannot_be_published(school):
    page = await draft(school, ItemKind.PAGE, 'Page', body='…')
    link = await draft(school, ItemKind.LINK, 'Link')
    await courses.save_draft(school.python, school.page.id, ItemChanges(body='Better'), by=school.helena)
    done = await courses.publish_items(school.python, by=school.helena)
    assert set(done.ids) == {page.id, school.page.id} and [f.sentence for f in done.left_out] == [
        '“Link” has no address.']
    assert (await Item.get(id=link.id)).is_draft
    edited = await Item.get(id=school.page.id)
    assert edited.body == 'Better' and edited.pending is None and edited.version == school.page.version + 1
    await school.priya_python.refresh_from_db()
    assert school.priya_python.total == 5


async def test_publishing_several_can_be_undone_unless_somebody_has_changed_one(school):
    page = await draft(school, ItemKind.PAGE, 'Page', body='…')
    await courses.save_draft(school.python, school.page.id, ItemChanges(body='Better'), by=school.helena)
    done = await courses.publish_items(school.python, by=school.helena)
    await courses.unpublish_items(school.python, done, by=school.helena)
    assert (await Item.get(id=page.id)).is_draft
    again = await Item.get(id=school.page.id)
    assert (again.body, again.pending, again.version) == (school.page.body, {'body': 'Better'}, school.page.version)
    await school.priya_python.refresh_from_db()
    assert school.priya_python.total == 4
    done = await courses.publish_items(school.python, by=school.helena)
    await courses.edit_item(school.python, page.id, ItemChanges(title='Another'), by=school.helena)
    with pytest.raises(Invalid, match='Somebody has changed one of these items since'):
        await courses.unpublish_items(school.python, done, by=school.helena)
    assert not (await Item.get(id=page.id)).is_draft


async def test_only_authors_ask_and_publish(school):
    for stranger in (school.samuel, school.marta, school.priya):
        with pytest.raises(NotAllowed):
            await courses.items_readiness(school.python, seen_by=stranger)
        with pytest.raises(NotAllowed):
            await courses.publish_items(school.python, by=stranger)


async def test_the_check_list_of_a_course_costs_the_same_whatever_its_size(school):
    await quiz(school, slots=[Slot(draws=2)], is_draft=True, due_day=3)
    with counted() as few:
        await courses.items_readiness(school.python, seen_by=school.helena)
    for number in range(20):
        await quiz(school, slots=[Slot(draws=2)], title=f'Quiz {number}', is_draft=True, due_day=number)
    with counted() as many:
        await courses.items_readiness(school.python, seen_by=school.helena)
    assert len(few) == len(many), '\n'.join(many)


# sessions

async def test_an_empty_session_says_what_learners_would_miss(school):
    session = await sessions.create_session('New', by=school.samuel)
    readiness = await sessions.session_readiness(session, seen_by=school.samuel)
    assert [(f.sentence, f.target.part) for f in readiness.findings] == [
        ('The session has no course: learners have nothing to do.', 'courses'), ('Nobody is enrolled.', 'learners')]
    assert not readiness.is_blocked


async def test_a_course_without_items_and_without_a_coach_is_said(school):
    empty = await courses.create_course('SQL', 'SQL', by=school.helena)
    session = await sessions.create_session('New', by=school.samuel)
    await sessions.add_course(session, empty, by=school.samuel)
    await sessions.enrol(session, school.olga, by=school.samuel)
    found = await sessions.session_readiness(session, seen_by=school.samuel)
    assert await said(found) == ['SQL has no coach.', 'SQL has no published items.']
    await sessions.appoint_coaches(session, [school.marta], by=school.samuel)
    assert await said(await sessions.session_readiness(session,
                                                       seen_by=school.samuel)) == ['SQL has no published items.']


async def test_a_start_and_an_end_in_the_past_are_said(school):
    early = await sessions.create_session('Early', SessionChanges(starts=clock.now() - timedelta(days=3)),
                                          by=school.samuel)
    assert any('has passed: learners can enter at once' in one
               for one in await said(await sessions.session_readiness(early, seen_by=school.samuel)))
    over = await sessions.create_session('Over', SessionChanges(ends=clock.now() - timedelta(days=3)), by=school.samuel)
    assert any('learners can read, and submit nothing' in one
               for one in await said(await sessions.session_readiness(over, seen_by=school.samuel)))


async def test_items_due_outside_the_session_and_incomplete_ones_are_said(school):
    section = await school.statistics.sections.all().first()
    await courses.add_item(school.statistics, section.id, ItemKind.LINK, 'Handbook', by=school.helena)
    late = await courses.add_item(school.statistics, section.id, ItemKind.PAGE, 'Late',
                                  ItemChanges(body='…', due_day=400),
                                  by=school.helena)
    sentences = await said(await sessions.session_readiness(school.winter, seen_by=school.samuel))
    assert '“Handbook” has no address.' in sentences and '“What a mean is” has no text.' in sentences
    assert [one for one in sentences if one.startswith('“Late” is due on') and 'after the learners’ end' in one]
    assert late.due_day == 400


async def test_only_who_configures_a_session_asks(school):
    for stranger in (school.helena, school.marta, school.priya):
        with pytest.raises(NotAllowed):
            await sessions.session_readiness(school.autumn, seen_by=stranger)


async def test_the_check_list_of_a_session_costs_the_same_whatever_its_size(school):
    await quiz(school, choice(category='Few'), slots=[Slot(draws=1, category='Few')])
    with counted() as few:
        await sessions.session_readiness(school.autumn, seen_by=school.samuel)
    for number in range(20):
        await quiz(school, slots=[Slot(draws=2)], title=f'Quiz {number}')
    with counted() as many:
        await sessions.session_readiness(school.autumn, seen_by=school.samuel)
    assert len(few) == len(many), '\n'.join(many)
