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
from i18n import _, dates, lazy, ngettext, number, pgettext
from pages.coaching.attention.reasons import says
from pages.dates import as_of, hours, span
from pages.pdf_formula import formula

PROGRESS = lazy('Required items completed, of all required items.')
GRADE = lazy('By the gradebook of the course, with all grades given.')
RELEASED = lazy('The same of released grades only: what the learner sees.')
TIME = lazy('Sum of visits, from entry to last presence.')
SEEN = lazy('Last presence in the course.')
HOW = lazy('Time is the sum of visits. A visit goes from entering the course to the last presence on an open, visible '
           'page; it ends after five idle minutes. Two pages open at once count once. Days are those of the session’s '
           'calendar.')


def of_learner(report: LearnerReport, zone: ZoneInfo) -> LearnerPaper:
    session = report.session
    seen = max((course.taking.last_seen for course in report.courses if course.taking.last_seen), default=None)
    seconds = sum(course.taking.time_seconds for course in report.courses)
    done, total = (sum(getattr(course.taking, name) for course in report.courses) for name in ('done', 'total'))
    about = [report.username, report.class_name, session.title, _span(session)]
    facts = (PaperFact(_('Courses'), str(len(report.courses))),
             PaperFact(_('Items'), _('{done} of {total}', done=done, total=total), str(PROGRESS)),
             PaperFact(_('Time'), hours(seconds), str(TIME)), PaperFact(_('Last seen'), _at(seen, zone), ''))
    return LearnerPaper(
        name=report.name, about=' · '.join(part for part in about if part), session=session.title,
        as_of=as_of(report.as_of, zone), facts=facts if len(report.courses) > 1 else (),
        courses=tuple(_course(course, zone) for course in report.courses), font=_font())


def _course(report: CourseReport, zone: ZoneInfo) -> CoursePart:
    taking, attended = report.taking, report.attended
    letter = report.scheme.letter(taking.grade)
    facts = [PaperFact(_('Progress'), numbers.progress_text(taking.done, taking.total),
                       f'{_("{done} of {total}.", done=taking.done, total=taking.total)} {PROGRESS}'),
             PaperFact(pgettext('noun', 'Grade'),
                       numbers.percent_text(taking.grade) + (f' · {letter}' if letter else ''), str(GRADE)),
             PaperFact(_('Released grade'), numbers.percent_text(taking.released_grade), str(RELEASED)),
             PaperFact(_('Time'), hours(taking.time_seconds), str(TIME))]
    items = tuple((
        one.item.title if one.item.required else _('{item} (optional)', item=one.item.title),
        str(ITEM_STATUS_LABELS[one.cell.status]),
        ('' if one.cell.score is None else numbers.points_text(one.cell.score, one.item.points)),
        _day(one.item.due_at, zone), _day(one.at, zone)) for one in report.items)
    attendance = _('Never entered') if not attended.visits else _(
        '{visits} {on_days}, first {first}, last {last}',
        visits=ngettext('{n} visit', '{n} visits', attended.visits),
        on_days=ngettext('on {n} day', 'on {n} days', attended.days),
        first=_at(attended.first, zone), last=_at(attended.last, zone))
    if taking.state == 'withdrawn':
        attendance = f'{_("Withdrawn {day}", day=_day(taking.withdrawn_at, zone))} · {attendance}'
    return CoursePart(report.course.course.title, tuple(facts), items, formula(report.grade, report.scheme), attendance)


def of_session(report: SessionReport, zone: ZoneInfo) -> SessionPaper:
    session, together = report.session, report.together
    title = report.courses[0].course.course.title if len(report.courses) == 1 else session.title
    about = [session.title if title != session.title else '', _span(session)]
    return SessionPaper(
        title=title, about=' · '.join(part for part in about if part), as_of=as_of(report.as_of, zone),
        facts=(PaperFact(_('Learners'), number(report.learners), _('Active, each counted once.')),
               *_group(together), PaperFact(_('Need attention'), number(len(report.attention)),
                                            _('By the thresholds set for this session.'))),
        attention=_needs(report.attention), font=_font(),
        courses=tuple(CourseOverview(
            one.course.course.title,
            (PaperFact(_('Learners'), number(one.summary.learners)), *_group(one.summary, notes=False)),
            tuple((line.name, numbers.progress_text(line.done, line.total),
                   _('{done} of {total}', done=line.done, total=line.total),
                   numbers.percent_text(line.grade), hours(line.time_seconds), _at(line.last_seen, zone))
                  for line in one.learners),
        ) for one in report.courses))


