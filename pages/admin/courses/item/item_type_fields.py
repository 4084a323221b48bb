"""The fields that only one type of item has, by the name of the setting they stand for."""
from typing import Any

from db import Item
from db.records import ItemKind, settings_of
from pages.item_type_registry import ITEM_TYPE_PAGES

OWN = 'settings.'
"""Before the name of such a field, beside the fields that every item has."""


def type_fields(item: Item) -> dict[str, Any]:
    """Drawn where it is called; by name, each holding what is kept now."""
    author = ITEM_TYPE_PAGES[item.kind].author
    if author is None:
        return {}
    return {OWN + name: field for name, field in author.draw(settings_of(item.kind, item.settings)).items()}


def type_values(item: Item) -> dict[str, Any]:
    """What stands in those fields, as `type_fields` shows it."""
    author = ITEM_TYPE_PAGES[item.kind].author
    if author is None:
        return {}
    return {OWN + name: value for name, value in author.values(settings_of(item.kind, item.settings)).items()}


def as_settings(kind: ItemKind, changes: dict[str, Any]) -> dict[str, Any]:
    """Changed fields as `edit_item` takes them: those of the type together under `settings`."""
    author = ITEM_TYPE_PAGES[kind].author
    read = author.read if author else {}
    own = {}
    for name, value in changes.items():
        if name.startswith(OWN):
            setting = name.removeprefix(OWN)
            own[setting] = read[setting](value) if setting in read else _kept(value)
    rest = {name: value for name, value in changes.items() if not name.startswith(OWN)}
    return rest | ({'settings': own} if own else {})


def _kept(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
