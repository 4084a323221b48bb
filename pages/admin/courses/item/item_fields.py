"""The fields of an item beside the outline, and what stands in them."""
from functools import partial
from typing import Any

from nicegui import ui

from components.forms import forms
from components.markdown_editor.markdown_editor import MarkdownEditor
from db import Item, Person
from db.items import ItemChanges
from db.records import ITEM_TYPES, CompletionRule, ItemKind
from i18n import _, pgettext
from pages.admin.courses.item.item_type_fields import OWN, as_settings, type_fields, type_values
from pages.admin.courses.item.labels import COMPLETE_WHEN
from pages.form_input import whole
from pages.item_type_registry import ITEM_TYPE_PAGES
from pages.markdown_previews import markdown_preview

WHOLE = {'minutes': 0, 'opens_day': None, 'due_day': None, 'closes_day': None, 'attempts': None}
"""Fields for whole numbers, and what is kept where one is left empty."""


def item_fields(item: Item, others: dict[int, str], *, files: str, viewer: Person) -> dict[str, Any]:
    """Drawn where it is called, by the names that `edit_item` knows.

    :param others: the titles of the course's other items, which this one may wait for
    :param files: where the files inside its text are
    """
    item_type, pages = ITEM_TYPES[item.kind], ITEM_TYPE_PAGES[item.kind]
    values = item_values(item)
    fields: dict[str, Any] = {'title': forms.text_field(_('Title'), values['title'], max_length=200)}
    if 'url' in values:
        fields['url'] = forms.text_field(_('Address'), values['url'], max_length=1000, placeholder='https://',
                                         hint=_('Or upload a file below') if item_type.has_file else '')
    fields['body'] = MarkdownEditor(str(pages.body_label), value=values['body'], rows=pages.body_rows,
                                    render=markdown_preview(viewer, files))
    fields |= type_fields(item)
    with ui.element('div').classes('field-row'):
        rules = {rule.value: str(COMPLETE_WHEN[rule]) for rule in _rules(item)}
        fields['completes'] = forms.select_field(pgettext('when an item is complete', 'Complete'), rules,
                                                 values['completes'])
        fields['minutes'] = forms.number_field(_('Length'), values['minutes'], least=0, most=10_000, step=1,
                                               suffix=_('minutes'))
    if item_type.is_graded:
        fields |= _points(values)
    if rubric := fields.get(f'{OWN}rubric'):
        fields['points'].bind_enabled_from(rubric, 'value', backward=lambda written: not written)
    fields |= _dates(values)
    fields |= _needs(values, others)
    fields['required'] = ui.checkbox(_('Required for completing the course'), value=values['required'])
    return {name: field.mark(name) for name, field in fields.items()}


def item_values(item: Item) -> dict[str, Any]:
    """An item as it stands in the fields that its type has."""
    item_type = ITEM_TYPES[item.kind]
    values: dict[str, Any] = {
        'title': item.title, 'body': item.body, 'completes': item.completes.value, 'minutes': item.minutes or None,
        'opens_day': item.opens_day, 'due_day': item.due_day, 'closes_day': item.closes_day,
        'after_completing': _needed(item, 'completed'), 'after_passing': _needed(item, 'passed'),
        'required': item.required}
    if item_type.has_address:
        values['url'] = item.url
    if item_type.is_graded:
        passes = None if item.pass_points is None else float(item.pass_points)
        values |= {'points': float(item.points), 'pass_points': passes, 'weight': float(item.weight),
                   'attempts': item.attempts}
    return values | type_values(item)


def kept(kind: ItemKind, changes: dict[str, Any], values: dict[str, Any]) -> ItemChanges:
    """The changes as `edit_item` takes them.

    :param values: all fields, for what is kept together of two
    """
    taken = as_settings(kind, changes)
    for name, empty_value in WHOLE.items():
        if name in taken:
            taken[name] = whole(taken[name], name, empty_value)
    if {'after_completing', 'after_passing'} & set(taken):
        taken = {name: value for name, value in taken.items() if name not in ('after_completing', 'after_passing')}
        taken['needs'] = [[int(id_), 'completed'] for id_ in values['after_completing'] or ()
                          if id_ not in (values['after_passing'] or ())]
        taken['needs'] += [[int(id_), 'passed'] for id_ in values['after_passing'] or ()]
    return ItemChanges(**taken)


def _points(values: dict[str, Any]) -> dict[str, Any]:
    with ui.element('div').classes('field-row'):
        fields = {
            'points': forms.number_field(_('Points'), values['points'], least=0.01, most=100_000),
            'pass_points': forms.number_field(_('Points to pass'), values['pass_points'], least=0, most=100_000),
            'weight': forms.number_field(_('Weight'), values['weight'], least=0, most=100_000,
                                         hint=_('In the course grade; 0 does not count')),
            'attempts': forms.number_field(_('Attempts'), values['attempts'], least=1, most=1000, step=1,
                                           hint=_('Empty for no limit')),
        }
    return fields


def _dates(values: dict[str, Any]) -> dict[str, Any]:
    day = partial(forms.number_field, least=-3650, most=3650, step=1)
    with ui.element('div').classes('field-row'):
        fields = {
            'opens_day': day(_('Opens on day'), values['opens_day']),
            'due_day': day(_('Due on day'), values['due_day'], hint=_('0 is the session’s first day; empty for none')),
            'closes_day': day(_('Closes on day'), values['closes_day']),
        }
    return fields


def _needs(values: dict[str, Any], others: dict[int, str]) -> dict[str, Any]:
    with ui.element('div').classes('field-row'):
        fields = {
            'after_completing': forms.several_field(_('Opens after completing'), others, values['after_completing']),
            'after_passing': forms.several_field(_('Opens after passing'), others, values['after_passing']),
        }
    return fields


def _needed(item: Item, how: str) -> list[int]:
    return [id_ for id_, rule in item.needs if rule == how]


def _rules(item: Item) -> list[CompletionRule]:
    fitting = list(ITEM_TYPES[item.kind].completion_rules)
    return fitting if item.completes in fitting else [item.completes, *fitting]
