"""Accounts, signing in, and the administrator who looks after them."""
import asyncio
from datetime import timedelta

import pytest

from db import Person, SignIn, people
from db.core import Invalid, NotAllowed, clock, last_use, note_use, settings
from db.people import AccountChanges
from db.people import sign_in_use as use

PASSWORD = 'correct horse'


@pytest.fixture(autouse=True)
def usual_times(monkeypatch):
    monkeypatch.setattr(settings(), 'sign_in_idle_hours', 12)
    monkeypatch.setattr(settings(), 'sign_in_max_days', 30)


async def test_the_first_administrator_opens_the_house_and_nobody_else_can(school):
    with pytest.raises(NotAllowed):
        await people.become_first_administrator('eve', 'Eve', 'a long password')


async def test_signing_in_gives_a_token_that_knows_its_person(school):
    token = await people.sign_in_here(await people.authenticate('Ines', PASSWORD))
    assert await people.signed_in_with(token) == school.ines
    assert await people.signed_in_with('made up') is None and await people.signed_in_with(None) is None


async def test_a_wrong_name_and_a_wrong_password_say_the_same(school):
    with pytest.raises(NotAllowed) as wrong_password:
        await people.authenticate('ines', 'wrong')
    with pytest.raises(NotAllowed) as wrong_name:
        await people.authenticate('nobody', PASSWORD)
    assert str(wrong_password.value) == str(wrong_name.value)


async def test_an_account_without_a_password_cannot_sign_in(school):
    with pytest.raises(NotAllowed):
        await people.authenticate('priya', '')


async def test_signing_out_ends_this_browser_and_everywhere_ends_all(school):
    here, there, third = [await people.sign_in_here(school.ines) for _ in range(3)]
    await people.sign_out(school.ines, await SignIn.of(here))
    assert await people.signed_in_with(here) is None and await people.signed_in_with(there)
    await people.sign_out_everywhere(school.ines, but=await SignIn.of(there), by=school.ines)
    assert await people.signed_in_with(there) and await people.signed_in_with(third) is None
    with pytest.raises(NotAllowed):
        await people.sign_out_everywhere(school.ines, by=school.priya)


async def test_a_new_password_signs_the_other_browsers_out(school):
    old, there = [await people.sign_in_here(school.ines) for _ in range(2)]
    here = await SignIn.of(old)
    with pytest.raises(Invalid):
        await people.change_password(school.ines, 'wrong', 'another long one', here=here, by=school.ines)
    new = await people.change_password(school.ines, PASSWORD, 'another long one', here=here, by=school.ines)
    assert await people.signed_in_with(there) is None
    assert (await SignIn.of(new)).id == here.id and await SignIn.of(old) is None, 'open pages of this browser stay'
    assert await people.authenticate('ines', 'another long one')


async def test_only_an_administrator_creates_accounts(school):
    created = await people.create_account(' Zoe.K ', 'Zoë  Kowalska', by=school.ines, password='long enough')
    assert (created.username, created.name) == ('zoe.k', 'Zoë Kowalska')
    with pytest.raises(NotAllowed):
        await people.create_account('eve', 'Eve', by=school.samuel)


@pytest.mark.parametrize(('username', 'name', 'field'), [
    ('priya', 'Another Priya', 'username'), ('with space', 'X', 'username'), ('', 'X', 'username'), ('ok', ' ', 'name'),
])
async def test_a_bad_account_is_refused_at_its_field(school, username, name, field):
    with pytest.raises(Invalid) as refusal:
        await people.create_account(username, name, by=school.ines)
    assert refusal.value.field == field


async def test_there_is_always_one_administrator(school):
    with pytest.raises(NotAllowed, match='one active administrator'):
        await people.deactivate(school.ines, by=school.ines)
    with pytest.raises(NotAllowed):
        await people.edit_account(school.ines, AccountChanges(is_administrator=False), by=school.ines)
    await people.edit_account(school.helena, AccountChanges(is_administrator=True), by=school.ines)
    await people.deactivate(school.ines, by=school.helena)


async def test_a_reset_password_is_random_and_signs_everywhere_out(school):
    token = await people.sign_in_here(school.priya)
    password = await people.reset_password(school.priya, by=school.ines)
    assert await people.signed_in_with(token) is None
    assert await people.authenticate('priya', password)
    with pytest.raises(NotAllowed):
        await people.reset_password(school.priya, by=school.samuel)


async def test_people_are_found_without_accents_by_those_who_staff_sessions(school):
    assert [person.username for person in await people.suggest('benitez', seen_by=school.samuel)] == ['lucia']
    assert await people.suggest('%', seen_by=school.samuel) == []
    with pytest.raises(NotAllowed):
        await people.suggest('a', seen_by=school.marta)


async def test_no_use_renews_a_sign_in_beyond_its_last_day(school):
    token, start, held = await people.sign_in_here(school.priya), clock.now(), 0
    for hours in range(0, 40 * 24, 11):
        with clock.stopped_at(start + timedelta(hours=hours)):
            sign_in = await SignIn.of(token)
            if sign_in is None:
                break
            note_use(sign_in.id)
            held = hours
    assert 29 * 24 < held <= 30 * 24


async def test_when_a_sign_in_was_used_is_kept_for_after_a_restart(school):
    token, start = await people.sign_in_here(school.priya), clock.now()
    with clock.stopped_at(start + timedelta(hours=10)):
        note_use((await SignIn.of(token)).id)
        await use.keep()
    last_use.forget_all()
    with clock.stopped_at(start + timedelta(hours=20)):
        assert await SignIn.of(token)
    with clock.stopped_at(start + timedelta(hours=23)):
        assert await SignIn.of(token) is None and await SignIn.once_of(token)


async def test_a_sign_in_of_an_older_version_is_over(school):
    token = await people.sign_in_here(school.priya)
    await SignIn.all().update(last_used_at=None)
    assert await SignIn.of(token) is None


async def test_of_two_first_administrators_at_the_same_moment_one_is_refused(school):
    await Person.filter(is_administrator=True).update(is_administrator=False)
    answers = await asyncio.gather(
        *(people.become_first_administrator(f'eve{number}', 'Eve', 'a long password') for number in range(4)),
        return_exceptions=True)
    assert [type(one) for one in answers].count(NotAllowed) == 3
    assert await Person.filter(is_administrator=True).count() == 1
