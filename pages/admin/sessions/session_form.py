"""The details and dates of a session as a form: dates on one axis and in fields, entered in the session's own zone."""
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from nicegui import ui

from components import design
from components.dates.dates import DateRange, DateRangeEditor, DueMark
from components.draft_form import DraftForm
from components.forms import forms
from components.html import esc, icon
from db import Session
from db.core import FIRST_YEAR, LAST_YEAR, AfterEnd, Invalid, as_entered, clock, settings
from db.sessions import DueDate
from i18n import _, lazy, ngettext, translated
from pages.admin.sessions.labels import AFTER_END
from pages.admin.sessions.session_summary import session_summary
from pages.form_input import moment, whole

DATES = {'starts': False, 'ends': True, 'coach_starts': False, 'coach_ends': True}
"""Field, and whether a day without a time means its end."""
LABELS = {'starts': lazy('Learners start'), 'ends': lazy('Learners end'), 'coach_starts': lazy('Coaches start'),
          'coach_ends': lazy('Coaches end')}
BARS = {'learners': ('starts', 'ends'), 'coaches': ('coach_starts', 'coach_ends')}


class SessionForm:

    def __init__(self, values: dict[str, Any], *, categories: Sequence[str], due: Sequence[DueDate] = (),
                 dates_first: bool = True) -> None:
        """:param values: as `values_of` or `new_values` give them
        :param due: what is due in the courses, to be seen beside the dates
        """
        self._due = due
        parts = [lambda: self._draw_dates(values), lambda: _draw_details(values, categories)]
        fields = {name: field for draw in (parts if dates_first else reversed(parts)) for name, field in draw().items()}
        with ui.element('div').classes('form-bar'):
            note = forms.saved_note()
            self.foot = ui.element('div').classes('line end')
        self.draft = DraftForm(fields, note, on_change=self._look)
        self._look()

    def kept(self) -> dict[str, Any]:
        """What `configure` and `create_session` take, from what stands in the fields."""
        return kept(self.draft.values)

    def changes(self) -> dict[str, Any]:
        """The same, but only what the reader has changed. Another zone gives the dates other instants."""
        changed = set(self.draft.changes)
        if 'time_zone' in changed:
            changed |= DATES.keys()
        return {name: value for name, value in self.kept().items() if name in changed}

    def _draw_dates(self, values: dict[str, Any]) -> dict[str, Any]:
        with ui.element('section').classes(design.PANEL_FLUSH):
            how = _('Drag an end, or use the arrow keys; Page Up and Down move a week')
            ui.html(f'<h2 class="co-heading">{_("Dates")}</h2><span class="cap muted">{how}</span>',
                    sanitize=False).classes(f'{design.PANEL_HEAD} wrap')
            self._axis = DateRangeEditor(self._windows(values), today=_today(values), due=self._dues(values),
                                         due_in='learners', on_change=self._dragged)
            self._late = ui.html('', sanitize=False)
            with ui.element('div').classes('pad date-fields'):
                fields = {name: forms.date_time_field(
                    str(label), values[name], edge='end' if DATES[name] else 'start', zone=self._zone,
                    hint=_('As the learners’') if name.startswith('coach') and not values[name] else '')
                    for name, label in LABELS.items()}
            self._sentence = ui.html('', sanitize=False).props('role=status')
        return fields

    def _zone(self) -> ZoneInfo | None:
        """The one that stands in the fields, as soon as there are fields."""
        zone = self.draft.values['time_zone'] if hasattr(self, 'draft') else None
        return ZoneInfo(zone) if zone in available_timezones() else None

    def _look(self) -> None:
        """The axis, the sentence and the warning follow the fields."""
        values = self.draft.values
        self._axis.set(self._windows(values), due=self._dues(values))
        try:
            said = session_summary(kept(values))
        except Invalid as no:
            said = str(no) if no.field in LABELS else ''  # what is wrong elsewhere is said at its own field
        self._sentence.content = said and f'<p class="experience">{icon("visibility", 16)}{esc(said)}</p>'
        self._late.content = _warning(self._dues(values), values['ends'])

    def _dragged(self, change: dict[str, Any]) -> None:
        """An end was moved on the axis; a time of day that was said stays."""
        for name, day in zip(BARS[change['key']], (change['starts'], change['ends'])):
            field = self.draft.fields[name]
            if (day or '') != field.value[:10]:
                field.value = (day + field.value[10:]) if day else ''

    def _windows(self, values: dict[str, Any]) -> list[DateRange]:
        return [
            DateRange(key='coaches', label=_('Coaches'), note=_('prepare and grade'), tone='soft', follows='learners',
                      starts=_day(values['coach_starts']), ends=_day(values['coach_ends'])),
            DateRange(key='learners', label=_('Learners'), note=_('learn and submit'), tone='strong',
                      starts=_day(values['starts']), ends=_day(values['ends'])),
        ]

    def _dues(self, values: dict[str, Any]) -> list[DueMark]:
        day = _day(values['starts'])
        if day is None:
            return []
        first, zone = date.fromisoformat(day), ZoneInfo(values['time_zone'])
        days = [(due.at.astimezone(zone).date() if due.at else first + timedelta(days=due.day), due.title)
                for due in self._due]
        return [DueMark(day=day.isoformat(), text=title) for day, title in sorted(days, key=lambda due: due[0])]


