"""Who takes part: registrations become enrolments and participations, unregistrations become withdrawals."""
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple, TypedDict, TypeVar

from formats import oulad

from ...core.sql import Moment, parse_datetime, select
from ...people.administration import searchable
from ...records.enrolment import Enrolment, Membership
from ...records.participation import Participation
from ...records.person import Person
from ..staging import Staging, write_many
from ..summary import ImportSummary
from .delivery import Delivery
from .imported_session import ImportedSession

BATCH_SIZE = 2000
T = TypeVar('T')


class NewParticipation(NamedTuple):
    """A participation to be."""
    session_course_id: int
    enrolment_id: int
    learner_id: int
    enrolled_at: datetime
    withdrawn_at: datetime | None


class EndingParticipation(NamedTuple):
    """A participation that is here, and ends."""
    id: int
    enrolment_id: int
    withdrawn_at: datetime


@dataclass(slots=True)
class ImportedLearners:
    participations: dict[tuple[int, int], int] = field(default_factory=dict)
    """The participation's id by session course and learner of the dataset."""
    new: dict[int, NewParticipation] = field(default_factory=dict)
    """By its id."""
    leaving: list[EndingParticipation] = field(default_factory=list)
    changed_people: set[int] = field(default_factory=set)
    """People who have come or gone."""
    enrolled: set[int] = field(default_factory=set)
    """Enrolments that were here before and have come by another course, or lost one."""


async def prepare_learners(delivery: Delivery, imported: ImportedSession, until: int | None, summary: ImportSummary,
                           staging: Staging) -> ImportedLearners:
    """Enrol everyone who has registered. `until` is the last day an earlier import has told of: who unregistered by
    then and is active here has been enrolled again by somebody, and stays."""
    by_learner: defaultdict[int, list[oulad.Registration]] = defaultdict(list)
    for module in delivery.modules:
        for registration in module.registrations:
            by_learner[registration.student].append(registration)
    people = await _people(by_learner, summary, staging)
    enrolments, new = await _enrolments(delivery, imported, by_learner, people, summary, staging)
    learners = await _participations(delivery, imported, by_learner, people, enrolments, until, summary, staging)
    changed = {one.enrolment_id for one in learners.new.values()} | {one.enrolment_id for one in learners.leaving}
    learners.enrolled = changed - new
    return learners


async def withdraw_leaving(learners: ImportedLearners) -> None:
    """Inside the transaction that shows what has come: who has left since the last import, and what follows from it."""
    await write_many(Participation, ('withdrawn_at', 'id'), [(one.withdrawn_at, one.id) for one in learners.leaving],
                     "UPDATE participation SET state = 'withdrawn', withdrawn_at = ? WHERE id = ? AND state = 'active'")
    await _settle_enrolments(learners.enrolled)


async def _people(students: Collection[int], summary: ImportSummary, staging: Staging) -> dict[int, int]:
    """The person's id by the number in the dataset; who is not here yet gets an account without a password."""
    here = await _ids_of(students)
    new = [student for student in students if student not in here]
    ids = (await staging.reserve({Person: len(new)}))[Person] if new else iter(())
    coming = dict(zip(new, ids, strict=True))
    named = {student: oulad.learner_name(student) for student in new}
    await staging.add(Person, ('id', 'username', 'name', 'searchable'), [
        (coming[student], f's{student}', name, searchable(name, f's{student}')) for student, name in named.items()])
    summary.count('learners', added=len(new))
    return here | coming


class _PersonRow(TypedDict):
    id: int
    username: str


