"""Issuing certificates: to who has completed the course, and passed where there is a pass mark."""
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import attendee, can, only
from ..core.clock import now
from ..core.numbers import from_database, percent_text, plain
from ..core.refusals import Invalid, Refusal
from ..core.sql import Amount, Moment, parse_datetime, select
from ..core.transactions import transaction
from ..gradebook.grading_scheme import GradingScheme, schemes
from ..outlines.outline import Outline
from ..records.certificate import Certificate
from ..records.event import log
from ..records.gradebook import Gradebook
from ..records.participation import Participation
from ..records.person import Person
from ..records.session_course import SessionCourse
from .numbers import new_number
from .verifying import check_reason, revoke


@dataclass(frozen=True, slots=True)
class Issued:
    """What came of issuing to several at once."""
    certificates: list[Certificate] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Who did not get one, and why."""


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """An active learner of a session course, or one who has a certificate: may they have one, do they have one."""
    participation_id: int
    name: str
    username: str
    certificate_id: int | None
    """The newest."""
    number: str
    issued_at: Any
    revoked_at: Any
    why_not: str
    """Why none can be issued; empty: it can."""


@only(can(Capability.GRADE))
async def issue_certificate(participation: Participation, *, by: Person) -> Certificate:
    """One valid certificate at a time: another is issued only after the first was revoked."""
    return await _issue(participation, by)


@only(attendee)
async def obtain_certificate(participation: Participation, *, by: Person) -> Certificate:
    """The learner's own. Where the gradebook certifies, it is issued when they first ask for it; once one was
    revoked, only a coach issues another."""
    valid = await _valid_certificate(participation)
    if valid:
        return valid
    if no := await _why_none_of_oneself(participation):
        raise no
    return await _issue(participation, None)


async def certificate(participation: Participation, *, seen_by: Person) -> Certificate | None:
    """The valid one, for the learner and for who may see their tracking. Raises NotAllowed for others."""
    mine = seen_by.id == participation.learner_id
    await (attendee if mine else can(Capability.TRACK)).check(seen_by, participation)
    return await _valid_certificate(participation)


async def may_have_certificate(participation: Participation, *, seen_by: Person) -> bool:
    """Whether the learner has a certificate, or has only to ask for it. Four statements at most."""
    await attendee.check(seen_by, participation)
    return bool(await _valid_certificate(participation)) or await _why_none_of_oneself(participation) is None


async def _valid_certificate(participation: Participation) -> Certificate | None:
    return await Certificate.filter(participation_id=participation.id, revoked_at__isnull=True).order_by('-id').first()


async def _why_none_of_oneself(participation: Participation) -> Refusal | None:
    if not await Gradebook.filter(session_course_id=participation.session_course_id, certifies=True).exists():
        return Invalid(_('This course gives no certificates by itself. Ask a coach.'))
    await participation.refresh_from_db(fields=['state', 'completed_at', 'released_grade'])
    if no := why_no_certificate(participation.state, participation.completed_at, participation.released_grade,
                                await _scheme(participation.session_course_id)):
        return no
    if await Certificate.filter(participation_id=participation.id, revoked_at__isnull=False).exists():
        return Invalid(_('Your certificate was revoked. Ask a coach.'))
    return None


async def _issue(participation: Participation, by: Person | None) -> Certificate:
    """:param by: None: the learner"""
    async with transaction() as outbox:
        taking = await type(participation).select_for_update(of=('participation',), no_key=True).get(
            id=participation.id).select_related('learner')
        scheme = await _scheme(taking.session_course_id)
        if no := why_no_certificate(taking.state, taking.completed_at, taking.released_grade, scheme):
            raise no
        if before := await _valid_certificate(participation):
            if by is None:  # asked for in two windows at once
                return before
            raise Invalid(_('{learner} has a certificate already, number {number}.',
                            learner=taking.learner.name, number=before.number))
        where = await SessionCourse.get(id=taking.session_course_id).select_related('session', 'course')
        issued = await Certificate.create(
            number=new_number(), participation_id=taking.id, learner=taking.learner.name,
            course=where.course.title, session=where.session.title, completed_at=taking.completed_at,
            grade=said_grade(taking.released_grade, scheme), issued_at=now(), issued_by_id=by.id if by else None)
        outbox.add(*await taking.notices())
        await log('issued_certificate', by=by or taking.learner, session_id=where.session_id,
                  session_course_id=where.id, participation_id=taking.id, details={'number': issued.number})
    return issued


@only(can(Capability.GRADE))
async def issue_certificates(session_course: SessionCourse, participation_ids: Sequence[int] | None = None, *,
                             by: Person) -> Issued:
    """To these, or to all who may have one and have none."""
    if participation_ids is None:
        participation_ids = [line.participation_id for line in await _certificate_lines(session_course)
                             if not line.why_not]
    issued = Issued()
    found = {one.id: one for one in await Participation.filter(
        id__in=list(participation_ids), session_course_id=session_course.id).select_related('learner',
                                                                                            'session_course')}
    for id_ in participation_ids:
        if id_ not in found:
            continue
        try:
            issued.certificates.append(await issue_certificate(found[id_], by=by))
        except Invalid as no:
            issued.refused.append((found[id_].learner.name, str(no)))
    return issued


@only(can(Capability.GRADE))
async def revoke_certificates(session_course: SessionCourse, certificate_ids: Collection[int], *, why: str,
                              by: Person) -> None:
    """All of these, or none where one cannot be revoked."""
    async with transaction():
        for certificate in await _to_revoke(session_course, certificate_ids, why):
            await revoke(certificate, by=by, why=why)


async def why_not_revoke(session_course: SessionCourse, certificate_ids: Collection[int], *, why: str,
                         seen_by: Person) -> Invalid | None:
    """What `revoke_certificates` would be refused with: said before anybody is asked to confirm it."""
    await can(Capability.GRADE).check(seen_by, session_course)
    try:
        await _to_revoke(session_course, certificate_ids, why)
    except Invalid as no:
        return no
    return None


async def _to_revoke(session_course: SessionCourse, certificate_ids: Collection[int], why: str) -> list[Certificate]:
    check_reason(why)
    found = Certificate.filter(id__in=list(certificate_ids), participation__session_course_id=session_course.id)
    certificates = await found.order_by('id')
    revoked = [one for one in certificates if one.revoked_at]
    if revoked or len(certificates) < len(set(certificate_ids)):
        whose = ', '.join(one.learner for one in revoked)
        raise Invalid(_('The certificate of {learners} is revoked already. Look at the list again.', learners=whose)
                      if whose else _('The certificate of somebody is revoked already. Look at the list again.'))
    return certificates


async def certificate_lines(session_course: SessionCourse, *, seen_by: Person) -> list[CertificateLine]:
    """By name. Three statements."""
    await can(Capability.TRACK).check(seen_by, session_course)
    return await _certificate_lines(session_course)


async def _certificate_lines(session_course: SessionCourse) -> list[CertificateLine]:
    scheme = await _scheme(session_course.id)
    return [CertificateLine(
        row['participation_id'], row['name'], row['username'], row['id'], row['number'] or '',
        parse_datetime(row['issued_at']), parse_datetime(row['revoked_at']), _why_not(row, scheme),
    ) for row in await select(_CertificateRow, _LINES, course=session_course.id)]


def why_no_certificate(state: str, completed_at: Any, released_grade: Any, scheme: GradingScheme) -> Invalid | None:
    """Why a learner may have no certificate by what they have reached; None if they may."""
    if state != 'active':
        return Invalid(_('Who has withdrawn from the course gets no certificate.'))
    if completed_at is None:
        return Invalid(_('A certificate is given once all required items are completed.'))
    if scheme.pass_mark is not None and not scheme.passes(released_grade):
        return Invalid(_('A certificate is given from {pass_mark} % on, by the released grade.',
                         pass_mark=plain(scheme.pass_mark)))
    return None


def said_grade(grade: Any, scheme: GradingScheme) -> str:
    """“82.50 % (B)”; empty where there is none."""
    if grade is None:
        return ''
    letter = scheme.letter(grade)
    return percent_text(grade) + (f' ({letter})' if letter else '')


def _why_not(row: '_CertificateRow', scheme: GradingScheme) -> str:
    if row['id'] is not None and row['revoked_at'] is None:
        return _('Has a valid certificate.')
    released = from_database(row['released_grade'])
    no = why_no_certificate(row['state'], row['completed_at'], released, scheme)
    return str(no) if no else ''


async def _scheme(session_course_id: int) -> GradingScheme:
    """Its terms; the columns do not matter here."""
    return (await schemes({session_course_id: Outline(session_course_id, ())}))[session_course_id]


class _CertificateRow(TypedDict):
    participation_id: int
    state: str
    completed_at: Moment | None
    released_grade: Amount | None
    name: str
    username: str
    id: int | None
    number: str | None
    issued_at: Moment | None
    revoked_at: Moment | None


_LINES = '''
SELECT t.id AS participation_id, t.state, t.completed_at, t.released_grade, p.name, p.username, c.id, c.number,
       c.issued_at, c.revoked_at
  FROM participation t JOIN person p ON p.id = t.learner_id
  LEFT JOIN certificate c ON c.id = (SELECT MAX(d.id) FROM certificate d WHERE d.participation_id = t.id)
 WHERE t.session_course_id = :course AND (t.state = 'active' OR c.id IS NOT NULL)
 ORDER BY p.name, t.id
'''
