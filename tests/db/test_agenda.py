"""The agenda of a person: every date that is theirs, and nothing of anybody else's."""
from datetime import timedelta

import pytest

from db import Person, agenda, customisation, extensions, sessions, submissions
from db.agenda import DateKind, calendar_of
from db.core import NotAllowed, NotFound
from db.extensions import ExtensionGrant
from tests.counting import counted


async def found(person, kind=None):
    return [entry for entry in await agenda.agenda(person, seen_by=person) if kind in (None, entry.kind)]


async def test_a_learner_has_the_dates_of_their_own_sessions_with_their_own_extensions(school):
    due = {(entry.session, entry.item): entry for entry in await found(school.priya, DateKind.DUE)}
    autumn, evening = school.autumn.title, school.evening.title
    assert (autumn, 'Bike-share report') in due and (evening, 'Bike-share report') in due
    assert {session for session, _ in due} == {autumn, evening, school.spring.title}
    later = due[autumn, 'Bike-share report'].at + timedelta(days=9)
    await extensions.extend(school.priya_python, school.task.id, ExtensionGrant(due_at=later), reason='Ill',
                            by=school.tomas)
    await submissions.submit(school.priya_python, school.task.id, 'Mine.', by=school.priya)
    due = {(entry.session, entry.item): entry for entry in await found(school.priya, DateKind.DUE)}
    assert (due[autumn, 'Bike-share report'].at, due[autumn, 'Bike-share report'].is_done) == (later, True)
    assert due[evening, 'Bike-share report'].is_done is False


async def test_a_coach_has_the_dates_of_the_courses_they_teach(school):
    tomas = await found(school.tomas, DateKind.DUE)
    assert {(entry.course, entry.coaches) for entry in tomas} == {('Python for data', True)}
    assert {entry.session for entry in tomas} == {school.autumn.title}
    assert await found(school.olga) == []


async def test_what_is_hidden_cancelled_or_not_open_is_in_nobodys_agenda(school):
    await customisation.hide(school.autumn_python, school.task.id, by=school.tomas)
    assert 'Bike-share report' not in {entry.item for entry in await found(school.emeka)}
    await sessions.cancel(school.autumn, by=school.samuel)
    assert {entry.session for entry in await found(school.emeka)} == {school.winter.title}


async def test_the_agenda_costs_the_same_for_one_session_as_for_three(school):
    with counted() as one:
        await agenda.agenda(school.jakub, seen_by=school.jakub)
    with counted() as three:
        await agenda.agenda(school.priya, seen_by=school.priya)
    assert len(one) == len(three), three


async def test_the_address_is_the_persons_own_and_a_new_one_ends_the_old(school):
    for stranger in (school.bo, school.ines, school.tomas):
        with pytest.raises(NotAllowed):
            await agenda.make_calendar_token(school.priya, by=stranger)
        with pytest.raises(NotAllowed):
            await agenda.calendar_token(school.priya, seen_by=stranger)
        with pytest.raises(NotAllowed):
            await agenda.agenda(school.priya, seen_by=stranger)
    assert await agenda.calendar_token(school.priya, seen_by=school.priya) is None
    token = await agenda.make_calendar_token(school.priya, by=school.priya)
    person, entries = await calendar_of(token)
    assert person == school.priya and entries == await found(school.priya)
    newer = await agenda.make_calendar_token(school.priya, by=school.priya)
    with pytest.raises(NotFound):
        await calendar_of(token)
    await Person.filter(id=school.priya.id).update(is_active=False)
    with pytest.raises(NotFound):
        await calendar_of(newer)
    await Person.filter(id=school.priya.id).update(is_active=True)
    await agenda.drop_calendar_token(school.priya, by=school.priya)
    with pytest.raises(NotFound):
        await calendar_of(newer)
