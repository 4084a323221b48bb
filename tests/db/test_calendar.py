"""When a session is open, and to whom: one pure function, for any dates, roles and instant."""
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.core import AfterEnd, Dates, Entry, PersonalDates, Phase, State, availability

DAY = timedelta(days=1)
MARCH, JUNE = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 6, 30, 23, 59, 59, tzinfo=UTC)
SPRING = Dates(starts=MARCH, ends=JUNE)

moments = st.integers(0, 7_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
maybe = st.none() | moments
personal_dates = st.builds(PersonalDates, starts=maybe, ends=maybe, extra_days=st.integers(0, 400), first_entered=maybe)
any_dates = st.builds(Dates, starts=maybe, ends=maybe, coach_starts=maybe, coach_ends=maybe,
                      days=st.none() | st.integers(1, 3650), after_end=st.sampled_from(AfterEnd),
                      state=st.sampled_from(State))


def phase(dates, at, **roles):
    return availability(dates, at, **roles or {'learns': PersonalDates()}).phase


def test_a_session_is_upcoming_then_current_then_past():
    assert phase(SPRING, MARCH - timedelta(microseconds=1)) is Phase.UPCOMING
    assert phase(SPRING, MARCH) is Phase.CURRENT
    assert phase(SPRING, JUNE - timedelta(microseconds=1)) is Phase.CURRENT
    assert phase(SPRING, JUNE) is Phase.PAST


def test_empty_dates_are_no_limit():
    assert phase(Dates(), datetime(1900, 1, 1, tzinfo=UTC)) is Phase.CURRENT
    assert phase(Dates(ends=JUNE), MARCH - 9000 * DAY) is Phase.CURRENT
    assert phase(Dates(starts=MARCH), JUNE + 9000 * DAY) is Phase.CURRENT


def test_access_by_duration_begins_with_the_first_entry_and_ends_to_the_instant():
    month = Dates(days=30)
    assert phase(month, JUNE) is Phase.CURRENT
    entered = PersonalDates(first_entered=MARCH)
    assert phase(month, MARCH + 30 * DAY - timedelta(microseconds=1), learns=entered) is Phase.CURRENT
    ended = availability(month, MARCH + 30 * DAY, learns=entered)
    assert ended.phase is Phase.PAST and ended.learning is Entry.READ_ONLY


def test_duration_and_dates_apply_both():
    assert Dates(starts=MARCH, ends=JUNE, days=365).learner_window(PersonalDates(first_entered=MARCH)).ends == JUNE
    short = Dates(starts=MARCH, ends=JUNE, days=10).learner_window(PersonalDates(first_entered=MARCH + DAY))
    assert short.ends == MARCH + 11 * DAY


def test_personal_dates_replace_the_sessions_and_extra_days_are_added():
    window = SPRING.learner_window(PersonalDates(starts=MARCH + DAY, ends=MARCH + 5 * DAY, extra_days=2))
    assert (window.starts, window.ends) == (MARCH + DAY, MARCH + 7 * DAY)


def test_after_the_end_by_what_the_session_says():
    def learning(after_end):
        return availability(Dates(MARCH, JUNE, after_end=after_end), JUNE, learns=PersonalDates())
    assert learning(AfterEnd.READ_ONLY).learning is Entry.READ_ONLY
    assert learning(AfterEnd.OPEN).learning is Entry.OPEN
    assert not learning(AfterEnd.CLOSED).listed and not learning(AfterEnd.CLOSED).may_enter


def test_a_coach_comes_earlier_and_stays_longer():
    dates = Dates(MARCH, JUNE, coach_starts=MARCH - 7 * DAY, coach_ends=JUNE + 14 * DAY)
    assert availability(dates, MARCH - DAY, coaches=True).coaching is Entry.OPEN
    assert availability(dates, MARCH - 8 * DAY, coaches=True).coaching is Entry.NOT_YET
    assert availability(dates, JUNE + 14 * DAY, coaches=True).coaching is Entry.READ_ONLY


def test_drafts_are_for_coaches_and_the_archive_for_nobody():
    assert not availability(Dates(state=State.DRAFT), MARCH, learns=PersonalDates()).listed
    assert availability(Dates(state=State.DRAFT), MARCH, coaches=True).listed
    assert not availability(Dates(state=State.ARCHIVED), MARCH, coaches=True, learns=PersonalDates()).listed


def test_a_cancelled_session_is_listed_but_not_entered():
    cancelled = availability(Dates(state=State.CANCELLED), MARCH, learns=PersonalDates())
    assert cancelled.listed and not cancelled.may_enter


@given(any_dates, personal_dates, moments)
def test_entry_is_allowed_exactly_while_the_window_is_current_or_what_follows_it_allows(dates, own, at):
    seen = availability(dates, at, learns=own)
    window = dates.learner_window(own)
    if dates.state is State.PUBLISHED:
        during = window.phase(at) is Phase.CURRENT
        after = window.phase(at) is Phase.PAST and dates.after_end is not AfterEnd.CLOSED
        assert seen.may_enter == (during or after)
        assert seen.listed == (seen.may_enter or window.phase(at) is Phase.UPCOMING)
    else:
        assert not seen.may_enter


@given(any_dates, personal_dates, moments)
def test_for_who_coaches_and_learns_no_instant_between_two_windows_loses_the_session(dates, own, at):
    both = availability(dates, at, coaches=True, learns=own)
    assert both.listed == (dates.state is not State.ARCHIVED)
    if both.listed and (availability(dates, at, coaches=True).phase is Phase.CURRENT):
        assert both.phase is Phase.CURRENT


@given(any_dates, personal_dates, moments)
def test_nothing_changes_between_two_edges(dates, own, at):
    seen = availability(dates, at, coaches=True, learns=own)
    later = [edge for edge in seen.changes_at if edge > at]
    if later and later[0] - at > timedelta(microseconds=1):
        before = availability(dates, later[0] - timedelta(microseconds=1), coaches=True, learns=own)
        assert (before.phase, before.coaching, before.learning) == (seen.phase, seen.coaching, seen.learning)
