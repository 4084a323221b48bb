"""Keys of columns: one place builds and reads them, and to everybody else they are opaque."""
import re
from pathlib import Path

import pytest

from db.core import column_keys

ROOT = Path(__file__).parent.parent.parent


def test_a_key_says_what_its_column_stands_for():
    assert column_keys.of_item(7) == 'item-7' and column_keys.item_in('item-7') == 7
    assert column_keys.of_manual_column(7) == 'hand-7' and column_keys.manual_column_in('hand-7') == 7
    assert column_keys.of_course(7) == 'course-7' and column_keys.course_in('course-7') == 7
    assert column_keys.of_category(7) == 'category-7'
    assert (column_keys.of_grade_column(7, 8), column_keys.of_grade_column(None, 8)) == ('item-7', 'hand-8')
    assert column_keys.part_of(column_keys.of_item(7), 'points') == 'item-7-points'


@pytest.mark.parametrize('key', [
    '', 'name', 'grade', 'item', 'item-', 'item-x', 'item-7-points', 'item--7', 'item-0', 'item-07', 'item-٣',
    'item-7 ', 'Item-7', 'hand-7', 'item-9999999999'])
def test_what_stands_for_no_item_names_none(key):
    assert column_keys.item_in(key) is None


def test_nobody_else_builds_or_reads_one():
    others = [path for room in ('db', 'components', 'pages') for path in (ROOT / room).rglob('*.py')
              if path not in (ROOT / 'db/core/column_keys.py', ROOT / 'pages/coaching/urls.py')]
    assert len(others) > 300
    assert not [f'{path}: {found.group()}' for path in others if (found := COPIES.search(path.read_text('utf-8')))]


KINDS = '(item|hand|category|course)-'
COPIES = re.compile(rf"""f'{KINDS}{{|(removeprefix|startswith|partition|split)\('({KINDS}|-)'""")
