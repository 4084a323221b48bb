"""What a field of each kind takes from a browser, and what it does not."""
import ast
import math
from pathlib import Path
from typing import Any

import pytest
from nicegui import ui
from nicegui.elements.mixins.value_element import ValueElement
from nicegui.testing import user_simulation

from components.field_values import can_say, rule_for
from components.forms import forms
from components.number_field import NumberField, read_number

ROOT = Path(__file__).parents[2]
FRUIT = {3: 'Apple', 5: 'Pear'}
APPLE, PEAR = {'value': 0, 'label': 'Apple'}, {'value': 1, 'label': 'Pear'}
MADE = {
    'one': lambda: forms.select_field('One', FRUIT),
    'several': lambda: forms.several_field('Several', FRUIT),
    'new': lambda: forms.select_field('New', ['red'], new_values=True),
    'text': lambda: forms.text_field('Text'),
    'lines': lambda: forms.text_field('Lines', lines=3),
    'number': lambda: forms.number_field('Number'),
    'tick': lambda: ui.checkbox('Tick'),
    'radio': lambda: ui.radio(FRUIT),
    'toggle': lambda: ui.toggle(FRUIT, clearable=True),
    'menu': ui.menu,
    'progress': ui.linear_progress,
    'color': ui.color_input,
}
TAKES = {
    'one': [None, APPLE, PEAR], 'several': [None, [], [APPLE], [PEAR, APPLE]],
    'new': [None, 'green', {'value': 0, 'label': 'red'}],
    'text': [None, '', 'x'], 'lines': ['x\ny'],
    'number': [None, '', '0', '-3', '2.5', '2,5', '1e3', 'x', 'NaN', '9' * 5000],
    'tick': [True, False], 'radio': [0, 1], 'toggle': [None, 1], 'menu': [True, False], 'progress': [], 'color': [],
}
NEVER = {
    'one': ['Apple', [APPLE], {'value': 2, 'label': 'Plum'}, {'value': -1}, {'value': True}, {'value': 'x'}, {}, 0,
            {'value': 0, 'label': 'Pear'}],
    'several': ['Apple', APPLE, [APPLE, APPLE], [APPLE, {'value': 9}], ['Apple'], [None], [[]], [0], {}, 5, True],
    'new': [5, [], {'value': 4}, ['x']], 'text': [5, [], {}, True], 'lines': [['x']],
    'number': [4, 0.5, 2**60, [], {}, True],
    'tick': [None, 'x', 1, []], 'radio': [None, 2, -1, True, '0', {}], 'toggle': [2, 'x'], 'menu': [None, 1, 'x'],
    'progress': [0.5, None], 'color': ['#fff'],
}


@pytest.mark.parametrize('name', MADE)
async def test_a_field_takes_what_its_browser_sends_and_nothing_else(name):
    made: list[Any] = []
    async with user_simulation(lambda: made.append(MADE[name]())) as user:
        await user.open('/')
    [field] = made
    [listener] = [one.type for one in field._event_listeners.values() if one.type.startswith('update:')]
    assert [said for said in TAKES[name] if not can_say(field, listener, said)] == []
    assert [said for said in NEVER[name] if can_say(field, listener, said)] == []


def test_every_kind_of_field_on_our_pages_has_a_rule():
    used = {node.attr for room in ('components', 'pages') for path in (ROOT / room).rglob('*.py')
            for node in ast.walk(ast.parse(path.read_text(encoding='utf-8')))
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == 'ui'}
    kinds = {name: getattr(ui, name, None) for name in used}
    fields = {name: kind for name, kind in kinds.items() if isinstance(kind, type) and issubclass(kind, ValueElement)}
    assert {'select', 'checkbox', 'input'} <= fields.keys()
    without = [name for name, kind in fields.items() if rule_for(kind) is None]
    assert without == ['number'] and rule_for(NumberField), 'of which our own is made'


def test_a_number_that_is_too_large_for_any_field_is_refused_as_none():
    assert read_number('1e300') == 1e300 and read_number('82,5') == 82.5 and read_number(' ') is None
    assert math.isnan(read_number('1e999')) and math.isnan(read_number('-1e999'))
