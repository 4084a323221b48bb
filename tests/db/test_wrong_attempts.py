"""Wrong passwords make whoever tries them wait, and nobody else."""
from contextlib import suppress
from datetime import timedelta

import pytest

from db import SignIn, people
from db.core import Invalid, NotAllowed, TooManyAttempts, clock
from db.core.networks import network
from db.people import passwords
from db.people.sign_in_attempts import PER_ACCOUNT, PER_ACCOUNT_AND_ADDRESS, SignInAttempt

PASSWORD, WRONG = 'correct horse', 'wrong horse'


async def tries(times: int, *, username: str = 'ines', address: str = '198.51.100.1', devices=None) -> list[type]:
    """What each of so many wrong attempts is answered."""
    answers = []
    for _ in range(times):
        try:
            await people.authenticate(username, WRONG, address=address, devices=devices)
        except (NotAllowed, TooManyAttempts) as no:
            answers.append(type(no))
    return answers


async def test_after_five_attempts_one_waits_and_longer_each_time(school):
    start = clock.now()
    with clock.stopped_at(start):
        assert await tries(7) == [NotAllowed] * 5 + [TooManyAttempts] * 2
        with pytest.raises(TooManyAttempts, match='Wait 15 seconds'):
            await people.authenticate('ines', PASSWORD, address='198.51.100.1')
    with clock.stopped_at(start + timedelta(seconds=16)):
        assert await tries(2) == [NotAllowed, TooManyAttempts]
    with clock.stopped_at(start + timedelta(seconds=40)), pytest.raises(TooManyAttempts, match='Wait 6 seconds'):
        await people.authenticate('ines', PASSWORD, address='198.51.100.1')
    with clock.stopped_at(start + timedelta(seconds=47)):
        assert await people.authenticate('ines', PASSWORD, address='198.51.100.1')
        assert await tries(5) == [NotAllowed] * 5, 'with the right one it begins anew'


async def test_who_tries_during_the_pause_does_not_make_it_longer(school):
    start = clock.now()
    with clock.stopped_at(start):
        await tries(50)
    with clock.stopped_at(start + timedelta(seconds=16)):
        assert await people.authenticate('ines', PASSWORD, address='198.51.100.1')


async def test_an_attacker_with_many_addresses_is_slowed_down_and_the_owner_comes_in(school, monkeypatch):
    """The browser in which the owner has signed in before has counters of its own."""
    monkeypatch.setattr(passwords, '_verify', lambda password, _: password == PASSWORD)
    with clock.stopped_at(clock.now()):
        answers = [answer for number in range(200) for answer in await tries(1, address=f'203.0.113.{number}')]
    assert answers.count(NotAllowed) == 20
    with pytest.raises(TooManyAttempts):
        await people.authenticate('ines', PASSWORD, address='198.51.100.1')
    here = {school.ines.id: 'a browser'}
    assert await people.authenticate('ines', PASSWORD, address='198.51.100.1', devices=here)
    assert await people.authenticate('ines', PASSWORD, address='203.0.113.5', devices=here)


async def test_who_tries_without_end_keeps_no_owner_out_of_a_network_they_have_signed_in_from(school, monkeypatch):
    """Each second for two hours, each time from another address; the owner's browser is a new one."""
    monkeypatch.setattr(passwords, '_verify', lambda password, _: password == PASSWORD)
    start = clock.now()
    with clock.stopped_at(start - timedelta(days=80)):
        await people.sign_in_here(school.ines, address='2001:db8:1:2::7')
    for second in range(7201):
        with clock.stopped_at(start + timedelta(seconds=second)), suppress(TooManyAttempts):
            SignInAttempt((PER_ACCOUNT_AND_ADDRESS, ('ines', f'network {second}')), (PER_ACCOUNT, 'ines'))
    with clock.stopped_at(start + timedelta(seconds=7200)):
        assert await tries(1, address='203.0.113.1') == [TooManyAttempts]
        with pytest.raises(TooManyAttempts):
            await people.authenticate('ines', PASSWORD, address='2001:db8:1:3::1')
        assert await people.authenticate('ines', PASSWORD, address='2001:db8:1:2:3:4:5:6')


async def test_a_network_is_known_for_a_while_and_to_its_own_account_only(school):
    start = clock.now()
    with clock.stopped_at(start - timedelta(days=89)):
        await people.sign_in_here(school.ines, address='198.51.100.1')
        await people.sign_in_here(school.ines, address='')
    assert await SignIn.knows_network(school.ines.id, '198.51.100.1')
    assert await SignIn.knows_network(school.ines.id, '::ffff:198.51.100.1')
    for person, address in [(school.ines, '198.51.100.2'), (school.priya, '198.51.100.1'), (school.ines, '')]:
        assert not await SignIn.knows_network(person.id, address)
    with clock.stopped_at(start + timedelta(days=2)):
        assert not await SignIn.knows_network(school.ines.id, '198.51.100.1')


