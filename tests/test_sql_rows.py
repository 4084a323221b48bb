"""The comparison of raw SQL with the types of its rows finds what it is for."""
from datetime import UTC, datetime
from typing import TypedDict

import pytest

from db.core.sql import Flag, Moment
from tests.sql_rows import call_at, calls, compare, unread

HERE = 'here.py', 1


class Row(TypedDict):
    id: int
    due_at: Moment | None
    is_late: Flag


@pytest.mark.parametrize('values', [
    {'id': 1, 'due_at': None, 'is_late': 0}, {'id': 1, 'due_at': '2026-11-29 08:00:00+00:00', 'is_late': True},
    {'id': 1, 'due_at': datetime(2026, 11, 29, tzinfo=UTC), 'is_late': False},
])
def test_a_row_of_its_type_passes(values):
    compare(Row, values, HERE)


@pytest.mark.parametrize('values', [
    {'id': 1, 'due_at': None}, {'id': 1, 'due_at': None, 'is_late': 0, 'more': 1},
    {'id': None, 'due_at': None, 'is_late': 0}, {'id': 1, 'due_at': 20261129, 'is_late': 0},
])
def test_a_column_or_a_value_that_the_type_does_not_know_fails(values):
    with pytest.raises(AssertionError, match=r'here\.py'):
        compare(Row, values, HERE)


def test_counts_are_compared_by_their_values():
    compare(dict[str, int], {'active': 3, 'archived': 0}, HERE)
    with pytest.raises(AssertionError):
        compare(dict[str, int], {'active': '3'}, HERE)


def test_every_select_of_the_product_names_the_type_of_its_rows():
    texts = {call: text for lines in calls().values() for call, text in lines.values()}
    assert len(texts) > 120
    assert [call for call, text in texts.items() if not text.startswith(('select(_', 'select(dict[str, int]'))
            and 'Row, ' not in text and 'MiscountedThread' not in text] == []


def test_each_select_is_known_by_its_lines_and_those_of_the_other_database_are_left_out():
    file, lines = next(iter(calls().items()))
    line = next(iter(lines))
    assert call_at(file, line) == lines[line][0]
    assert call_at('elsewhere.py', 1) is None
    missing = set(unread(postgres=False)) ^ set(unread(postgres=True))
    assert {file for file, _ in missing} <= {'db/imports/staging.py'}
