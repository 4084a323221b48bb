"""What cannot be meant is refused at its field with a sentence; nothing is bent in silence."""
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from db import Person, bulk, courses, grades, people, sessions
from db.core import Invalid, as_entered, clock, entered
from db.core.dates import day_ends, day_starts, due_at, said_twice
from db.extensions import ExtensionGrant
from db.items import ItemChanges
from db.people import AccountChanges
from db.people.addresses import checked_address
from db.sessions import SessionChanges

BRUSSELS = ZoneInfo('Europe/Brussels')


# e-mail addresses

@pytest.mark.parametrize('address', [
    'not an email', 'priya', 'priya@', '@example.org', 'priya@example', 'priya nair@example.org', 'priya@exa mple.org',
    'priya@@example.org', '.priya@example.org', 'priya.@example.org', 'pri..ya@example.org', 'priya@example..org',
    'priya@-example.org', 'Priya <priya@example.org>', 'a@b.org, c@d.org', 'priya@example.org\nBcc: x@y.org'])
async def test_what_is_no_email_address_is_refused_at_its_field(school, address):
    with pytest.raises(Invalid, match='Enter an e-mail address such as') as refusal:
        await people.create_account('new', 'New', AccountChanges(email=address), by=school.ines)
    assert refusal.value.field == 'email'
    with pytest.raises(Invalid):
        await people.edit_account(school.priya, AccountChanges(email=address), by=school.ines)


@pytest.mark.parametrize('address', ['', 'a@b.co', 'priya.nair+uni@mail.example.org', 'ο.παπάς@παράδειγμα.gr',
                                     "o'neil@example.org", 'x_1-2@sub.example.museum'])
def test_addresses_that_people_have_are_taken(address):
    assert checked_address(f' {address} ') == address


async def test_two_people_with_one_email_address_are_told(school):
    await people.edit_account(school.priya, AccountChanges(email='Team@example.org'), by=school.ines)
    for email in ('Team@example.org', 'team@EXAMPLE.org'):
        with pytest.raises(Invalid, match=r'Priya Nair \(priya\) has this e-mail address') as refusal:
            await people.edit_account(school.emeka, AccountChanges(email=email), by=school.ines)
        assert refusal.value.field == 'email'
        with pytest.raises(Invalid, match='has this e-mail address'):
            await people.create_account('new', 'New', AccountChanges(email=email), by=school.ines)
    await people.edit_account(school.priya, AccountChanges(email='team@example.org'), by=school.ines)
    assert (await Person.get(id=school.priya.id)).email == 'team@example.org', 'her own in other letters'


async def test_two_who_had_the_same_address_before_keep_it_and_can_be_edited(school):
    await Person.filter(id__in=[school.priya.id, school.emeka.id]).update(email='old@example.org')
    await people.edit_account(school.emeka, AccountChanges(name='Emeka O.', email='old@example.org'), by=school.ines)
    assert (await Person.get(id=school.emeka.id)).name == 'Emeka O.'


# numbers

@pytest.mark.parametrize(('values', 'sentence'), [
    ({'days': -3}, 'Enter a number from 1 to 3,650.'), ({'days': 0}, 'Enter a number from 1 to 3,650.'),
    ({'days': 4000}, 'Enter a number from 1 to 3,650.')])
async def test_days_of_a_session_out_of_their_limits_are_refused(school, values, sentence):
    with pytest.raises(Invalid) as refusal:
        await sessions.configure(school.autumn, SessionChanges(**values), by=school.samuel)
    assert (str(refusal.value), refusal.value.field) == (sentence, 'days')


@pytest.mark.parametrize(('values', 'field'), [
    ({'points': -5}, 'points'), ({'points': 0}, 'points'), ({'points': 2.345}, 'points'), ({'points': 'ten'}, 'points'),
    ({'weight': -1}, 'weight'), ({'pass_points': -1}, 'pass_points'), ({'pass_points': 41}, 'pass_points'),
    ({'attempts': 0}, 'attempts'), ({'attempts': -1}, 'attempts'), ({'attempts': 1.5}, 'attempts'),
    ({'minutes': -5}, 'minutes'), ({'minutes': 2.5}, 'minutes'), ({'due_day': 1.5}, 'due_day'),
    ({'due_day': float('nan')}, 'due_day'), ({'points': float('nan')}, 'points'), ({'weight': float('inf')}, 'weight'),
    ({'settings': {'most_files': 0}}, 'most_files'), ({'settings': {'most_mb': -2}}, 'most_mb')])
async def test_absurd_numbers_of_an_item_are_refused_at_their_field(school, values, field):
    with pytest.raises(Invalid, match=r'Enter|pass mark') as refusal:
        await courses.edit_item(school.python, school.task.id, ItemChanges(**values), by=school.helena)
    assert refusal.value.field == field


@pytest.mark.parametrize('url', ['https://', 'http:///page', 'https://exa mple.org', 'javascript:alert(1)',
                                 'example.org', 'https://example.org:99999999/', 'https://example.org/<b>',
                                 'mailto:x@y.org'])
