"""What only an assignment has: what learners hand in, and the rubric by which it is graded."""
from collections.abc import Callable, Mapping
from typing import Any

from nicegui import ui

from components.forms import forms
from components.rubric.rubric import RubricEditor
from db.core import Invalid, numbers
from db.records import AssignmentSettings
from i18n import _


def assignment_fields(kept: AssignmentSettings) -> dict[str, Any]:
    values = assignment_values(kept)
    with ui.element('div').classes('line wrap'):
        fields: dict[str, Any] = {
            'takes_text': ui.checkbox(_('Learners write a text'), value=kept.takes_text),
            'takes_files': ui.checkbox(_('Learners add files'), value=kept.takes_files),
        }
    with ui.element('div').classes('field-row') as about_files:
        fields['most_files'] = forms.number_field(_('Files at most'), kept.most_files, least=1, most=50, step=1)
        fields['most_mb'] = forms.number_field(_('Each at most'), kept.most_mb, least=1, most=10_000, step=1,
                                               suffix=_('MB'), hint=_('Empty: what the platform takes'))
        fields['file_types'] = forms.text_field(_('Kinds of files'), values['file_types'],
                                                hint=_('Such as pdf, docx; empty for any'))
    about_files.bind_visibility_from(fields['takes_files'], 'value')
    fields['rubric'] = RubricEditor(
        _('Rubric'), value=values['rubric'],
        hint=_('With a rubric, the points of the item are the best levels together.'))
    return fields


def assignment_values(kept: AssignmentSettings) -> dict[str, Any]:
    """What stands in these fields."""
    return {
        'takes_text': kept.takes_text, 'takes_files': kept.takes_files, 'most_files': kept.most_files,
        'most_mb': kept.most_mb, 'file_types': ', '.join(kept.file_types),
        'rubric': [{
            'id': criterion.id, 'title': criterion.title, 'description': criterion.description,
            'levels': [{'title': level.title, 'points': numbers.plain(level.points), 'description': level.description}
                       for level in criterion.levels],
        } for criterion in kept.rubric],
    }


def _endings(typed: str | None) -> list[str]:
    return [ending.strip().lstrip('.').lower() for ending in (typed or '').split(',') if ending.strip()]


def _rubric(written: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**criterion, 'levels': [{**level, 'points': _points(level, criterion)} for level in criterion['levels']]}
            for criterion in written]


def _points(level: Mapping[str, str], criterion: Mapping[str, str]) -> str:
    points = numbers.read_decimal(level['points'])
    if points is None or points < 0:
        raise Invalid(_('Say how many points “{level}” is worth in “{criterion}”.',
                        level=level['title'], criterion=criterion['title']), 'rubric')
    return numbers.plain(points)


READ: Mapping[str, Callable[[Any], Any]] = {'file_types': _endings, 'rubric': _rubric}
