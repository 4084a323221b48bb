"""A learner's own papers: the certificate of a course once it is there, the certificate of attendance at any time."""
from fastapi import HTTPException, Request, Response
from nicegui import app, ui

from components.html import esc, icon
from db import Participation, Person, certificates, progress
from db.core import NotAllowed
from db.reports import my_attendance
from formats.pdf.attestation import write_attestation
from formats.pdf.certificate import write_certificate
from i18n import _
from pages import pdf_reports
from pages.dependencies import EnteredCourse, EnteredSession, Viewer
from pages.file_responses import file_name, paper
from pages.sessions.urls import course_url, session_url


class MyDocuments:
    """A line of links at the end of the course's page."""

    def __init__(self, viewer: Person, learner: Participation, session_id: int, course_id: int) -> None:
        self._viewer, self._learner, self._ids = viewer, learner, (session_id, course_id)

    async def draw(self) -> None:
        self._line = ui.html(await self._markup(), sanitize=False).classes('own-papers').mark('own-papers')

    async def follow(self) -> None:
        if self._line.content != (markup := await self._markup()):
            self._line.content = markup

    async def _markup(self) -> str:
        links = [('description', _('Certificate of attendance'), f'{session_url(self._ids[0])}/attestation.pdf')]
        try:
            if await certificates.may_have_certificate(self._learner, seen_by=self._viewer):
                links.insert(0, ('workspace_premium', _('Certificate'), f'{course_url(*self._ids)}/certificate.pdf'))
        except NotAllowed:
            return ''  # the page itself is about to say why
        shown = ''.join(f'<a class="link line" href="{esc(place)}" download>{icon(name)}{esc(label)}</a>'
                        for name, label, place in links)
        return f'<p class="line wrap">{shown}</p>'


@app.get('/sessions/{session_id}/courses/{course_id}/certificate.pdf')
async def my_certificate(request: Request, viewer: Viewer, session_course: EnteredCourse) -> Response:
    """Issued when it is first asked for, where the gradebook says that the course certifies."""
    learner = await progress.my_participation(session_course, viewer)
    if learner is None:
        raise HTTPException(404)
    issued = await certificates.obtain_certificate(learner, by=viewer)
    data = pdf_reports.of_certificate(issued, str(request.base_url), session_course.session)
    return await paper(viewer, write_certificate, data, file_name(_('Certificate'), issued.learner, issued.course))


@app.get('/sessions/{session_id}/attestation.pdf')
async def my_attestation(viewer: Viewer, session: EnteredSession) -> Response:
    try:
        made = await my_attendance(session, seen_by=viewer)
    except NotAllowed:
        raise HTTPException(404) from None
    name = file_name(_('Attendance'), made.name)
    return await paper(viewer, write_attestation, pdf_reports.of_attendance(made), name)
