"""Edits of published items that wait."""
from collections.abc import Mapping
from copy import copy
from typing import Any

from ..items.changes import ItemChanges
from ..items.fields import apply_fields
from ..records.item import Item

BESIDE = ('file_name', 'file_size', 'captions', 'slots')
"""What of an edit is no field that authors type: a file's name and size, the questions of a quiz by their sources."""


def as_edited(item: Item) -> Item:
    """The item with the edits that wait: what its author sees in the fields."""
    fields, _ = _split(item.pending)
    if not fields:
        return item
    edited = copy(item)
    apply_fields(edited, ItemChanges(**fields))
    return edited


def _split(pending: Mapping[str, Any] | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that wait, and what waits beside them."""
    waiting = dict(pending or {})
    beside = {name: waiting.pop(name) for name in BESIDE if name in waiting}
    return waiting, beside
