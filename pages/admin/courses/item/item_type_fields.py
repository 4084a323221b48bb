"""The fields that only one kind of item has, by the name of the setting they stand for."""
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from nicegui import ui

from components.forms import forms
from db import Item
from db.records import (
    AssignmentSettings,
    DiscussionSettings,
    ItemKind,
    QuizSettings,
    Reveal,
    Scoring,
    SurveySettings,
    VideoSettings,
    settings_of,
)
from pages.admin.courses.item.assignment_fields import AssignmentFields, as_assignment, assignment_values

SCORINGS = {Scoring.BEST: 'the best attempt', Scoring.LAST: 'the last attempt', Scoring.AVERAGE: 'the mean of all'}
SHOWN = {Reveal.FINISHED: 'As soon as an attempt is finished', Reveal.CLOSED: 'When nobody can attempt it any more',
         Reveal.NEVER: 'Never'}
OWN = 'settings.'
"""Before the name of such a field, beside the fields that every item has."""


def kind_fields(item: Item) -> dict[str, Any]:
    """Drawn where it is called; by name, each holding what is kept now."""
    draw = DRAW.get(item.kind)
    return {OWN + name: field for name, field in draw(settings_of(item.kind, item.settings)).items()} if draw else {}


def kind_values(item: Item) -> dict[str, Any]:
    """What stands in those fields, as `kind_fields` shows it."""
    settings = settings_of(item.kind, item.settings)
    if isinstance(settings, AssignmentSettings):
        return {OWN + name: value for name, value in assignment_values(settings).items()}
    if item.kind not in DRAW:
        return {}
    kept = asdict(settings)
    return {OWN + name: _shown(kept[name]) for name in FIELDS[item.kind]}


def as_settings(changes: dict[str, Any]) -> dict[str, Any]:
    """Changed fields as `edit_item` takes them: those of the kind together under `settings`."""
    own = as_assignment({name.removeprefix(OWN): _kept(value)
                         for name, value in changes.items() if name.startswith(OWN)})
    rest = {name: value for name, value in changes.items() if not name.startswith(OWN)}
    return rest | ({'settings': own} if own else {})


def _quiz(kept: QuizSettings) -> dict[str, Any]:
    with ui.element('div').classes('field-row'):
        fields: dict[str, Any] = {
            'time_limit_minutes': forms.number_field('Time limit', kept.time_limit_minutes, least=1, most=10_000,
                                                     step=1, suffix='minutes', hint='Empty for none'),
            'scoring': forms.select_field('Counts', _words(SCORINGS), kept.scoring.value),
        }
    with ui.element('div').classes('field-row'):
        fields['shows_points'] = forms.select_field('Learners see points', _words(SHOWN), kept.shows_points.value)
        fields['shows_answers'] = forms.select_field('Learners see right answers', _words(SHOWN),
                                                     kept.shows_answers.value)
    fields['shuffle'] = ui.checkbox('Ask the questions in a random order', value=kept.shuffle)
    fields['one_by_one'] = ui.checkbox('One question at a time', value=kept.one_by_one)
    return fields


def _video(kept: VideoSettings) -> dict[str, Any]:
    return {'watch_percent': forms.number_field('Watched is', kept.watch_percent, least=1, most=100, step=1,
                                                suffix='% of it', hint='Where watching completes it')}


def _discussion(kept: DiscussionSettings) -> dict[str, Any]:
    return {'learners_open_threads': ui.checkbox('Learners open threads of their own',
                                                 value=kept.learners_open_threads)}


def _survey(kept: SurveySettings) -> dict[str, Any]:
    return {'is_anonymous': ui.checkbox('Anonymous: nobody can tell who answered what', value=kept.is_anonymous)}


def _words(said: dict[Any, str]) -> dict[str, str]:
    return {value.value: words for value, words in said.items()}


def _shown(value: Any) -> Any:
    return getattr(value, 'value', value)


def _kept(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


DRAW: dict[ItemKind, Callable[[Any], dict[str, Any]]] = {
    ItemKind.QUIZ: _quiz, ItemKind.ASSIGNMENT: lambda kept: AssignmentFields(kept).fields, ItemKind.VIDEO: _video,
    ItemKind.DISCUSSION: _discussion, ItemKind.SURVEY: _survey,
}
FIELDS = {
    ItemKind.QUIZ: ('time_limit_minutes', 'scoring', 'shows_points', 'shows_answers', 'shuffle', 'one_by_one'),
    ItemKind.VIDEO: ('watch_percent',), ItemKind.DISCUSSION: ('learners_open_threads',),
    ItemKind.SURVEY: ('is_anonymous',),
}
