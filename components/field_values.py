"""What a browser's field can say: NiceGUI's own code believes whatever comes.

Each kind of field that we use has its rule here. A field of a kind without one takes nothing (a test looks for such).
"""
from collections.abc import Callable
from typing import Any

from nicegui import helpers, ui
from nicegui.elements.mixins.value_element import ValueElement

from components.bound_value import BoundValue
from components.events import matches
from components.number_field import NumberField


def can_say(element: ui.element, event: str, said: Any) -> bool:
    """Whether the browser's own field of this kind may say this. What are no events of fields are not looked at."""
    rule = RULES_OF_EVENTS.get((type(element), event))
    if rule:
        return rule(element, said)
    if not isinstance(element, ValueElement) or event != _event_of(element):
        return True
    rule = rule_for(type(element))
    return rule is not None and rule(element, said)


def _event_of(field: ValueElement[Any]) -> str:
    return helpers.event_type_to_camel_case(f'update:{field.VALUE_PROP}')


def rule_for(kind: type) -> Callable[[Any, Any], bool] | None:
    """That of the nearest kind that has one."""
    return next((RULES[base] for base in kind.__mro__ if base in RULES), None)


def _is_text(_: Any, said: Any) -> bool:
    return said is None or isinstance(said, str)


def _is_yes_or_no(_: Any, said: Any) -> bool:
    return isinstance(said, bool)


def _is_tick(box: Any, said: Any) -> bool:
    """Only a box with a third state can be set to neither."""
    return isinstance(said, bool) or said is None and 'toggle-indeterminate' in box._props


def _is_choice(select: ui.select, said: Any) -> bool:
    """One option, none, or several, as the select is made; new words where it takes such."""
    if said is None:
        return True
    if not select.multiple:
        return _is_option(select, said)
    if not isinstance(said, list) or not all(_is_option(select, one) for one in said):
        return False
    return len({one['value'] if isinstance(one, dict) else one for one in said}) == len(said)


def _is_option(select: ui.select, said: Any) -> bool:
    """An option comes as its place in the list. With a label that stood elsewhere before, another one was meant."""
    if isinstance(said, str):
        return 'new-value-mode' in select._props
    place: Any = said.get('value') if isinstance(said, dict) else None
    return _is_place(select, place) and said.get('label', select._labels[place]) == select._labels[place]


def _is_place(choice: Any, place: Any) -> bool:
    return isinstance(place, int) and not isinstance(place, bool) and 0 <= place < len(choice._values)


def _is_place_or_none(choice: Any, said: Any) -> bool:
    return said is None and 'clearable' in choice._props or _is_place(choice, said)


def _are_rows(table: ui.table, said: Any) -> bool:
    """Rows that are in the table, as they stand there: the browser sends them whole."""
    if not matches(said, {'added': bool, 'rows': [dict], 'keys': list}):
        return False
    rows = {row[table.row_key]: row for row in table.rows}
    try:
        keys = [row[table.row_key] for row in said['rows']]
        return keys == said['keys'] and all(rows[key] == row for key, row in zip(keys, said['rows'], strict=True))
    except (KeyError, TypeError):
        return False


def _is_page_of_rows(table: ui.table, said: Any) -> bool:
    said = said[0] if isinstance(said, list) and said else said
    shape = {'page': int, 'rowsPerPage': int, 'sortBy': str | None, 'descending': bool}
    columns = {None, *(column['name'] for column in table.columns)}
    return matches(said, shape) and said['sortBy'] in columns and said['page'] > 0 <= said['rowsPerPage']


RULES: dict[type, Callable[[Any, Any], bool]] = {
    ui.input: _is_text,
    NumberField: _is_text,  # with a comma too; it says itself what is none
    ui.checkbox: _is_tick,
    ui.switch: _is_tick,
    ui.select: _is_choice,
    ui.radio: _is_place,
    ui.toggle: _is_place_or_none,
    ui.dialog: _is_yes_or_no,
    ui.menu: _is_yes_or_no,
    ui.expansion: _is_yes_or_no,
    ui.linear_progress: lambda _, said: False,
    BoundValue: lambda _, said: True,  # our own fields look for themselves, and take what has their shape
}
RULES_OF_EVENTS: dict[tuple[type, str], Callable[[Any, Any], bool]] = {
    (ui.table, 'selection'): _are_rows,
    (ui.table, 'update:pagination'): _is_page_of_rows,
    (ui.table, 'update:fullscreen'): _is_yes_or_no,
}
