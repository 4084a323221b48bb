"""What papers say: figures and dates as people read them, from what the records know."""
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from db import Certificate, Session
from db.attention import LearnerAtRisk
from db.core import numbers, settings
from db.outlines import ITEM_STATUS_LABELS
from db.reports import Attendance, CourseReport, LearnerReport, SessionReport
from formats.pdf.attestation import AttestationPaper
from formats.pdf.certificate import CertificatePaper
from formats.pdf.document import PaperFact
from formats.pdf.learner_report import CoursePart, LearnerPaper
from formats.pdf.session_report import CourseOverview, SessionPaper
from pages.coaching.attention.reasons import says
from pages.dates import as_of, hours, span
from pages.pdf_formula import formula

PROGRESS = 'Required items completed, of all required items.'
GRADE = 'By the gradebook of the course, with all grades given.'
RELEASED = 'The same of released grades only: what the learner sees.'
TIME = 'Sum of visits, from entry to last presence.'
SEEN = 'Last presence in the course.'
HOW = ('Time is the sum of visits. A visit goes from entering the course to the last presence on an open, visible '
       'page; it ends after five idle minutes. Two pages open at once count once. Days are those of the session’s '
       'calendar.')


def of_learner(report: LearnerReport, zone: ZoneInfo) -> LearnerPaper:
    session = report.session
    seen = max((course.taking.last_seen for course in report.courses if course.taking.last_seen), default=None)
    seconds = sum(course.taking.time_seconds for course in report.courses)
    done, total = (sum(getattr(course.taking, name) for course in report.courses) for name in ('done', 'total'))
    about = [report.username, report.class_name, session.title, _span(session)]
    facts = (PaperFact('Courses', str(len(report.courses))), PaperFact('Items', f'{done} of {total}', PROGRESS),
             PaperFact('Time', hours(seconds), TIME), PaperFact('Last seen', _at(seen, zone), ''))
    return LearnerPaper(
        name=report.name, about=' · '.join(part for part in about if part), session=session.title,
        as_of=as_of(report.as_of, zone), facts=facts if len(report.courses) > 1 else (),
        courses=tuple(_course(course, zone) for course in report.courses), font=_font())


def _course(report: CourseReport, zone: ZoneInfo) -> CoursePart:
    taking, attended = report.taking, report.attended
    letter = report.scheme.letter(taking.grade)
    facts = [PaperFact('Progress', numbers.progress_text(taking.done, taking.total),
                       f'{taking.done} of {taking.total}. {PROGRESS}'),
             PaperFact('Grade', numbers.percent_text(taking.grade) + (f' · {letter}' if letter else ''), GRADE),
             PaperFact('Released grade', numbers.percent_text(taking.released_grade), RELEASED),
             PaperFact('Time', hours(taking.time_seconds), TIME)]
    items = tuple((
        one.item.title + ('' if one.item.required else ' (not required)'), ITEM_STATUS_LABELS[one.cell.status],
        ('' if one.cell.score is None else numbers.points_text(one.cell.score, one.item.points)),
        _day(one.item.due_at, zone), _day(one.at, zone)) for one in report.items)
    visits = f'{attended.visits} visit{"" if attended.visits == 1 else "s"} on ' \
             f'{attended.days} day{"" if attended.days == 1 else "s"}'
    attendance = 'Never entered' if not attended.visits else \
        f'{visits}, first {_at(attended.first, zone)}, last {_at(attended.last, zone)}'
    if taking.state == 'withdrawn':
        attendance = f'Withdrawn {_day(taking.withdrawn_at, zone)} · {attendance}'
    return CoursePart(report.course.course.title, tuple(facts), items, formula(report.grade, report.scheme), attendance)