async def _ids_of(students: Collection[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in batches(students):
        rows = await select(_PersonRow, 'SELECT id, username FROM person WHERE username IN :names',
                            names=[f's{n}' for n in some])
        found |= {int(row['username'][1:]): row['id'] for row in rows}
    return found


class _EnrolmentRow(TypedDict):
    id: int
    learner_id: int


async def _enrolments(delivery: Delivery, imported: ImportedSession, by_learner: dict[int, list[oulad.Registration]],
                      people: dict[int, int], summary: ImportSummary, staging: Staging
                      ) -> tuple[dict[int, int], set[int]]:
    """The enrolment's id by person, and which of them are new."""
    rows = await select(_EnrolmentRow, 'SELECT id, learner_id FROM enrolment WHERE session_id = :session',
                        session=imported.session.id)
    here = {row['learner_id']: row['id'] for row in rows}
    new = [student for student in by_learner if people[student] not in here]
    ids = (await staging.reserve({Enrolment: len(new)}))[Enrolment] if new else iter(())
    coming = {people[student]: id_ for student, id_ in zip(new, ids, strict=True)}
    await staging.add(Enrolment, ('id', 'session_id', 'learner_id', 'enrolled_at', 'state', 'withdrawn_at'), [
        (coming[people[student]], imported.session.id, people[student],
         min(delivery.at(row.registered_day) for row in by_learner[student]),
         *_membership(_withdrawn_at(delivery, by_learner[student])))
        for student in new])
    summary.count('enrolments', added=len(new), unchanged=len(by_learner) - len(new))
    return here | coming, set(coming.values())


def _withdrawn_at(delivery: Delivery, rows: list[oulad.Registration]) -> datetime | None:
    """When somebody has left all of these: with the last."""
    days = [row.unregistered_day for row in rows if row.unregistered_day is not None]
    return delivery.at(max(days)) if len(days) == len(rows) else None


def _membership(withdrawn_at: datetime | None) -> tuple[Membership, datetime | None]:
    return Membership.WITHDRAWN if withdrawn_at else Membership.ACTIVE, withdrawn_at


async def _participations(delivery: Delivery, imported: ImportedSession,
                          by_learner: dict[int, list[oulad.Registration]], people: dict[int, int],
                          enrolments: dict[int, int], until: int | None, summary: ImportSummary, staging: Staging
                          ) -> ImportedLearners:
    here = await _participation_rows(imported)
    student_of = {person_id: student for student, person_id in people.items()}
    learners = ImportedLearners({(taught, student_of[person_id]): row['id']
                                 for (taught, person_id), row in here.items() if person_id in student_of})
    new = []
    for student, rows in by_learner.items():
        person_id = people[student]
        for row in rows:
            withdrawn_at = _withdrawn_at(delivery, [row])
            taught = imported.taught[row.module].id
            existing = here.get((taught, person_id))
            if existing is None:
                new.append((student, NewParticipation(taught, enrolments[person_id], person_id,
                                                      delivery.at(row.registered_day), withdrawn_at)))
                learners.changed_people.add(person_id)
            elif (withdrawn_at and existing['state'] == Membership.ACTIVE
                  and until is not None and withdrawn_at > delivery.at(until)):
                learners.leaving.append(EndingParticipation(existing['id'], existing['enrolment_id'], withdrawn_at))
                learners.changed_people.add(person_id)
    ids = (await staging.reserve({Participation: len(new)}))[Participation] if new else iter(())
    for (student, one), id_ in zip(new, ids, strict=True):
        learners.new[id_] = one
        learners.participations[one.session_course_id, student] = id_
    known_before = sum(map(len, by_learner.values())) - len(new)
    summary.count('participations', added=len(new), changed=len(learners.leaving),
                  unchanged=known_before - len(learners.leaving))
    return learners


class _ParticipationRow(TypedDict):
    id: int
    session_course_id: int
    learner_id: int
    enrolment_id: int
    state: str


async def _participation_rows(imported: ImportedSession) -> dict[tuple[int, int], '_ParticipationRow']:
    rows = await select(_ParticipationRow, 'SELECT id, session_course_id, learner_id, enrolment_id, state '
                                           'FROM participation WHERE session_course_id IN :courses',
                        courses=[one.id for one in imported.taught.values()])
    return {(row['session_course_id'], row['learner_id']): row for row in rows}


class _MembershipRow(TypedDict):
    id: int
    state: str
    going: int
    withdrawn_at: Moment | None


async def _settle_enrolments(enrolment_ids: set[int]) -> None:
    """Somebody is withdrawn from a session once they are from all of their courses; a new course brings them back."""
    for some in batches(enrolment_ids):
        rows = await select(_MembershipRow, '''
            SELECT e.id, e.state, SUM(CASE WHEN t.state = 'active' THEN 1 ELSE 0 END) AS going,
                   MAX(t.withdrawn_at) AS withdrawn_at
              FROM enrolment e JOIN participation t ON t.enrolment_id = e.id
             WHERE e.id IN :ids GROUP BY e.id, e.state''', ids=some)
        for row in rows:
            if (row['going'] == 0) != (row['state'] == Membership.WITHDRAWN):
                state, withdrawn_at = _membership(None if row['going'] else parse_datetime(row['withdrawn_at']))
                await Enrolment.filter(id=row['id']).update(state=state, withdrawn_at=withdrawn_at)


def membership_values(one: NewParticipation) -> tuple[Any, ...]:
    """Fields of a new participation that say who takes part, from when and until when."""
    return one.session_course_id, one.enrolment_id, one.learner_id, one.enrolled_at, *_membership(one.withdrawn_at)


MEMBERSHIP_FIELDS = ('session_course_id', 'enrolment_id', 'learner_id', 'enrolled_at', 'state', 'withdrawn_at')


def batches(rows: Iterable[T]) -> Iterator[list[T]]:
    """So many at a time as a statement can hold."""
    rest = iter(rows)
    while some := list(islice(rest, BATCH_SIZE)):
        yield some
