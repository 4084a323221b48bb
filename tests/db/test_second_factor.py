"""The second factor: set up with a code, asked for once per code, recovered from, taken away by an administrator."""
from datetime import timedelta

import pyotp
import pytest

from db import SignIn, people
from db.core import Invalid, NotAllowed, TooManyAttempts, clock, settings
from db.people import authenticator_address, new_secret
from db.records import Event, RecoveryCode, SecondFactor

STEP = timedelta(seconds=30)


@pytest.fixture
async def factor(school):
    """Priya has one, since a minute ago."""
    secret = new_secret()
    with clock.stopped_at(clock.now() - 2 * STEP):
        codes = await people.set_up_second_factor(school.priya, secret, code_now(secret), here=None, by=school.priya)
    return secret, codes


def code_now(secret: str) -> str:
    return pyotp.TOTP(secret).at(clock.now())


async def test_it_is_set_up_with_a_code_of_the_authenticator(school):
    secret = new_secret()
    with pytest.raises(Invalid) as no:
        await people.set_up_second_factor(school.priya, secret, '000000', here=None, by=school.priya)
    assert no.value.field == 'code' and not await people.has_second_factor(school.priya)
    codes = await people.set_up_second_factor(school.priya, secret, code_now(secret), here=None, by=school.priya)
    assert await people.has_second_factor(school.priya) and len(set(codes)) == 10
    with pytest.raises(NotAllowed):
        await people.set_up_second_factor(school.emeka, secret, code_now(secret), here=None, by=school.priya)


def test_the_picture_tells_an_authenticator_secret_account_and_house():
    parsed = pyotp.parse_uri(authenticator_address('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'priya'))
    assert (parsed.secret, parsed.name, parsed.issuer) == ('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'priya', 'Cohort')


async def test_neither_secret_nor_codes_are_kept_in_clear(school, factor):
    secret, codes = factor
    kept = str([await SecondFactor.all().values(), await RecoveryCode.all().values()])
    assert secret not in kept and not [code for code in codes if code in kept or code.replace('-', '') in kept]


async def test_with_another_storage_secret_nothing_is_read(school, factor, monkeypatch):
    from db.core import secret
    monkeypatch.setattr(secret, 'storage_secret', lambda: 'another one')
    with pytest.raises(Invalid):
        await people.check_second_factor(school.priya, code_now(factor[0]))
    await people.check_second_factor(school.priya, factor[1][0])


async def test_setting_it_up_signs_other_browsers_out(school):
    here, there = [await SignIn.of(await people.sign_in_here(school.priya)) for _ in range(2)]
    secret = new_secret()
    await people.set_up_second_factor(school.priya, secret, code_now(secret), here=here, by=school.priya)
    assert await SignIn.why_ended(here.id) is None and await SignIn.why_ended(there.id)
    assert (await SignIn.get(id=here.id)).second_factor


async def test_a_code_works_once_and_within_a_minute(school, factor):
    secret, _ = factor
    start = clock.now()
    with clock.stopped_at(start):
        code = code_now(secret)
        await people.check_second_factor(school.priya, code)
        with pytest.raises(Invalid):
            await people.check_second_factor(school.priya, code)
    with clock.stopped_at(start + STEP):
        fresh = code_now(secret)
    with clock.stopped_at(start + 3 * STEP), pytest.raises(Invalid):
        await people.check_second_factor(school.priya, fresh)
    with clock.stopped_at(start + 2 * STEP):
        await people.check_second_factor(school.priya, f' {fresh[:3]} {fresh[3:]} ')


async def test_an_earlier_code_does_not_work_after_a_later_one(school, factor):
    secret, _ = factor
    earlier = code_now(secret)
    with clock.stopped_at(clock.now() + STEP):
        await people.check_second_factor(school.priya, code_now(secret))
        with pytest.raises(Invalid):
            await people.check_second_factor(school.priya, earlier)


async def test_a_recovery_code_works_once_however_it_is_typed(school, factor):
    _, codes = factor
    await people.check_second_factor(school.priya, codes[0].upper().replace('-', ' '))
    with pytest.raises(Invalid):
        await people.check_second_factor(school.priya, codes[0])
    assert await people.recovery_codes_left(school.priya, seen_by=school.priya) == 9
    fresh = await people.make_recovery_codes(school.priya, by=school.priya)
    with pytest.raises(Invalid):
        await people.check_second_factor(school.priya, codes[1])
    await people.check_second_factor(school.priya, fresh[1])


async def test_codes_are_not_guessed(school, factor):
    for _ in range(5):
        with pytest.raises(Invalid):
            await people.check_second_factor(school.priya, '000000', address='198.51.100.1')
    with pytest.raises(TooManyAttempts):
        await people.check_second_factor(school.priya, code_now(factor[0]), address='198.51.100.1')
    await people.check_second_factor(school.priya, code_now(factor[0]), address='198.51.100.2')


async def test_codes_that_others_try_keep_no_owner_out_of_a_network_they_have_signed_in_from(school, factor):
    await people.sign_in_here(school.priya, address='198.51.100.1')
    for number in range(10):
        with pytest.raises(Invalid):
            await people.check_second_factor(school.priya, '000000', address=f'203.0.113.{number}')
    with pytest.raises(TooManyAttempts):
        await people.check_second_factor(school.priya, code_now(factor[0]), address='198.51.100.2')
    await people.check_second_factor(school.priya, code_now(factor[0]), address='198.51.100.1')


async def test_an_administrator_takes_a_lost_one_away_from_others(school, factor):
    here = await SignIn.of(await people.sign_in_here(school.priya))
    for who in (school.samuel, school.priya):
        with pytest.raises(NotAllowed):
            await people.take_second_factor(school.priya, by=who)
    await people.take_second_factor(school.priya, by=school.ines)
    assert not await people.has_second_factor(school.priya) and await SignIn.why_ended(here.id)
    event = await Event.filter(verb='took_second_factor').get()
    assert (event.person_id, event.details) == (school.ines.id, {'username': 'priya'})
    secret = new_secret()
    await people.set_up_second_factor(school.ines, secret, code_now(secret), here=None, by=school.ines)
    with pytest.raises(NotAllowed, match='Another administrator'):
        await people.take_second_factor(school.ines, by=school.ines)


@pytest.mark.parametrize(('who', 'staff'), [
    ('ines', True), ('samuel', True), ('helena', True), ('marta', True), ('tomas', True), ('priya', False),
])
async def test_it_is_demanded_of_staff_where_the_setting_says_so(school, monkeypatch, who, staff):
    person = getattr(school, who)
    assert not await people.must_have_second_factor(person)
    monkeypatch.setattr(settings(), 'second_factor', 'staff')
    assert await people.must_have_second_factor(person) is staff
    secret = new_secret()
    await people.set_up_second_factor(person, secret, code_now(secret), here=None, by=person)
    if staff:
        with pytest.raises(NotAllowed, match='cannot be turned off'):
            await people.turn_off_second_factor(person, by=person)
    else:
        await people.turn_off_second_factor(person, by=person)
        assert not await people.has_second_factor(person)
