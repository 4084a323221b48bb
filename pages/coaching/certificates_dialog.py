"""The certificates of a course in a session: who may have one, who has one; to issue them and to take them back."""
from typing import Any

from nicegui import ui

from components.forms import forms
from components.html import esc
from db import Person, SessionCourse, certificates
from db.access import Capability, refusal, role_in
from db.certificates import CertificateLine
from db.core import Invalid, Refusal
from i18n import _, lazy, ngettext, pgettext, translated
from pages.dates import day

COLUMNS: list[dict[str, Any]] = [
    {'name': 'name', 'label': lazy('Learner'), 'field': 'name', 'align': 'left', 'sortable': True},
    {'name': 'state', 'label': lazy('Certificate'), 'field': 'state', 'align': 'left'},
    {'name': 'number', 'label': lazy('Number'), 'field': 'number', 'align': 'left'}]
MAX_LEARNERS = 300
"""Lines shown; first who may have one, then who has one."""

REVOKING = lazy('Whoever checks their numbers reads that they are revoked. That stays so; others can be issued.')


class CertificatesDialog:

    def __init__(self, viewer: Person, course: SessionCourse) -> None:
        self._viewer, self._course = viewer, course
        self._lines: dict[int, CertificateLine] = {}

    async def open(self) -> None:
        """Read anew each time."""
        stands = await role_in(self._viewer, self._course.session_id)
        no = refusal(Capability.GRADE, stands, self._course.id)
        with forms.dialog(_('Certificates'), wide=True) as box:
            with forms.dialog_body():
                ui.label(_('For who has completed the course and, where there is a pass mark, passes by the released '
                           'grade. Each has a number that anyone can check at a public address.')).classes('co-text')
                self._table = ui.table(rows=[], columns=translated(COLUMNS), row_key='id', selection='multiple',
                                       pagination=10)
                self._table.props('flat dense wrap-cells hide-selected-banner :rows-per-page-options="[10]"'
                                  ).classes('wide')
                self._table._props['no-data-label'] = _('Nobody is enrolled.')
                for slot, name in _boxes().items():
                    self._table.add_slot(slot, f'<q-checkbox dense v-model="props.selected" {name} />')
                self._more = ui.label().classes('cap muted')
                self._why = forms.text_field(_('Why revoked, for coaches only'), max_length=500)
                self._said = ui.label().classes('co-text').props('role=status').mark('certificates-said')
            with forms.dialog_foot():
                forms.button(_('Close'), box.close, kind='quiet')
                self._revoke = forms.button(_('Revoke chosen'), self._take_back, kind='danger')
                self._issue = forms.button(pgettext('button', 'Issue'), self._give, kind='primary'
                                           ).mark('issue-certificates')
        box.on('hide', box.delete)
        if no:
            self._said.set_text(str(no))
            self._issue.disable()
            self._revoke.disable()
        self._table.on('selection', self._name_actions)
        await self._read()
        box.open()

    async def _read(self) -> None:
        lines = await certificates.certificate_lines(self._course, seen_by=self._viewer)
        lines.sort(key=lambda line: (bool(line.why_not), line.certificate_id is None))
        self._lines = {line.participation_id: line for line in lines}
        self._table.selected.clear()
        self._table.rows = [{'id': line.participation_id, 'name': line.name, 'number': line.number,
                             'state': self._state(line), 'choose': _('Choose {learner}', learner=line.name)}
                            for line in lines[:MAX_LEARNERS]]
        self._more.set_text(ngettext('{n} more is not shown.', '{n} more are not shown.', len(lines) - MAX_LEARNERS))
        self._more.set_visibility(len(lines) > MAX_LEARNERS)
        self._name_actions()

    def _name_actions(self, __: Any = None) -> None:
        able, valid = self._able(), self._valid()
        self._issue.set_text(pgettext('button', 'Issue {number}', number=len(able)))
        self._issue.set_visibility(bool(able))
        self._revoke.set_visibility(bool(valid))
        self._why.set_visibility(bool(valid))

    def _chosen(self) -> list[CertificateLine]:
        return [self._lines[row['id']] for row in self._table.selected if row['id'] in self._lines]

    def _able(self) -> list[CertificateLine]:
        """Of the chosen, or of all, those to whom one can be issued."""
        return [line for line in self._chosen() or self._lines.values() if not line.why_not]

    def _valid(self) -> list[CertificateLine]:
        return [line for line in self._chosen() if line.certificate_id and not line.revoked_at]

    async def _give(self) -> None:
        issued = await certificates.issue_certificates(self._course, [line.participation_id for line in self._able()],
                                                       by=self._viewer)
        said = [ngettext('{n} certificate issued.', '{n} certificates issued.', len(issued.certificates)),
                *(f'{name}: {why}' for name, why in issued.refused)]
        self._said.set_text(' '.join(said))
        await self._read()

    async def _take_back(self) -> None:
        self._why.error = None
        chosen = [line.certificate_id for line in self._valid() if line.certificate_id]
        why = self._why.value or ''
        if no := await certificates.why_not_revoke(self._course, chosen, why=why, seen_by=self._viewer):
            await self._refused(no)
            return
        if not await forms.confirm(ngettext('Revoke {n} certificate?', 'Revoke {n} certificates?', len(chosen)),
                                   str(REVOKING), _('Revoke'), danger=True):
            return
        try:
            await certificates.revoke_certificates(self._course, chosen, why=why, by=self._viewer)
        except Refusal as no:
            await self._refused(no)
            return
        self._why.value = ''
        self._said.set_text(_('Revoked.'))
        await self._read()

    async def _refused(self, no: Refusal) -> None:
        """At the field of the reason, if that is it; else the list has moved, and is shown as it is now."""
        if isinstance(no, Invalid) and no.field == 'why':
            forms.error(self._why, str(no))
            return
        self._said.set_text(str(no))
        await self._read()

    def _state(self, line: CertificateLine) -> str:
        zone = self._viewer.zone
        if line.revoked_at:
            return _('Revoked {day}', day=day(line.revoked_at, zone))
        if line.certificate_id:
            return _('Issued {day}', day=day(line.issued_at, zone))
        return str(line.why_not or _('May have one'))


def _boxes() -> dict[str, str]:
    """Slots of Quasar's table, and what their check boxes are called."""
    return {'header-selection': f'aria-label="{esc(_("Choose all of this page"))}"',
            'body-selection': ':aria-label="props.row.choose"'}
