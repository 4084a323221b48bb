"""The certificates of a course in a session: who may have one, who has one; to issue them and to take them back."""
from typing import Any

from nicegui import ui

from components.forms import forms
from db import Person, SessionCourse, certificates
from db.access import Capability, refusal, role_in
from db.certificates import CertificateLine
from db.core import Invalid, Refusal
from pages.dates import day

COLUMNS: list[dict[str, Any]] = [
    {'name': 'name', 'label': 'Learner', 'field': 'name', 'align': 'left', 'sortable': True},
    {'name': 'state', 'label': 'Certificate', 'field': 'state', 'align': 'left'},
    {'name': 'number', 'label': 'Number', 'field': 'number', 'align': 'left'}]
MAX_LEARNERS = 300
"""Lines shown; first who may have one, then who has one."""

BOXES = {'header-selection': 'aria-label="Choose all of this page"',
         'body-selection': ':aria-label="`Choose ${props.row.name}`"'}
"""Slots of Quasar's table, and what their check boxes are called."""

REVOKING = 'Whoever checks their numbers reads that they are revoked. That stays so; others can be issued.'


class CertificatesDialog:

    def __init__(self, viewer: Person, course: SessionCourse) -> None:
        self._viewer, self._course = viewer, course
        self._lines: dict[int, CertificateLine] = {}

    async def open(self) -> None:
        """Read anew each time."""
        stands = await role_in(self._viewer, self._course.session_id)
        no = refusal(Capability.GRADE, stands, self._course.id)
        with forms.dialog('Certificates', wide=True) as box:
            with forms.dialog_body():
                ui.label('For who has completed the course and, where there is a pass mark, passes by the released '
                         'grade. Each has a number that anyone can check at a public address.').classes('co-text')
                self._table = ui.table(rows=[], columns=COLUMNS, row_key='id', selection='multiple', pagination=10)
                self._table.props('flat dense wrap-cells hide-selected-banner no-data-label="Nobody is enrolled." '
                                  ':rows-per-page-options="[10]"').classes('wide')
                for slot, name in BOXES.items():
                    self._table.add_slot(slot, f'<q-checkbox dense v-model="props.selected" {name} />')
                self._more = ui.label().classes('cap muted')
                self._why = forms.text_field('Why revoked, for coaches only', max_length=500)
                self._said = ui.label().classes('co-text').props('role=status').mark('certificates-said')
            with forms.dialog_foot():
                forms.button('Close', box.close, kind='quiet')
                self._revoke = forms.button('Revoke chosen', self._take_back, kind='danger')
                self._issue = forms.button('Issue', self._give, kind='primary').mark('issue-certificates')
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
                             'state': self._state(line)} for line in lines[:MAX_LEARNERS]]
        self._more.set_text(f'{len(lines) - MAX_LEARNERS:,} more are not shown.')
        self._more.set_visibility(len(lines) > MAX_LEARNERS)
        self._name_actions()

    def _name_actions(self, _: Any = None) -> None:
        able, valid = self._able(), self._valid()
        self._issue.set_text(f'Issue {len(able)}')
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
        number = len(issued.certificates)
        said = [f'{number} certificate{"" if number == 1 else "s"} issued.',
                *(f'{name}: {why}' for name, why in issued.refused)]
        self._said.set_text(' '.join(said))
        await self._read()

    async def _take_back(self) -> None:
        self._why.error = None
        chosen = [line.certificate_id for line in self._valid() if line.certificate_id]
        why, several = self._why.value or '', '' if len(chosen) == 1 else 's'
        if no := await certificates.why_not_revoke(self._course, chosen, why=why, seen_by=self._viewer):
            await self._refused(no)
            return
        if not await forms.confirm(f'Revoke {len(chosen)} certificate{several}?', REVOKING, 'Revoke', danger=True):
            return
        try:
            await certificates.revoke_certificates(self._course, chosen, why=why, by=self._viewer)
        except Refusal as no:
            await self._refused(no)
            return
        self._why.value = ''
        self._said.set_text('Revoked.')
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
            return f'Revoked {day(line.revoked_at, zone)}'
        if line.certificate_id:
            return f'Issued {day(line.issued_at, zone)}'
        return line.why_not or 'May have one'