def _group(group: Any, *, notes: bool = True) -> Sequence[PaperFact]:
    about = [] if group.plan is None else [_('Plan {percent} %.', percent=group.plan)]
    if notes:
        about.append(_('Mean share of required items completed.'))
    return (PaperFact(_('Progress'), '–' if group.progress is None else f'{group.progress} %', ' '.join(about)),
            PaperFact(_('Average grade'), numbers.percent_text(group.grade),
                      _('Mean of the course grades there are.') if notes else ''),
            PaperFact(_('To grade'), number(group.to_grade),
                      _('Submitted work that waits for a grade.') if notes else ''))


def _needs(people: Sequence[LearnerAtRisk]) -> tuple[tuple[str, str, str], ...]:
    """The name once, at the first of somebody's reasons."""
    return tuple((person.name if one is person.evidence[0] else '', says(one), one.course)
                 for person in people for one in person.evidence)


def of_attendance(attendance: Attendance) -> AttestationPaper:
    """In the session's own zone: it is the same paper for whoever takes it."""
    session = attendance.session
    zone = ZoneInfo(session.time_zone)
    facts = (PaperFact(_('Time'), hours(attendance.seconds)),
             PaperFact(_('First visit'), _day(attendance.first, zone) or '–'),
             PaperFact(_('Last visit'), _day(attendance.last, zone) or '–'),
             PaperFact(_('Enrolled'), _day(attendance.enrolled_at, zone)))
    return AttestationPaper(
        name=attendance.name, session=session.title,
        sentence=_attests(attendance, zone), as_of=as_of(attendance.as_of, zone), facts=facts, how=str(HOW),
        font=_font(),
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
    return dates.long_day(at.astimezone(zone))


def _span(session: Session) -> str:
    return span(session.starts, session.ends, ZoneInfo(session.time_zone))


def _attests(attendance: Attendance, zone: ZoneInfo) -> str:
    name, session = attendance.name, attendance.session
    title, starts, ends = session.title, session.starts, session.ends
    first, last = (long_day(at, zone) if at else '' for at in (starts, ends))
    if attendance.first:
        if first and last:
            return _('This attests that {learner} took part in the session {session} from {first_day} to {last_day}.',
                     learner=name, session=title, first_day=first, last_day=last)
        if first:
            return _('This attests that {learner} took part in the session {session}, which began on {day}.',
                     learner=name, session=title, day=first)
        if last:
            return _('This attests that {learner} took part in the session {session}, which ends on {day}.',
                     learner=name, session=title, day=last)
        return _('This attests that {learner} took part in the session {session}.', learner=name, session=title)
    if first and last:
        return _('{learner} was enrolled in the session {session} from {first_day} to {last_day}, '
                 'and has not visited any of its courses.',
                 learner=name, session=title, first_day=first, last_day=last)
    if first:
        return _('{learner} was enrolled in the session {session}, which began on {day}, '
                 'and has not visited any of its courses.', learner=name, session=title, day=first)
    if last:
        return _('{learner} was enrolled in the session {session}, which ends on {day}, '
                 'and has not visited any of its courses.', learner=name, session=title, day=last)
    return _('{learner} was enrolled in the session {session}, and has not visited any of its courses.',
             learner=name, session=title)


def _font() -> str | None:
    file = settings().paper_font
    return str(file) if file else None


def _day(at: datetime | None, zone: ZoneInfo) -> str:
    there = at.astimezone(zone) if at else None
    return dates.short_day(there, year=True) if there else ''


def _at(at: datetime | None, zone: ZoneInfo) -> str:
    there = at.astimezone(zone) if at else None
    if there is None:
        return '–'
    return _('{day}, {time}', day=dates.short_day(there, year=True), time=dates.time_of_day(there))
