"""Between days as people say them and instants as we keep them."""
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.core import Invalid
from db.core.dates import at_wall_clock, day_ends, day_starts, due_at, say_moment

BRUSSELS = ZoneInfo('Europe/Brussels')
zones = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
days = st.dates(date(1970, 1, 2), date(2199, 12, 30))


def test_a_day_without_a_time_is_its_first_and_its_last_second_in_the_zone():
    assert day_starts(date(2026, 7, 1), BRUSSELS) == datetime(2026, 6, 30, 22, tzinfo=UTC)
    assert day_ends(date(2026, 7, 1), BRUSSELS) == datetime(2026, 7, 1, 21, 59, 59, tzinfo=UTC)


def test_the_29th_of_february_is_a_day_like_any_other():
    assert day_ends(date(2028, 2, 29), BRUSSELS) == datetime(2028, 2, 29, 22, 59, 59, tzinfo=UTC)


def test_of_an_hour_that_comes_twice_the_first_is_meant():
    assert at_wall_clock(datetime(2026, 10, 25, 2, 30), BRUSSELS) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_time_that_is_skipped_is_the_next_one_that_there_is():
    assert at_wall_clock(datetime(2026, 3, 29, 2, 30), BRUSSELS) == datetime(2026, 3, 29, 1, tzinfo=UTC)


@pytest.mark.parametrize('year', [1, 1969, 2201, 9999])
def test_years_out_of_reach_are_refused_in_a_sentence(year):
    with pytest.raises(Invalid, match='out of reach'):
        at_wall_clock(datetime(year, 1, 1), BRUSSELS)


def test_due_days_count_from_the_first_day_of_the_session_in_its_own_zone():
    starts = day_starts(date(2026, 10, 20), BRUSSELS)
    assert due_at(starts, 19, BRUSSELS) == day_ends(date(2026, 11, 8), BRUSSELS)
    assert due_at(None, 19, BRUSSELS) is None and due_at(starts, None, BRUSSELS) is None


def test_the_end_of_a_day_is_said_without_its_clock_time():
    assert say_moment(day_ends(date(2026, 11, 26), BRUSSELS), BRUSSELS) == 'Thursday 26 November'
    assert say_moment(datetime(2026, 11, 26, 8, tzinfo=UTC), BRUSSELS) == 'Thursday 26 November at 09:00'


@given(days, zones)
def test_every_day_in_every_zone_starts_before_it_ends_and_not_far_from_a_day_apart(day, zone):
    length = (day_ends(day, zone) - day_starts(day, zone)).total_seconds()
    assert 0 <= length <= 49 * 3600
