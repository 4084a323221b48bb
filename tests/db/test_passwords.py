"""A password has eight characters and is none of the common ones; there is no other rule, wherever it is set."""
import pytest

from db import Person, SignIn, people
from db.core import Invalid, NotAllowed
from db.people.passwords import hashed, matches

COMMON = ('password', 'Password1', '12345678', 'qwertyuiop', 'iloveyou', 'TRUSTNO1')


@pytest.mark.parametrize('password', COMMON)
async def test_what_everybody_tries_first_is_refused(password):
    with pytest.raises(Invalid, match='among the first that are tried'):
        await hashed(password)


@pytest.mark.parametrize('password', ['short', '1234567', ''])
async def test_what_is_short_is_refused(password):
    with pytest.raises(Invalid, match='at least 8 characters'):
        await hashed(password)


@pytest.mark.parametrize('password', ['aaaabbbc', 'correct horse', '私のパスワードです', 'x' * 1000, 'no digit'])
async def test_there_is_no_other_rule(password):
    assert await matches(password, await hashed(password))


async def test_it_is_refused_wherever_a_password_is_set(school):
    here = await SignIn.of(await people.sign_in_here(school.ines))
    await people.reset_password(school.priya, by=school.ines)
    there = await SignIn.of(await people.sign_in_here(school.priya))
    for action, field in (
        (lambda: people.create_account('noor', 'Noor', password='password1', by=school.ines), 'password'),
        (lambda: people.change_password(school.ines, 'correct horse', 'password1', here=here, by=school.ines), 'new'),
        (lambda: people.choose_password(school.priya, 'password1', here=there, by=school.priya), 'new'),
    ):
        with pytest.raises(Invalid) as no:
            await action()
        assert no.value.field == field
    await Person.filter(is_administrator=True).update(is_administrator=False)
    with pytest.raises(Invalid):
        await people.become_first_administrator('eve', 'Eve', 'password1')


async def test_after_a_reset_by_somebody_else_the_owner_chooses_another(school):
    given = await people.reset_password(school.priya, by=school.ines)
    priya = await people.authenticate('priya', given)
    assert priya.must_change_password
    here = await SignIn.of(await people.sign_in_here(priya))
    with pytest.raises(Invalid, match='another password'):
        await people.choose_password(priya, given, here=here, by=priya)
    await people.choose_password(priya, 'chosen by Priya', here=here, by=priya)
    priya = await people.authenticate('priya', 'chosen by Priya')
    assert not priya.must_change_password
    with pytest.raises(NotAllowed):
        await people.choose_password(priya, 'without the old one', here=here, by=priya)


async def test_a_password_typed_for_somebody_else_is_to_be_changed_too(school):
    await people.create_account('noor', 'Noor', password='typed by Ines', by=school.ines)
    assert (await Person.get(username='noor')).must_change_password
