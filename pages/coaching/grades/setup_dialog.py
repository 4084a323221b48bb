"""Setting a gradebook up: what counts how much, lateness, the scale, and what learners may see of it."""
from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any

from nicegui import ui

from components.forms import forms
from components.rows_editor.rows_editor import RowsEditor
from components.unsaved.unsaved import Dialog
from db import Person, SessionCourse, grades
from db.core import Invalid, numbers
from db.gradebook import GradingScheme
from db.grades import GradebookChanges
from db.records import LatePer
from i18n import _, lazy, translated

CATEGORIES: list[Any] = [
    {'key': 'id', 'label': '', 'kind': 'kept'},
    {'key': 'title', 'label': lazy('Category'), 'kind': 'text', 'grow': 56},
    {'key': 'weight', 'label': lazy('Weight'), 'kind': 'number', 'grow': 20},
    {'key': 'drop', 'label': lazy('Lowest dropped'), 'kind': 'number', 'grow': 24},
]
SCALE: list[Any] = [
    {'key': 'letter', 'label': lazy('Letter'), 'kind': 'text', 'grow': 50},
    {'key': 'least', 'label': lazy('From percent'), 'kind': 'number', 'grow': 50},
]
NONE = ''


def setup_dialog(viewer: Person, course: SessionCourse, scheme: GradingScheme, *,
                 on_column: Callable[[str], Awaitable[None]]) -> None:
    with forms.dialog(_('Set up the gradebook'), wide=True) as box:
        fields: dict[str, Any] = {}
        with forms.dialog_body():
            _draw(fields, scheme, box, on_column)
        with forms.dialog_foot():
            async def keep() -> None:
                forms.no_errors(fields.values())
                try:
                    forms.check(fields)
                    await _keep(viewer, course, scheme, {name: field.value for name, field in fields.items()})
                except Invalid as no:
                    if no.field not in fields:
                        raise
                    forms.error(fields[no.field], str(no))
                else:
                    box.close()
            forms.cancel(box)
            forms.button(_('Save set-up'), keep, kind='primary').mark('keep-set-up')
    box.on('hide', box.delete)
    box.open()


def _draw(fields: dict[str, Any], scheme: GradingScheme, box: Dialog,
          on_column: Callable[[str], Awaitable[None]]) -> None:
    kept = [{'id': one.id, 'title': one.title, 'weight': float(one.weight), 'drop': one.drop}
            for one in scheme.categories if one.title]
    fields['categories'] = RowsEditor(_('Categories'), translated(CATEGORIES), value=kept, add=_('Add a category'),
                                      most=30, hint=_('Weights are relative. Without categories every '
                                                      'column counts by its own weight.')).mark('categories')
    if scheme.columns:
        async def go(event: Any) -> None:
            box.close()
            await on_column(event.value)
        forms.select_field(_('How one column counts'), {column.key: column.title for column in scheme.columns}, None,
                           hint=_('Its category, weight, extra credit and release'), on_change=go).mark('which-column')
    with ui.element('div').classes('field-row'):
        fields['late_percent'] = forms.number_field(_('Late: percent taken off'), _float(scheme.late_percent), least=0,
                                                    most=100)
        fields['late_per'] = forms.select_field(_('How often'), {LatePer.DAY.value: _('per day'),
                                                                LatePer.HOUR.value: _('per hour')},
                                                scheme.late_per.value)
        fields['late_floor'] = forms.number_field(_('Lowest score after deduction in percent'),
                                                  _float(scheme.late_floor), least=0, most=100)
    with ui.element('div').classes('field-row'):
        fields['missing_percent'] = forms.number_field(
            _('Missing counts as percent'), _float(scheme.missing_percent), least=0, most=100,
            hint=_('Empty: it does not count until it is submitted'))
        fields['pass_mark'] = forms.number_field(_('Pass mark in percent'), _float(scheme.pass_mark), least=0, most=100,
                                                 hint=_('Empty: nothing is to be passed'))
    fields['scale'] = RowsEditor(_('Letters'), translated(SCALE), add=_('Add a letter'), ordered=False, most=20,
                                 value=[{'letter': letter, 'least': float(least)} for letter, least in scheme.scale],
                                 hint=_('Each with the least percent for it')).mark('scale')
    fields['holds'] = ui.checkbox(_('Hold new grades until I release them'), value=scheme.withholds).mark('holds')
    fields['shows_median'] = ui.checkbox(_('Learners may compare themselves with the median'), value=scheme.shows_median
                                         ).mark('shows-median')
    fields['certifies'] = ui.checkbox(_('Certificate on completion'), value=scheme.certifies).mark('certifies')


async def _keep(viewer: Person, course: SessionCourse, scheme: GradingScheme, entered: dict[str, Any]) -> None:
    """What was changed only: what somebody else has set meanwhile stays."""
    values: dict[str, Any] = {
        'categories': [_category(row) for row in entered['categories']],
        'scale': [[row['letter'], _said(row['least'])] for row in entered['scale']],
        'late_per': entered['late_per'], 'shows_median': entered['shows_median'], 'certifies': entered['certifies'],
        'late_percent': _said(entered['late_percent']) or '0', 'late_floor': _said(entered['late_floor']) or '0',
        'missing_percent': _said(entered['missing_percent']), 'pass_mark': _said(entered['pass_mark']),
    }
    before = {
        'categories': [{'id': one.id, 'title': one.title, 'weight': numbers.plain(one.weight), 'drop': one.drop}
                       for one in scheme.categories if one.title],
        'scale': [[letter, numbers.plain(least)] for letter, least in scheme.scale],
        'late_per': scheme.late_per.value, 'shows_median': scheme.shows_median, 'certifies': scheme.certifies,
        'late_percent': numbers.plain(scheme.late_percent), 'late_floor': numbers.plain(scheme.late_floor),
        'missing_percent': numbers.plain(scheme.missing_percent), 'pass_mark': numbers.plain(scheme.pass_mark),
    }
    changed = {name: value for name, value in values.items() if value != before[name]}
    if changed:
        await grades.set_up_gradebook(course, GradebookChanges(**changed), by=viewer)
    if entered['holds'] != scheme.withholds:
        await grades.withhold_new_grades(course, entered['holds'], by=viewer)


def _category(row: dict[str, Any]) -> dict[str, Any]:
    drop = row['drop'] or 0
    if drop != int(drop):
        raise Invalid(_('Drop a whole number of the lowest.'), 'categories')
    kept = {'title': row['title'], 'weight': _said(row['weight']) or '0', 'drop': int(drop)}
    return kept if row['id'] is None else {'id': int(row['id']), **kept}


def _said(number: float | None) -> str:
    return '' if number is None else numbers.plain(Decimal(repr(number)))


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
