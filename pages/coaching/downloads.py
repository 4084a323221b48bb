"""What coaches download: every table as filtered on the screen, and PDFs; behind the dependencies of the pages."""
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from fastapi import HTTPException, Query, Request, Response
from nicegui import app

from components.html import WORDS
from db import Certificate, Participation, Person, Session, SessionCourse, certificates, outlines, progress, sessions
from db.core import ListQuery, NotFound
from db.reports import (
    attendances,
    attention_table,
    course_table,
    grades_table,
    items_table,
    learner_reports,
    session_report,
    session_table,
)
from formats.pdf.attestation import write_attestation
from formats.pdf.certificate import write_certificate
from formats.pdf.learner_report import write_learner_paper
from formats.pdf.session_report import write_session_paper
from i18n import _, lazy, pgettext
from pages import pdf_reports
from pages.coaching.attention.reasons import KINDS
from pages.coaching.list_filters import GRADES, SEEN, STATES, Asked
from pages.coaching.session.session_filters import REASONS, SessionAsked, class_called
from pages.dependencies import Id, TrackedCourse, TrackedSession, Viewer
from pages.file_responses import file_name, paper, table

MISSING = 'missing'
"""Of the states of a gradebook, the one that other lists do not have."""


SORTED_BY = {'name': lazy('by name'), 'progress': lazy('by progress'), 'grade': lazy('by grade'),
             'last_seen': lazy('by last seen')}
"""The columns that every list has."""


class Sheet(StrEnum):
    CSV = 'csv'
    XLSX = 'xlsx'


@app.get('/coaching/{session_id}/tracking.{kind}')
async def tracking_of_session(viewer: Viewer, session: TrackedSession, asked: SessionAsked, kind: Sheet) -> Response:
    made = await session_table(session, asked, seen_by=viewer)
    courses = [one for one in await sessions.session_courses(session) if one.id == asked.course]
    return await table(made, kind, viewer, file_name(session.title, pgettext('file name', 'tracking')),
                       filters(asked, *(one.course.title for one in courses)))


@app.get('/coaching/{session_id}/attention.{kind}')
async def attention_of_session(viewer: Viewer, session: TrackedSession, kind: Sheet, reason: str = '') -> Response:
    made = await attention_table(session, reason, seen_by=viewer)
    return await table(made, kind, viewer, file_name(session.title, pgettext('file name', 'attention')),
                       session.title, _needing(reason))


@app.get('/coaching/{session_id}/report.pdf')
async def report_of_session(viewer: Viewer, session: TrackedSession) -> Response:
    made = await session_report(session, seen_by=viewer)
    return await paper(viewer, write_session_paper, pdf_reports.of_session(made, viewer.zone),
                       file_name(session.title, pgettext('file name', 'report')))


@app.get('/coaching/{session_id}/learners/{enrolment_id}/report.pdf')
async def report_of_learner(viewer: Viewer, session: TrackedSession, enrolment_id: Id) -> Response:
    return await _report(viewer, session, enrolment_id, None)


@app.get('/coaching/{session_id}/learners/{enrolment_id}/attestation.pdf')
async def attestation_of_learner(viewer: Viewer, session: TrackedSession, enrolment_id: Id) -> Response:
    return await _attestation(viewer, session, enrolment_id, None)


@app.get('/coaching/{session_id}/courses/{course_id}/tracking.{kind}')
async def tracking_of_course(viewer: Viewer, session_course: TrackedCourse, asked: Asked, kind: Sheet) -> Response:
    made = await course_table(session_course, asked, seen_by=viewer)
    return await table(made, kind, viewer, _name(session_course, pgettext('file name', 'tracking')),
                       session_course.session.title,
                       filters(asked, *await _item(session_course, asked)))


@app.get('/coaching/{session_id}/courses/{course_id}/grades.{kind}')
async def grades_of_course(viewer: Viewer, session_course: TrackedCourse, asked: Asked, kind: Sheet, state: str = '',
                           klass: Annotated[str, Query(alias='class')] = '') -> Response:
    asked, missing = replace(asked, class_name=class_called(klass)), state == MISSING
    made = await grades_table(session_course, asked, missing=missing, seen_by=viewer)
    return await table(made, kind, viewer, _name(session_course, pgettext('file name', 'grades')),
                       session_course.session.title,
                       filters(asked, *await _item(session_course, asked), *([_('missing')] if missing else [])))


@app.get('/coaching/{session_id}/courses/{course_id}/items.{kind}')
async def items_of_course(viewer: Viewer, session_course: TrackedCourse, kind: Sheet) -> Response:
    made = await items_table(session_course, seen_by=viewer)
    return await table(made, kind, viewer, _name(session_course, pgettext('file name', 'items')),
                       session_course.session.title)