def _day(text: str) -> str | None:
    """The day that stands in a date field, once it is one; who types a year comes past others that are out of reach."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day.isoformat() if FIRST_YEAR <= day.year <= LAST_YEAR else None


def values_of(session: Session) -> dict[str, Any]:
    """A session as it stands in the fields."""
    zone = ZoneInfo(session.time_zone)
    return {
        'title': session.title, 'category': session.category or None, 'description': session.description,
        'time_zone': session.time_zone, 'days': session.days, 'after_end': session.after_end.value,
        **{name: as_entered(getattr(session, name), zone, ends=ends) for name, ends in DATES.items()},
    }


def new_values() -> dict[str, Any]:
    return {'title': '', 'category': None, 'description': '', 'time_zone': settings().time_zone, 'days': None,
            'after_end': AfterEnd.READ_ONLY.value, **dict.fromkeys(DATES, '')}


def kept(values: dict[str, Any]) -> dict[str, Any]:
    """Values of the fields as records keep them; a date that is none is refused at its field."""
    if values['time_zone'] not in available_timezones():
        raise Invalid(_('Choose a time zone from the list.'), 'time_zone')
    zone = ZoneInfo(values['time_zone'])
    return {
        'title': values['title'], 'category': values['category'] or '', 'description': values['description'],
        'time_zone': values['time_zone'], 'days': whole(values['days'], 'days'), 'after_end': values['after_end'],
        **{name: moment(values[name], name, zone, ends=ends) for name, ends in DATES.items()},
    }


def _draw_details(values: dict[str, Any], categories: Sequence[str]) -> dict[str, Any]:
    with ui.element('section').classes(f'{design.PANEL} details'):
        ui.html(f'<h2 class="co-heading">{_("Details")}</h2>', sanitize=False)
        return _details(values, categories)


def _details(values: dict[str, Any], categories: Sequence[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {'title': forms.text_field(_('Title'), values['title'], max_length=160)}
    with ui.element('div').classes('field-row'):
        known = sorted({*categories, *filter(None, [values['category']])})
        fields['category'] = forms.select_field(
            _('Category'), known, values['category'], new_values=True, clearable=True,
            hint=_('Choose one or type a new one'))
        fields['time_zone'] = forms.time_zone_field(_('Time zone'), values['time_zone'],
                                                    hint=_('Dates are meant in this zone'))
    with ui.element('div').classes('field-row'):
        fields['days'] = forms.number_field(_('Days for each learner'), values['days'], least=1, most=3650, step=1,
                                            hint=_('From their own first visit; empty for no such limit'))
        fields['after_end'] = forms.select_field(_('After the end, learners may'), translated(AFTER_END),
                                                values['after_end'])
    fields['description'] = forms.text_field(_('Description'), values['description'], lines=3)
    return {name: field.mark(name) for name, field in fields.items()}


def _today(values: dict[str, Any]) -> str:
    return clock.now().astimezone(ZoneInfo(values['time_zone'])).date().isoformat()


def _warning(dues: Sequence[DueMark], ends: str) -> str:
    """What is due after learners have lost access."""
    late = [due for due in dues if ends and due['day'] > ends[:10]]
    if not late:
        return ''
    title, more = esc(late[-1]['text']), len(late) - 1
    said = ngettext(
        '<b>{title} and {n} more are due after the learners’ end.</b> They could not be submitted.',
        '<b>{title} and {n} more are due after the learners’ end.</b> They could not be submitted.',
        more, title=title) if more else _(
        '<b>{title} is due after the learners’ end.</b> They could not be submitted.', title=title)
    return f'<div class="banner warn">{icon("event_busy")}<span>{said}</span></div>'
