"""One learner gets more time or more attempts, with the reason; nobody else's dates move."""
from datetime import timedelta

import pytest

from db import Extension, courses, customisation, extensions, outlines, progress, sessions, submissions, tracking
from db.core import Invalid, NotAllowed, NotFound, NotOpen, clock
from db.customisation import ItemDates, ItemRules
from db.extensions import ExtensionGrant
from db.items import ItemChanges
from db.records import CompletionRule, Event, ItemKind
from db.sessions import SessionChanges

DAY = timedelta(days=1)


async def test_an_extended_learner_is_in_time_when_the_others_are_late(school):
    due = (await outlines.effective_outline(school.autumn_python)).by_id[school.task.id].due_at
    await courses.edit_item(school.python, school.task.id, ItemChanges(closes_day=60), by=school.helena)
    await extensions.extend(school.priya_python, school.task.id, ExtensionGrant(due_at=due + DAY), reason='Ill',
                            by=school.tomas)
    own = (await progress.learner_view(school.priya_python, seen_by=school.priya)).outline.by_id[school.task.id]
    assert own.closes_at == due + DAY, 'it does not close before it is due'
    await sessions.configure(school.autumn, SessionChanges(ends=None), by=school.samuel)
    with clock.stopped_at(due + timedelta(hours=1)):
        assert not (await submissions.submit(school.priya_python, school.task.id, 'Mine', by=school.priya)).is_late
        emekas = (await progress.learner_view(school.emeka_python, seen_by=school.emeka)).cells[school.task.id]
        assert emekas.status == 'missing'


async def test_everybody_concerned_sees_it_and_the_reason_is_kept(school):
    due = (await outlines.effective_outline(school.autumn_python)).by_id[school.task.id].due_at
    await customisation.rewrite(school.autumn_python, school.task.id, title='Our report', by=school.tomas)
    await extensions.extend(school.priya_python, school.task.id, ExtensionGrant(due_at=due + DAY),
                            reason=' The  power went out ',
                            by=school.marta)
    await extensions.extend(school.priya_python, school.task.id, ExtensionGrant(due_at=due + DAY, extra_attempts=2),
                            reason='And again', by=school.marta)
    [given] = await extensions.extensions_given(school.priya_python, seen_by=school.tomas)
    assert (given.item.title, given.by.name, given.extra_attempts, given.reason) == (
        'Our report', 'Marta Lindqvist', 2, 'And again')
    file = await tracking.learner_detail(school.autumn_python, school.priya_python.id, seen_by=school.tomas)
    assert file.outline.by_id[school.task.id].due_at == due + DAY
    assert [one.reason for one in file.extensions] == ['And again']
    told = await Event.filter(verb='extended', participation_id=school.priya_python.id).order_by('id')
    assert [event.details['reason'] for event in told] == ['The power went out', 'And again']
    await extensions.withdraw_extension(school.priya_python, school.task.id, by=school.tomas)
    assert (await progress.learner_view(school.priya_python,
                                        seen_by=school.priya)).outline.by_id[school.task.id].due_at == due
    with pytest.raises(NotFound):
        await extensions.withdraw_extension(school.priya_python, school.task.id, by=school.tomas)


async def test_what_is_no_extension_is_refused_at_its_field(school):
    due = (await outlines.effective_outline(school.autumn_python)).by_id[school.task.id].due_at
    later, priya, task = due + DAY, school.priya_python, school.task.id
    for reason, given, field, sentence in (
        (' ', {'due_at': later}, 'reason', 'Say why'),
        ('Ill', {}, 'due_at', 'Give another date'),
        ('Ill', {'due_at': due - DAY}, 'due_at', 'Everybody has until'),
        ('Ill', {'closes_at': later}, 'closes_at', 'Bike-share report never closes'),
        ('Ill', {'extra_attempts': -1}, 'extra_attempts', '0 to 1,000'),
        ('Ill', {'extra_minutes': 5}, 'extra_minutes', 'Only a quiz'),
    ):
        with pytest.raises(Invalid, match=sentence) as no:
            await extensions.extend(priya, task, ExtensionGrant(**given), reason=reason, by=school.tomas)
        assert no.value.field == field
    with pytest.raises(Invalid, match='neither attempted'):
        await extensions.extend(priya, school.page.id, ExtensionGrant(extra_attempts=1), reason='Ill', by=school.tomas)
    with pytest.raises(NotFound):
        await extensions.extend(priya, school.mean.id, ExtensionGrant(due_at=later), reason='Ill', by=school.tomas)
    assert not await Extension.exists()


async def test_an_extension_that_everybody_has_overtaken_is_kept_when_more_is_given(school):
    due = (await outlines.effective_outline(school.autumn_python)).by_id[school.task.id].due_at
    await extensions.extend(school.priya_python, school.task.id, ExtensionGrant(due_at=due + DAY), reason='Ill',
                            by=school.tomas)
    await customisation.set_dates(school.autumn_python, school.task.id, ItemDates(due_at=due + 3 * DAY),
                                  by=school.tomas)
    await extensions.extend(school.priya_python, school.task.id, ExtensionGrant(due_at=due + DAY, extra_attempts=1),
                            reason='Still',
                            by=school.tomas)
    assert (await Extension.get()).extra_attempts == 1
    own = (await progress.learner_view(school.priya_python, seen_by=school.priya)).outline.by_id[school.task.id]
    assert own.due_at == due + 3 * DAY, 'an extension takes no time away'


async def test_who_grades_extends_and_nobody_else(school):
    due = (await outlines.effective_outline(school.autumn_python)).by_id[school.task.id].due_at
    give = ExtensionGrant(due_at=due + DAY)
    for person in (school.samuel, school.aiko, school.priya, school.lucia, school.helena):
        with pytest.raises(NotAllowed):
            await extensions.extend(school.priya_python, school.task.id, give, reason='Ill', by=person)
        with pytest.raises(NotAllowed):
            await extensions.withdraw_extension(school.priya_python, school.task.id, by=person)
    for person in (school.tomas, school.marta, school.ines):
        await extensions.extend(school.priya_python, school.task.id, give, reason='Ill', by=person)
    with pytest.raises(NotAllowed):
        await extensions.extensions_given(school.priya_python, seen_by=school.priya)
    with clock.stopped_at(school.autumn.ends + DAY), pytest.raises(NotOpen, match='change nothing'):
        await extensions.withdraw_extension(school.priya_python, school.task.id, by=school.tomas)


async def test_attempts_that_are_given_come_on_top_of_what_the_session_allows(school):
    quiz = await courses.add_item(school.python, school.page.section_id, ItemKind.QUIZ, 'Check',
                                  ItemChanges(attempts=1, completes=CompletionRule.SUBMITTED), by=school.helena)
    await customisation.adjust(school.autumn_python, quiz.id, ItemRules(attempts=2), by=school.tomas)
    await extensions.extend(school.priya_python, quiz.id, ExtensionGrant(extra_attempts=3), reason='Ill',
                            by=school.tomas)
    assert (await progress.learner_view(school.priya_python, seen_by=school.priya)).outline.by_id[quiz.id].attempts == 5
    assert (await progress.learner_view(school.emeka_python, seen_by=school.emeka)).outline.by_id[quiz.id].attempts == 2