@app.get('/coaching/{session_id}/courses/{course_id}/attention.{kind}')
async def attention_of_course(viewer: Viewer, session_course: TrackedCourse, kind: Sheet, reason: str = '') -> Response:
    made = await attention_table(session_course, reason, seen_by=viewer)
    return await table(made, kind, viewer, _name(session_course, pgettext('file name', 'attention')),
                       session_course.course.title, session_course.session.title, _needing(reason))


@app.get('/coaching/{session_id}/courses/{course_id}/report.pdf')
async def report_of_course(viewer: Viewer, session_course: TrackedCourse) -> Response:
    made = await session_report(session_course.session, course=session_course, seen_by=viewer)
    return await paper(viewer, write_session_paper, pdf_reports.of_session(made, viewer.zone),
                       _name(session_course, pgettext('file name', 'report')))


@app.get('/coaching/{session_id}/courses/{course_id}/learners/{participation_id}/report.pdf')
async def report_of_course_learner(viewer: Viewer, session_course: TrackedCourse, participation_id: Id) -> Response:
    taking = await _taking(session_course, participation_id)
    return await _report(viewer, session_course.session, taking.enrolment_id, session_course)


@app.get('/coaching/{session_id}/courses/{course_id}/learners/{participation_id}/attestation.pdf')
async def attestation_of_course_learner(viewer: Viewer, session_course: TrackedCourse, participation_id: Id
                                        ) -> Response:
    taking = await _taking(session_course, participation_id)
    return await _attestation(viewer, session_course.session, taking.enrolment_id, session_course)


@app.get('/coaching/{session_id}/courses/{course_id}/learners/{participation_id}/certificate.pdf')
async def certificate_of_learner(request: Request, viewer: Viewer, session_course: TrackedCourse, participation_id: Id
                                 ) -> Response:
    """One that was issued; issuing is an action of its own."""
    issued = await certificates.certificate(await _taking(session_course, participation_id), seen_by=viewer)
    if issued is None:
        raise HTTPException(404)
    return await certificate(issued, request, session_course.session, viewer)


async def certificate(issued: Certificate, request: Request, session: Session, viewer: Person) -> Response:
    data = pdf_reports.of_certificate(issued, str(request.base_url), session)
    return await paper(viewer, write_certificate, data,
                       file_name(pgettext('file name', 'Certificate'), issued.learner, issued.course))


def filters(asked: ListQuery, *more: str) -> str:
    """“All active, found by “pri”, by name”."""
    found = [str(STATES.get(asked.state, STATES['active']))]
    if asked.search:
        found.append(_('found by “{search}”', search=asked.search))
    words = (asked.class_name, REASONS.get(asked.reason), GRADES.get(asked.grade) if asked.grade else None,
             SEEN.get(asked.seen) if asked.seen else None)
    found += [*(str(word) for word in words if word), *more]
    by = SORTED_BY.get(asked.sort)
    found.append(str(by) if by else _('by {column}', column=asked.sort.replace('_', ' ')))
    return ', '.join([*found, *([_('descending')] if asked.descending else [])])


async def _report(viewer: Viewer, session: Session, enrolment_id: int, course: SessionCourse | None) -> Response:
    found = await learner_reports(session, [enrolment_id], courses=[course] if course else None, seen_by=viewer)
    if enrolment_id not in found:
        raise HTTPException(404)
    made = found[enrolment_id]
    return await paper(viewer, write_learner_paper, pdf_reports.of_learner(made, viewer.zone),
                       file_name(pgettext('file name', 'Report'), made.name))


async def _attestation(viewer: Viewer, session: Session, enrolment_id: int, course: SessionCourse | None) -> Response:
    found = await attendances(session, [enrolment_id], courses=[course] if course else None, seen_by=viewer)
    if enrolment_id not in found:
        raise HTTPException(404)
    made = found[enrolment_id]
    return await paper(viewer, write_attestation, pdf_reports.of_attendance(made),
                       file_name(pgettext('file name', 'Attendance'), made.name))


def _needing(reason: str) -> str:
    return str(KINDS[reason]) if reason and reason in KINDS else ''


async def _item(session_course: SessionCourse, asked: ListQuery) -> list[str]:
    item = (await outlines.effective_outline(session_course)).by_id.get(asked.item or 0) if asked.item_status else None
    return [f'{item.title}: {str(WORDS[asked.item_status]).lower()}'] if item else []


async def _taking(session_course: SessionCourse, participation_id: int) -> Participation:
    try:
        return await progress.participation_in(session_course, participation_id)
    except NotFound:
        raise HTTPException(404) from None


def _name(session_course: SessionCourse, what: str) -> str:
    return file_name(session_course.session.title, session_course.course.title, what)
