"""One PDF per learner of a list, in one archive: made while a bar shows how far, to be stopped at any time."""
import tempfile
import zipfile
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

from nicegui import run, ui

from components.forms import forms
from db import Person, Session, SessionCourse
from db.core import EXPORTS, ListQuery, Refusal
from db.reports import attendances, learner_reports, shown_enrolments, valid_certificates
from formats.pdf.attestation import write_attestation
from formats.pdf.certificate import write_certificate
from formats.pdf.learner_report import write_learner_paper
from i18n import _, lazy, ngettext, plazy, translated
from pages import pdf_reports
from pages.file_responses import WRITING, file_name

AT_ONCE = 20
"""Learners that are read together."""
MAX_LENGTH_NAME = 50
"""In the name of a file: what tells two of the same name apart fits too."""
REPORTS, ATTESTATIONS, CERTIFICATES = 'reports', 'attestations', 'certificates'
KINDS = {REPORTS: lazy('Learner reports'), ATTESTATIONS: lazy('Certificates of attendance')}
OF_COURSE = {CERTIFICATES: lazy('Certificates that were issued')}
NAMES = {REPORTS: plazy('file name', 'reports'), ATTESTATIONS: plazy('file name', 'attendance'),
         CERTIFICATES: plazy('file name', 'certificates')}
Paper = tuple[str, str, Callable[[Any], bytes], Any]
"""Name and username of the learner, what writes it, and what of."""


class ZipDownload:

    def __init__(self, viewer: Person, session: Session, course: SessionCourse | None,
                 showing: Callable[[], ListQuery]) -> None:
        """:param course: only of this course of the session
        :param showing: the list as it is when the papers are asked for
        """
        self._viewer, self._session, self._course, self._showing = viewer, session, course, showing
        self._stopped = False

    async def open(self) -> None:
        ids = await shown_enrolments(self._course or self._session, self._showing(), seen_by=self._viewer)
        with forms.dialog(_('One PDF per learner')) as box:
            with forms.dialog_body():
                kinds = KINDS | (OF_COURSE if self._course else {})
                kind = forms.select_field(_('Paper'), translated(kinds), REPORTS)
                ui.label(ngettext('For the {n} learner that the list shows now, each as a PDF, in one ZIP archive.',
                                  'For the {n} learners that the list shows now, each as a PDF, in one ZIP archive.',
                                  len(ids)) if ids else _('The list shows nobody now.')).classes('co-text')
                bar = ui.linear_progress(0, show_value=False).props('instant-feedback')
                bar._props['aria-label'] = _('PDFs created')
                said = ui.label().classes('cap muted').props('role=status')
                bar.set_visibility(False)
            with forms.dialog_foot():
                stop = forms.cancel(box)
                make = forms.button(_('Create PDFs'), kind='primary').mark('make-papers')

        def show(done: int) -> None:
            if not self._stopped:  # else it has gone with its dialog
                bar.set_value(done / len(ids))
                said.set_text(_('{done} of {total}', done=done, total=len(ids)))

        async def start() -> None:
            make.disable()
            bar.set_visibility(True)
            try:
                await EXPORTS.count(self._viewer.id)
                made = await self._make(kind.value, ids, show)
            except Refusal as no:
                said.set_text(str(no))
                return
            if self._stopped:
                return
            stop.set_text(_('Close'))
            said.set_text(ngettext('{made} of {n} learner: your browser is saving the archive.',
                                   '{made} of {n} learners: your browser is saving the archive.', len(ids), made=made)
                          if made else _('Nobody of them has one.'))

        self._stopped = False
        box.on('hide', self._stop)
        box.on('hide', box.delete)
        ui.context.client.on_delete(self._stop)
        make.on_click(start)
        if not ids:
            make.disable()
        box.open()

    def _stop(self) -> None:
        self._stopped = True

    async def _make(self, kind: str, ids: list[int], watch: Callable[[int], Any]) -> int:
        """Write the archive and hand it over; returns how many papers are in it."""
        path: Any = await run.io_bound(_new_file)
        ui.context.client.on_delete(partial(_drop, path))
        made = 0
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
            for start in range(0, len(ids), AT_ONCE):
                some = ids[start:start + AT_ONCE]
                async for name, username, write, data in self._papers(kind, some):
                    if self._stopped:
                        await run.io_bound(_drop, path)
                        return made
                    content = await WRITING.run(write, data)
                    called = file_name(name[:MAX_LENGTH_NAME], f'({username})')
                    await run.io_bound(archive.writestr, f'{called}.pdf', content)
                    made += 1
                    watch(max(start, made))
                watch(start + len(some))
        if made and not self._stopped:
            where = self._course.course.title if self._course else ''
            ui.download.file(path, f'{file_name(self._session.title, where, str(NAMES[kind]))}.zip', 'application/zip')
        return made

    async def _papers(self, kind: str, ids: list[int]) -> AsyncIterator[Paper]:
        """Read through the viewer, block by block: what is not theirs any more ends it."""
        session, courses, viewer = self._session, [self._course] if self._course else None, self._viewer
        if kind == REPORTS:
            for report in (await learner_reports(session, ids, courses=courses, seen_by=viewer)).values():
                yield report.name, report.username, write_learner_paper, pdf_reports.of_learner(report, viewer.zone)
        elif kind == ATTESTATIONS:
            for one in (await attendances(session, ids, courses=courses, seen_by=viewer)).values():
                yield one.name, one.username, write_attestation, pdf_reports.of_attendance(one)
        elif self._course:
            base = str(ui.context.client.request.base_url)
            for issued in (await valid_certificates(self._course, ids, seen_by=viewer)).values():
                paper = pdf_reports.of_certificate(issued, base, session)
                yield issued.learner, issued.number, write_certificate, paper


def _new_file() -> Path:
    with tempfile.NamedTemporaryFile(prefix='cohort-papers-', suffix='.zip', delete=False) as file:
        return Path(file.name)


def _drop(path: Path) -> None:
    path.unlink(missing_ok=True)
