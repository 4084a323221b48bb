"""What only a quiz has: its time limit, which attempt counts, and what learners see of it."""
from typing import Any

from nicegui import ui

from components.forms import forms
from db.records import QuizSettings, Reveal, Scoring

SCORINGS = {Scoring.BEST: 'the best attempt', Scoring.LAST: 'the last attempt', Scoring.AVERAGE: 'the mean of all'}
SHOWN = {Reveal.FINISHED: 'As soon as an attempt is finished', Reveal.CLOSED: 'When nobody can attempt it any more',
         Reveal.NEVER: 'Never'}


def quiz_fields(kept: QuizSettings) -> dict[str, Any]:
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


def _words(said: dict[Any, str]) -> dict[str, str]:
    return {value.value: words for value, words in said.items()}
