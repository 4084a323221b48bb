"""What only a quiz has: its time limit, which attempt counts, and what learners see of it."""
from typing import Any

from nicegui import ui

from components.forms import forms
from db.records import QuizSettings, Reveal, Scoring
from i18n import LazyText, _, lazy, pgettext, plazy

SCORINGS = {Scoring.BEST: plazy('what counts', 'the best attempt'),
            Scoring.LAST: plazy('what counts', 'the last attempt'),
            Scoring.AVERAGE: plazy('what counts', 'the mean of all')}
SHOWN = {Reveal.FINISHED: lazy('As soon as an attempt is finished'),
         Reveal.CLOSED: lazy('When nobody can attempt it any more'), Reveal.NEVER: lazy('Never')}


def quiz_fields(kept: QuizSettings) -> dict[str, Any]:
    with ui.element('div').classes('field-row'):
        fields: dict[str, Any] = {
            'time_limit_minutes': forms.number_field(_('Time limit'), kept.time_limit_minutes, least=1, most=10_000,
                                                     step=1, suffix=_('minutes'), hint=_('Empty for none')),
            'scoring': forms.select_field(pgettext('of attempts', 'Counts'), _words(SCORINGS), kept.scoring.value),
        }
    with ui.element('div').classes('field-row'):
        fields['shows_points'] = forms.select_field(_('Learners see points'), _words(SHOWN), kept.shows_points.value)
        fields['shows_answers'] = forms.select_field(_('Learners see right answers'), _words(SHOWN),
                                                     kept.shows_answers.value)
    fields['shuffle'] = ui.checkbox(_('Ask the questions in a random order'), value=kept.shuffle)
    fields['one_by_one'] = ui.checkbox(_('One question at a time'), value=kept.one_by_one)
    return fields


def _words(said: dict[Any, LazyText]) -> dict[str, str]:
    return {value.value: str(words) for value, words in said.items()}