async def test_a_known_network_has_limits_too(school):
    await people.sign_in_here(school.ines, address='198.51.100.1')
    assert (await tries(6))[4:] == [NotAllowed, TooManyAttempts]


async def test_nobody_waits_longer_than_a_minute_for_what_others_try(school, monkeypatch):
    monkeypatch.setattr(passwords, '_verify', lambda password, _: password == PASSWORD)
    start = clock.now()
    for minute in range(60):
        with clock.stopped_at(start + timedelta(minutes=minute)):
            for number in range(20):
                await tries(1, address=f'203.0.{minute}.{number}')
    with clock.stopped_at(start + timedelta(minutes=60)):
        assert await people.authenticate('ines', PASSWORD, address='198.51.100.1')


async def test_a_known_browser_has_limits_too(school):
    here = {school.ines.id: 'a browser'}
    assert (await tries(9, devices=here))[7:] == [NotAllowed, TooManyAttempts]
    assert await people.authenticate('ines', PASSWORD, address='198.51.100.1'), 'from another browser'


async def test_many_right_passwords_from_one_address_are_no_attack(school, monkeypatch):
    """A class comes in."""
    monkeypatch.setattr(passwords, '_verify', lambda password, _: password == PASSWORD)
    for _ in range(300):
        assert await people.authenticate('ines', PASSWORD, address='198.51.100.1')


async def test_one_password_for_many_accounts_is_noticed(school, monkeypatch):
    monkeypatch.setattr(passwords, '_verify', lambda *_: False)
    answers = [answer for number in range(150) for answer in await tries(1, username=f'nobody{number}')]
    assert answers.count(NotAllowed) == 100


async def test_attempts_at_the_same_moment_are_counted_one_by_one(school):
    import asyncio
    answers = await asyncio.gather(*(tries(1) for _ in range(12)))
    assert sum(answer == [NotAllowed] for answer in answers) == 5


async def test_the_current_password_is_not_tried_without_end_either(school):
    here = await SignIn.of(await people.sign_in_here(school.ines))
    for _ in range(5):
        with pytest.raises(Invalid):
            await people.change_password(school.ines, WRONG, 'another long one', here=here, by=school.ines)
    with pytest.raises(TooManyAttempts):
        await people.change_password(school.ines, PASSWORD, 'another long one', here=here, by=school.ines)
    there = await SignIn.of(await people.sign_in_here(school.ines))
    assert await people.change_password(school.ines, PASSWORD, 'another long one', here=there,
                                        by=school.ines), 'the owner may'


async def test_who_comes_when_too_many_wait_is_asked_to_come_back_and_not_counted(school, monkeypatch):
    monkeypatch.setattr(passwords, 'MAX_WAITING', 0)
    for _ in range(10):
        with pytest.raises(TooManyAttempts, match='Many people'):
            await people.authenticate('ines', PASSWORD, address='198.51.100.1')
    monkeypatch.setattr(passwords, 'MAX_WAITING', 100)
    assert await people.authenticate('ines', PASSWORD, address='198.51.100.1')


async def test_a_name_that_nobody_has_costs_as_many_hashes(school, monkeypatch):
    looked, verify = [], passwords._verify
    monkeypatch.setattr(passwords, '_verify', lambda *args: looked.append(args) or verify(*args))
    for username in ('ines', 'nobody', 'priya'):
        await tries(1, username=username)
    assert len(looked) == 3 and all(kept.startswith('$argon2id$') for _, kept in looked)
    assert len({kept.rpartition('$')[0].rpartition('$')[0] for _, kept in looked}) == 1, 'with the same cost'


@pytest.mark.parametrize(('address', 'counted'), [
    ('198.51.100.7', '198.51.100.7'), ('2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'),
    ('::ffff:198.51.100.7', '198.51.100.7'),
    ('', ''), ('a socket', 'a socket'),
])
def test_an_ipv6_network_is_one_visitor(address, counted):
    assert network(address) == counted


async def test_a_refused_sign_in_is_logged_on_one_line_and_without_the_password(school, caplog):
    await tries(1, username='ines\nERROR forged', address='198.51.100.1')
    [record] = [record for record in caplog.records if record.name == 'db.people.signing_in']
    assert '198.51.100.1' in record.getMessage()
    assert '\n' not in record.getMessage()
    assert WRONG not in record.getMessage()
