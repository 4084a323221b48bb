"""The sentence under the dates of a session: what they mean for each person."""
from datetime import UTC, datetime, timedelta

import pytest

from db.core import AfterEnd

STARTS, ENDS = datetime(2027, 3, 1, tzinfo=UTC), datetime(2027, 6, 30, 23, 59, 59, tzinfo=UTC)
READ_ONLY = 'Afterwards learners read everything and write nothing.'
SAME = 'Coaches: the same dates.'


def say(**values) -> str:
    from pages.admin.sessions.session_summary import session_summary
    nothing = {'starts': None, 'ends': None, 'coach_starts': None, 'coach_ends': None, 'days': None}
    return session_summary({**nothing, 'time_zone': 'UTC', 'after_end': AfterEnd.READ_ONLY, **values})


@pytest.mark.parametrize(('values', 'sentence'), [
    ({'starts': STARTS, 'ends': ENDS}, f'Learners: 1 March 2027 to 30 June 2027. {SAME} {READ_ONLY}'),
    ({}, f'Learners: at any time. {SAME}'),
    ({'starts': STARTS}, f'Learners: from 1 March 2027, without an end. {SAME}'),
    ({'ends': ENDS}, f'Learners: at once, until 30 June 2027. {SAME} {READ_ONLY}'),
    ({'days': 30}, f'Learners: at any time. Each has 30 days from their first visit. {SAME} {READ_ONLY}'),
    ({'days': 1, 'starts': STARTS, 'ends': ENDS},
     f'Learners: 1 March 2027 to 30 June 2027. Each has 1 day from their first visit. {SAME} {READ_ONLY}'),
])
def test_the_dates_of_learners(values, sentence):
    assert say(**values) == sentence


@pytest.mark.parametrize(('values', 'sentence'), [
    ({'coach_starts': STARTS - timedelta(days=7), 'coach_ends': ENDS + timedelta(days=14)},
     'Coaches: 7 days earlier, 14 days longer.'),
    ({'coach_starts': STARTS - timedelta(days=1)}, 'Coaches: 1 day earlier.'),
    ({'coach_ends': ENDS + timedelta(hours=3)}, 'Coaches: 3 hours longer.'),
    ({'coach_starts': STARTS, 'coach_ends': ENDS}, SAME),
])
def test_the_extra_time_of_coaches(values, sentence):
    assert f' {sentence} ' in say(starts=STARTS, ends=ENDS, **values)


@pytest.mark.parametrize(('after_end', 'sentence'), [
    (AfterEnd.READ_ONLY, READ_ONLY),
    (AfterEnd.OPEN, 'Afterwards learners continue as before.'),
    (AfterEnd.CLOSED, 'Afterwards the session is gone for learners.'),
])
def test_what_comes_afterwards(after_end, sentence):
    assert say(starts=STARTS, ends=ENDS, after_end=after_end).endswith(sentence)
    assert say(starts=STARTS, ends=ENDS, after_end=after_end.value).endswith(sentence)
    assert 'Afterwards' not in say(starts=STARTS, after_end=after_end), 'without an end there is no afterwards'


def test_days_are_those_of_the_sessions_zone_and_a_time_is_said_where_one_was_set():
    ends = datetime(2027, 6, 30, 21, 59, 59, tzinfo=UTC)
    assert say(ends=ends, time_zone='Europe/Brussels').startswith('Learners: at once, until 30 June 2027. ')
    assert 'until 1 July 2027, 03:29.' in say(ends=ends, time_zone='Asia/Kolkata')
    assert 'from 1 March 2027, 09:30,' in say(starts=STARTS + timedelta(hours=9, minutes=30))
