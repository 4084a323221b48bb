"""Keys of the columns of lists, gradebooks and exports that stand for a record: built and read here alone.

To everybody else, and in the browser, they are opaque. They are in addresses (`?sort=item-7`) and in exports, so they
stay as they are.
"""
import re
from enum import StrEnum
from typing import Any, NewType

ColumnKey = NewType('ColumnKey', str)

COURSE_GRADE = ColumnKey('grade')
_ID = re.compile(r'[1-9][0-9]{0,8}')


class _Kind(StrEnum):
    ITEM = 'item'
    MANUAL = 'hand'
    """A column of a gradebook that was made by hand."""
    CATEGORY = 'category'
    COURSE = 'course'


def of_item(item_id: int) -> ColumnKey:
    return _key(_Kind.ITEM, item_id)


def of_manual_column(column_id: int) -> ColumnKey:
    return _key(_Kind.MANUAL, column_id)


def of_grade_column(item_id: int | None, column_id: Any) -> ColumnKey:
    """An item's column goes by its item, one that was made by hand by itself.

    :param column_id: an item that counts as it comes has none
    """
    return of_manual_column(column_id) if item_id is None else of_item(item_id)


def of_category(category_id: int) -> ColumnKey:
    return _key(_Kind.CATEGORY, category_id)


def of_course(session_course_id: int) -> ColumnKey:
    return _key(_Kind.COURSE, session_course_id)


def part_of(key: ColumnKey, part: str) -> ColumnKey:
    """One of several columns about the same: “item-7-points”."""
    return ColumnKey(f'{key}-{part}')


def item_in(key: str) -> int | None:
    """The item that a column stands for; None where it stands for something else, or is no key."""
    return _id_in(key, _Kind.ITEM)


def manual_column_in(key: str) -> int | None:
    return _id_in(key, _Kind.MANUAL)


def course_in(key: str) -> int | None:
    return _id_in(key, _Kind.COURSE)


def _key(kind: _Kind, id_: int) -> ColumnKey:
    return ColumnKey(f'{kind}-{id_}')


def _id_in(key: str, wanted: _Kind) -> int | None:
    kind, _, id_ = key.partition('-')
    return int(id_) if kind == wanted and _ID.fullmatch(id_) else None
