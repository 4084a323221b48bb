"""The thresholds of a session's attention, in a dialog that shows at once whom they would catch."""
from dataclasses import replace
from typing import Any

from nicegui import ui

from components.forms import forms
from components.html import esc
from db import Person, Session, SessionCourse, attention
from db.attention import AttentionList, Reason, Thresholds
from db.core import Invalid
from i18n import _, lazy, ngettext
from pages.coaching.attention.reasons import KINDS
from pages.form_input import whole

NUMBERS = {
    'inactive_days': (lazy('No visit for'), lazy('days'),
                      lazy('Whoever has not opened a course of the session for so long.')),
    'late_days': (lazy('Late for'), lazy('days'),
                  lazy('A required item is due for so long, and nothing was submitted or completed.')),
    'failed_attempts': (lazy('Not passed in'), lazy('attempts'),
                        lazy('So many attempts at one item, none of which passed.')),
    'grace_days': (lazy('Grace'), lazy('days'),
                   lazy('How soon after enrolling, or after the session begins, learners may be listed.')),
}
SWITCHES = {'below_pass': lazy('Grade below the pass mark of a course'),
            'never_entered': lazy('Never entered the session')}
OFF = lazy('0 turns it off.')
NAMED = 5


class ThresholdsDialog:

    def __init__(self, viewer: Person, record: Session | SessionCourse, thresholds: Thresholds) -> None:
        """:param record: what the list is about; the thresholds are the whole session's"""
        self._viewer, self._record, self._thresholds = viewer, record, thresholds
        self._fields: dict[str, Any] = {}

    async def open(self) -> None:
        with forms.dialog(_('Who needs attention')) as box:
            self._box = box
            with forms.dialog_body():
                with ui.element('div').classes('field-row'):
                    for name in ('inactive_days', 'late_days'):
                        self._number(name)
                with ui.element('div').classes('field-row'):
                    for name in ('failed_attempts', 'grace_days'):
                        self._number(name)
                for name, label in SWITCHES.items():
                    self._fields[name] = ui.checkbox(str(label), value=getattr(self._thresholds, name),
                                                     on_change=self._preview).mark(f'threshold-{name}')
                self._caught = ui.html('', sanitize=False).classes('caught').props('role=status')
            with forms.dialog_foot():
                forms.cancel(box)
                forms.button(_('Save for this session'), self._keep, kind='primary').mark('keep-thresholds')
        box.on('hide', box.delete)
        await self._preview()
        box.open()

    def _number(self, name: str) -> None:
        label, unit, hint = (str(text) for text in NUMBERS[name])
        field = forms.number_field(label, getattr(self._thresholds, name), least=0, step=1, suffix=unit,
                                   hint=hint if name == 'grace_days' else f'{hint} {OFF}', on_change=self._preview)
        self._fields[name] = field.mark(f'threshold-{name}')

    async def _preview(self, __: Any = None) -> None:
        """Whom these would catch; while something cannot be read, what is wrong stands under its field."""
        forms.no_errors(self._fields[name] for name in NUMBERS if name in self._fields)
        try:
            thresholds = self._entered()
        except Invalid as no:
            if no.field in self._fields:
                self._fields[no.field].error = str(no)
            return
        listed = await attention.attention(self._record, seen_by=self._viewer, thresholds=thresholds, limit=NAMED)
        self._caught.content = caught(listed)

    def _entered(self) -> Thresholds:
        values: dict[str, Any] = {name: bool(self._fields[name].value) for name in SWITCHES if name in self._fields}
        for name in NUMBERS:
            if name in self._fields:
                values[name] = whole(self._fields[name].value, name, -1)
        return Thresholds.entered({**{name: getattr(self._thresholds, name) for name in (*NUMBERS, *SWITCHES)},
                                   **values})

    async def _keep(self) -> None:
        try:
            await attention.set_thresholds(self._record, replace(self._entered()), by=self._viewer)
        except Invalid as no:
            if no.field not in self._fields:
                raise
            forms.error(self._fields[no.field], str(no))
            return
        self._box.close()


def caught(attention: AttentionList) -> str:
    """“These catch 5 learners: Jakub Nowak, … Away 2 · Late 3”."""
    if not attention.total:
        return f'<b>{_("These catch nobody now.")}</b>'
    said = ngettext('These catch {n} learner now:', 'These catch {n} learners now:', attention.total)
    names = ', '.join(esc(one.name) for one in attention.people)
    if more := max(attention.total - len(attention.people), 0):
        names = ngettext('{learners} and {n} more', '{learners} and {n} more', more, learners=names)
    counts = [f'{KINDS[reason]} {attention.counts[reason]}' for reason in Reason if attention.counts[reason]]
    if attention.counts['snoozed']:
        counts.append(ngettext('{n} snoozed', '{n} snoozed', attention.counts['snoozed']))
    return f'<b>{said}</b> {names}<div class="cap muted">{" · ".join(counts)}</div>'