def of_session(report: SessionReport, zone: ZoneInfo) -> SessionPaper:
    session, together = report.session, report.together
    title = report.courses[0].course.course.title if len(report.courses) == 1 else session.title
    about = [session.title if title != session.title else '', _span(session)]
    return SessionPaper(
        title=title, about=' · '.join(part for part in about if part), as_of=as_of(report.as_of, zone),
        facts=(PaperFact('Learners', f'{report.learners:,}', 'Active, each counted once.'),
               *_group(together), PaperFact('Need attention', f'{len(report.attention):,}',
                                            'By the thresholds set for this session.')),
        attention=_needs(report.attention), font=_font(),
        courses=tuple(CourseOverview(
            one.course.course.title,
            (PaperFact('Learners', f'{one.summary.learners:,}'), *_group(one.summary, notes=False)),
            tuple((line.name, numbers.progress_text(line.done, line.total), f'{line.done} of {line.total}',
                   numbers.percent_text(line.grade), hours(line.time_seconds), _at(line.last_seen, zone))
                  for line in one.learners),
        ) for one in report.courses))


def _group(group: Any, *, notes: bool = True) -> Sequence[PaperFact]:
    plan = '' if group.plan is None else f'Plan {group.plan} %. '
    return (PaperFact('Progress', '–' if group.progress is None else f'{group.progress} %',
                      plan + ('Mean share of required items completed.' if notes else '')),
            PaperFact('Average grade', numbers.percent_text(group.grade),
                      'Mean of the course grades there are.' if notes else ''),
            PaperFact('To grade', f'{group.to_grade:,}', 'Work handed in that waits for a grade.' if notes else ''))


def _needs(people: Sequence[LearnerAtRisk]) -> tuple[tuple[str, str, str], ...]:
    """The name once, at the first of somebody's reasons."""
    return tuple((person.name if one is person.evidence[0] else '', says(one), one.course)
                 for person in people for one in person.evidence)


def of_attendance(attendance: Attendance) -> AttestationPaper:
    """In the session's own zone: it is the same paper for whoever takes it."""
    session = attendance.session
    zone = ZoneInfo(session.time_zone)
    period = _period(session, zone)
    facts = (PaperFact('Time', hours(attendance.seconds)),
             PaperFact('First visit', _day(attendance.first, zone) or '–'),
             PaperFact('Last visit', _day(attendance.last, zone) or '–'),
             PaperFact('Enrolled', _day(attendance.enrolled_at, zone)))
    return AttestationPaper(
        name=attendance.name, session=session.title,
        sentence=f'This attests that {attendance.name} took part in the session {session.title}{period}.'
        if attendance.first else f'{attendance.name} was enrolled in the session {session.title}{period}, '
                                 'and has not visited any of its courses.',
        as_of=as_of(attendance.as_of, zone), facts=facts, how=HOW, font=_font(),
        courses=tuple((title, hours(one.seconds), str(one.visits), str(one.days), _at(one.first, zone),
                       _at(one.last, zone)) for title, one in attendance.courses))


def of_certificate(certificate: Certificate, base: str, session: Session) -> CertificatePaper:
    """What was so when it was issued, in the session's zone.

    :param base: the address of this site
    """
    zone = ZoneInfo(session.time_zone)
    return CertificatePaper(
        learner=certificate.learner, course=certificate.course, session=certificate.session,
        completed=long_day(certificate.completed_at, zone), grade=certificate.grade,
        issued=long_day(certificate.issued_at, zone), number=certificate.number,
        address=f'{base.rstrip("/")}/certificates/{certificate.number}',
        as_of=as_of(certificate.issued_at, zone), font=_font())


def long_day(at: datetime, zone: ZoneInfo) -> str:
    """“24 November 2026”."""
    there = at.astimezone(zone)
    return f'{there.day} {there:%B %Y}'


def _span(session: Session) -> str:
    return span(session.starts, session.ends, ZoneInfo(session.time_zone))


def _period(session: Session, zone: ZoneInfo) -> str:
    if session.starts and session.ends:
        return f' from {long_day(session.starts, zone)} to {long_day(session.ends, zone)}'
    if session.starts:
        return f', which began on {long_day(session.starts, zone)}'
    return f', which ends on {long_day(session.ends, zone)}' if session.ends else ''


def _font() -> str | None:
    file = settings().paper_font
    return str(file) if file else None


def _day(at: datetime | None, zone: ZoneInfo) -> str:
    there = at.astimezone(zone) if at else None
    return f'{there.day} {there:%b %Y}' if there else ''


def _at(at: datetime | None, zone: ZoneInfo) -> str:
    there = at.astimezone(zone) if at else None
    return f'{there.day} {there:%b %Y, %H:%M}' if there else '–'