async def test_what_is_no_web_address_is_refused(school, url):
    with pytest.raises(Invalid, match='Enter a web address') as refusal:
        await courses.edit_item(school.python, school.page.id, ItemChanges(url=url), by=school.helena)
    assert refusal.value.field == 'url'


@pytest.mark.parametrize(('values', 'field'), [
    ({'extra_days': -1}, 'extra_days'), ({'extra_days': 4000}, 'extra_days'),
    ({'ends': datetime(2020, 1, 1, tzinfo=UTC)}, 'ends'), ({'starts': datetime(2100, 1, 1, tzinfo=UTC)}, 'starts')])
async def test_absurd_times_of_one_learner_are_refused(school, values, field):
    with pytest.raises(Invalid) as refusal:
        await sessions.set_personal_dates(school.autumn, school.priya, by=school.samuel, **values)
    assert refusal.value.field == field


@pytest.mark.parametrize('typed', ['-1', '41', '1.234', 'many', '1' * 300, 'NaN', 'Infinity', '1e2'])
async def test_grades_that_cannot_be_are_refused_and_change_nothing(school, typed):
    with pytest.raises(Invalid):
        await grades.enter_grade(school.priya_python, f'item-{school.task.id}', typed, by=school.marta, seen='')


async def test_more_time_for_several_that_would_close_before_it_is_due_is_refused_in_the_preview(school):
    await courses.edit_item(school.python, school.task.id, ItemChanges(closes_day=70), by=school.helena)
    with pytest.raises(Invalid) as refusal:
        await bulk.extend_targets(school.autumn_python, [school.priya_python.id], school.task.id,
                                  ExtensionGrant(due_at=clock.now() + timedelta(days=60),
                                                 closes_at=clock.now() + timedelta(days=50)),
                                  seen_by=school.marta)
    assert refusal.value.field == 'closes_at'


async def test_points_counted_out_by_a_file_are_rounded(school):
    item = await courses.edit_item(school.python, school.task.id, ItemChanges(points=Decimal('33.3333')),
                                   by=school.helena)
    assert item.points == Decimal('33.33')


# times at which clocks change

@pytest.mark.parametrize(('text', 'sentence'), [
    ('2027-03-28T02:30',
     '02:30 does not exist on 28 March 2027: clocks go from 02:00 to 03:00. Enter 01:59 or 03:00.'),
    ('2027-03-28T02:00',
     '02:00 does not exist on 28 March 2027: clocks go from 02:00 to 03:00. Enter 01:59 or 03:00.')])
def test_a_time_that_does_not_exist_is_refused_with_the_nearest_ones(text, sentence):
    for ends in (False, True):
        with pytest.raises(Invalid) as refusal:
            entered(text, BRUSSELS, ends=ends)
        assert str(refusal.value) == sentence
    assert entered('2027-03-28T03:00', BRUSSELS) == datetime(2027, 3, 28, 1, tzinfo=UTC)
    assert entered('2027-03-28T01:59', BRUSSELS) == datetime(2027, 3, 28, 0, 59, tzinfo=UTC)


def test_a_time_that_comes_twice_is_the_first_as_a_start_and_the_second_as_an_end():
    assert entered('2027-10-31T02:30', BRUSSELS) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert entered('2027-10-31T02:30', BRUSSELS, ends=True) == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert 'this is the first, as a start' in said_twice('2027-10-31T02:30', BRUSSELS)
    assert 'this is the second, as an end' in said_twice('2027-10-31T02:30', BRUSSELS, ends=True)
    assert not said_twice('2027-10-30T02:30', BRUSSELS) and not said_twice('2027-10-31', BRUSSELS)


def test_a_day_whose_midnight_is_skipped_begins_with_its_first_moment():
    sao_paulo, first = ZoneInfo('America/Sao_Paulo'), datetime(2018, 11, 4, 3, tzinfo=UTC)
    assert day_starts(date(2018, 11, 4), sao_paulo) == first == entered('2018-11-04', sao_paulo)
    with pytest.raises(Invalid, match='Enter 23:59 of the day before or 01:00'):
        entered('2018-11-04T00:30', sao_paulo)


def test_the_last_second_of_a_day_that_comes_twice_is_the_second():
    """Where clocks go back at midnight, the last hour of the day comes twice."""
    sao_paulo = ZoneInfo('America/Sao_Paulo')
    assert day_ends(date(2018, 2, 17), sao_paulo) == datetime(2018, 2, 18, 2, 59, 59, tzinfo=UTC)
    assert due_at(datetime(2018, 2, 10, 12, tzinfo=UTC), 7, sao_paulo) == day_ends(date(2018, 2, 17), sao_paulo)
    assert as_entered(day_ends(date(2018, 2, 17), sao_paulo), sao_paulo, ends=True) == '2018-02-17'


@pytest.mark.parametrize('text', ['?', '2027-02-30', '2027-13-01', 'soon', '2027-03-01T25:00', '0001-01-01',
                                  '9999-01-01'])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(Invalid):
        entered(text, BRUSSELS)
