"""Accounts, signing in, and the administrator who looks after them."""
import pytest

from db import Invalid, NotAllowed, Person, TooManyAttempts
from db.person.signing_in import forget_attempts

PASSWORD = 'correct horse'


@pytest.fixture(autouse=True)
async def nobody_has_tried_yet():
    await forget_attempts()


async def test_the_first_administrator_opens_the_house_and_nobody_else_can(school):
    with pytest.raises(NotAllowed):
        await Person.become_first_administrator('eve', 'Eve', 'a long password')


async def test_signing_in_gives_a_token_that_knows_its_person(school):
    token = await Person.sign_in('Ines', PASSWORD)
    assert await Person.signed_in_with(token) == school.ines
    assert await Person.signed_in_with('made up') is None and await Person.signed_in_with(None) is None


async def test_a_wrong_name_and_a_wrong_password_say_the_same(school):
    with pytest.raises(NotAllowed) as wrong_password:
        await Person.sign_in('ines', 'wrong')
    with pytest.raises(NotAllowed) as wrong_name:
        await Person.sign_in('nobody', PASSWORD)
    assert str(wrong_password.value) == str(wrong_name.value)


async def test_an_account_without_a_password_cannot_sign_in(school):
    with pytest.raises(NotAllowed):
        await Person.sign_in('priya', '')


async def test_after_five_attempts_one_waits(school):
    for _ in range(5):
        with pytest.raises(NotAllowed):
            await Person.sign_in('ines', 'wrong')
    with pytest.raises(TooManyAttempts, match='Wait a minute'):
        await Person.sign_in('ines', PASSWORD)


async def test_signing_out_ends_this_browser_and_everywhere_ends_all(school):
    here, there, third = [await Person.sign_in('ines', PASSWORD) for _ in range(3)]
    await school.ines.sign_out(here)
    assert await Person.signed_in_with(here) is None and await Person.signed_in_with(there)
    await school.ines.sign_out_everywhere(but=there, by=school.ines)
    assert await Person.signed_in_with(there) and await Person.signed_in_with(third) is None
    with pytest.raises(NotAllowed):
        await school.ines.sign_out_everywhere(by=school.priya)


async def test_a_new_password_signs_the_other_browsers_out(school):
    here, there = [await Person.sign_in('ines', PASSWORD) for _ in range(2)]
    with pytest.raises(Invalid):
        await school.ines.change_password('wrong', 'another long one', by=school.ines)
    await school.ines.change_password(PASSWORD, 'another long one', keep=here, by=school.ines)
    assert await Person.signed_in_with(here) and await Person.signed_in_with(there) is None
    assert await Person.sign_in('ines', 'another long one')


async def test_only_an_administrator_creates_accounts(school):
    created = await Person.create_account(' Zoe.K ', 'Zoë  Kowalska', by=school.ines, password='long enough')
    assert (created.username, created.name) == ('zoe.k', 'Zoë Kowalska')
    with pytest.raises(NotAllowed):
        await Person.create_account('eve', 'Eve', by=school.samuel)


@pytest.mark.parametrize(('username', 'name', 'field'), [
    ('priya', 'Another Priya', 'username'), ('with space', 'X', 'username'), ('', 'X', 'username'), ('ok', ' ', 'name'),
])
async def test_a_bad_account_is_refused_at_its_field(school, username, name, field):
    with pytest.raises(Invalid) as refusal:
        await Person.create_account(username, name, by=school.ines)
    assert refusal.value.field == field


async def test_there_is_always_one_administrator(school):
    with pytest.raises(NotAllowed, match='one active administrator'):
        await school.ines.deactivate(by=school.ines)
    with pytest.raises(NotAllowed):
        await school.ines.edit_account(by=school.ines, is_administrator=False)
    await school.helena.edit_account(by=school.ines, is_administrator=True)
    await school.ines.deactivate(by=school.helena)


async def test_a_reset_password_is_random_and_signs_everywhere_out(school):
    token = await school.priya.sign_in_here()
    password = await school.priya.reset_password(by=school.ines)
    assert await Person.signed_in_with(token) is None
    assert await Person.sign_in('priya', password)
    with pytest.raises(NotAllowed):
        await school.priya.reset_password(by=school.samuel)


async def test_people_are_found_without_accents_by_those_who_staff_sessions(school):
    assert [person.username for person in await Person.suggest('benitez', seen_by=school.samuel)] == ['lucia']
    assert await Person.suggest('%', seen_by=school.samuel) == []
    with pytest.raises(NotAllowed):
        await Person.suggest('a', seen_by=school.marta)
