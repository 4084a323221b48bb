"""Where somebody or something stands: one kind of state, one table of its words."""
import ast
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from components.html import WORDS as MARKS
from db.gradebook import COLUMN_STATUS_LABELS, ColumnStatus
from db.outlines import ITEM_STATUS_LABELS, ItemStatus
from db.records import ATTEMPT_STATUS_LABELS, MEMBERSHIP_LABELS, AttemptStatus, Membership
from db.records.attempt_status import attempt_status
from db.sessions import STAGE_LABELS, Stage
from pages.admin.sessions.page import STATES as STAGE_FILTERS
from pages.coaching.grades.columns import STATES as GRADEBOOK_FILTERS
from pages.coaching.list_filters import STATES as TRACKING_FILTERS

ROOT = Path(__file__).parent.parent.parent
TABLES = {
    ItemStatus: ITEM_STATUS_LABELS, AttemptStatus: ATTEMPT_STATUS_LABELS, Stage: STAGE_LABELS,
    Membership: MEMBERSHIP_LABELS, ColumnStatus: COLUMN_STATUS_LABELS}


@pytest.mark.parametrize('kind', TABLES)
def test_every_state_has_a_word_of_its_own(kind):
    words = {state: str(label) for state, label in TABLES[kind].items()}
    assert set(words) == set(kind) and len(set(words.values())) == len(words)
    assert all(word and word[0].isupper() and word[1:] == word[1:].lower() for word in words.values())


def test_marks_and_filters_say_the_same_words():
    for status, word in ITEM_STATUS_LABELS.items():
        assert str(MARKS[status]) == str(word)
    for filters in (TRACKING_FILTERS, GRADEBOOK_FILTERS):
        assert str(filters['to_grade']) == 'To grade' and str(filters['withdrawn']) == 'Withdrawn'
    assert str(GRADEBOOK_FILTERS['missing']) == 'Missing'
    assert {name: word for name, word in STAGE_FILTERS.items() if name != 'all'}.items() <= STAGE_LABELS.items()


def test_an_attempt_is_in_progress_then_to_grade_or_finished():
    at = datetime(2026, 1, 1, tzinfo=UTC)
    assert attempt_status(None, None) is AttemptStatus.IN_PROGRESS
    assert attempt_status(at, None) is AttemptStatus.TO_GRADE
    assert attempt_status(at, Decimal(0)) is AttemptStatus.FINISHED


def test_nobody_keeps_another_table():
    """A dictionary of which three values or more are words of one kind is a copy."""
    own = {ROOT / name for name in (
        'db/outlines/item_status.py', 'db/records/attempt_status.py', 'db/sessions/admin_list.py',
        'db/records/enrolment.py', 'db/gradebook/formula.py')}
    words = [{str(word).casefold() for word in table.values()} for table in TABLES.values()]
    others = [path for room in ('db', 'components', 'pages') for path in (ROOT / room).rglob('*.py') if path not in own]
    assert len(others) > 300
    suspects = [path for path in others if any(
        sum(f"'{word}'" in path.read_text('utf-8').casefold() for word in some) >= 3 for some in words)]
    assert not [f'{path}:{node.lineno}' for path in suspects for node in ast.walk(ast.parse(path.read_text('utf-8')))
                if isinstance(node, ast.Dict) and any(len(_said(node) & some) >= 3 for some in words)]


def _said(table: ast.Dict) -> set[str]:
    given = [value.args[-1] if isinstance(value, ast.Call) and value.args else value for value in table.values]
    return {value.value.casefold() for value in given
            if isinstance(value, ast.Constant) and isinstance(value.value, str)}
