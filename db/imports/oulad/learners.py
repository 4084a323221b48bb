"""Who takes part: registrations become enrolments and participations, unregistrations become withdrawals."""
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from formats import oulad

from ...core.sql import parse_datetime, select
from ...people.administration import searchable
from ...records.enrolment import Enrolment, Membership
from ...records.participation import Participation
from ...records.person import Person
from ..staging import Staging, write_many
from ..tally import Tally
from .delivery import Delivery
from .offering import Offered

BATCH = 2000
T = TypeVar('T')


class New(NamedTuple):
    """A participation to be."""
    session_course_id: int
    enrolment_id: int
    learner_id: int
    enrolled_at: datetime
    gone: datetime | None


class Leaving(NamedTuple):
    """A participation that is here, and ends."""
    id: int
    enrolment_id: int
    gone: datetime


@dataclass(slots=True)
class TakingPart:
    participations: dict[tuple[int, int], int] = field(default_factory=dict)
    """The participation's id by session course and learner of the dataset."""
    new: dict[int, New] = field(default_factory=dict)
    """By its id."""
    leaving: list[Leaving] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    """People who have come or gone."""
    enrolled: set[int] = field(default_factory=set)
    """Enrolments that were here before and have come by another course, or lost one."""


async def take_part(delivery: Delivery, offered: Offered, until: int | None, tally: Tally, staging: Staging
                    ) -> TakingPart:
    """Enrol everyone who has registered. `until` is the last day an earlier import has told of: who unregistered by
    then and is active here has been enrolled again by somebody, and stays."""
    by_learner: defaultdict[int, list[oulad.Registration]] = defaultdict(list)
    for module in delivery.modules:
        for registration in module.registrations:
            by_learner[registration.student].append(registration)
    people = await _people(by_learner, tally, staging)
    enrolments, new = await _enrolments(delivery, offered, by_learner, people, tally, staging)
    part = await _participations(delivery, offered, by_learner, people, enrolments, until, tally, staging)
    changed = {one.enrolment_id for one in part.new.values()} | {one.enrolment_id for one in part.leaving}
    part.enrolled = changed - new
    return part


async def let_go(part: TakingPart) -> None:
    """Inside the transaction that shows what has come: who has left since the last import, and what follows from it."""
    await write_many(Participation, ('withdrawn_at', 'id'), [(one.gone, one.id) for one in part.leaving],
                     "UPDATE participation SET state = 'withdrawn', withdrawn_at = ? WHERE id = ? AND state = 'active'")
    await _settle_enrolments(part.enrolled)


async def _people(students: Collection[int], tally: Tally, staging: Staging) -> dict[int, int]:
    """The person's id by the number in the dataset; who is not here yet gets an account without a password."""
    here = await _ids_of(students)
    new = [student for student in students if student not in here]
    ids = (await staging.reserve({Person: len(new)}))[Person] if new else iter(())
    coming = dict(zip(new, ids, strict=True))
    named = {student: oulad.learner_name(student) for student in new}
    await staging.add(Person, ('id', 'username', 'name', 'searchable'), [
        (coming[student], f's{student}', name, searchable(name, f's{student}')) for student, name in named.items()])
    tally.count('learners', added=len(new))
    return here | coming


async def _ids_of(students: Collection[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in batches(students):
        rows = await select('SELECT id, username FROM person WHERE username IN :names', names=[f's{n}' for n in some])
        found |= {int(row['username'][1:]): row['id'] for row in rows}
    return found


async def _enrolments(delivery: Delivery, offered: Offered, by_learner: dict[int, list[oulad.Registration]],
                      people: dict[int, int], tally: Tally, staging: Staging) -> tuple[dict[int, int], set[int]]:
    """The enrolment's id by person, and which of them are new."""
    rows = await select('SELECT id, learner_id FROM enrolment WHERE session_id = :session', session=offered.session.id)
    here = {row['learner_id']: row['id'] for row in rows}
    new = [student for student in by_learner if people[student] not in here]
    ids = (await staging.reserve({Enrolment: len(new)}))[Enrolment] if new else iter(())
    coming = {people[student]: id_ for student, id_ in zip(new, ids, strict=True)}
    await staging.add(Enrolment, ('id', 'session_id', 'learner_id', 'enrolled_at', 'state', 'withdrawn_at'), [
        (coming[people[student]], offered.session.id, people[student],
         min(delivery.at(row.registered_day) for row in by_learner[student]),
         *_membership(_gone(delivery, by_learner[student])))
        for student in new])
    tally.count('enrolments', added=len(new), unchanged=len(by_learner) - len(new))
    return here | coming, set(coming.values())


def _gone(delivery: Delivery, rows: list[oulad.Registration]) -> datetime | None:
    """When somebody has left all of these: with the last."""
    days = [row.unregistered_day for row in rows if row.unregistered_day is not None]
    return delivery.at(max(days)) if len(days) == len(rows) else None


def _membership(withdrawn_at: datetime | None) -> tuple[Membership, datetime | None]:
    return Membership.WITHDRAWN if withdrawn_at else Membership.ACTIVE, withdrawn_at


async def _participations(delivery: Delivery, offered: Offered, by_learner: dict[int, list[oulad.Registration]],
                          people: dict[int, int], enrolments: dict[int, int], until: int | None,
                          tally: Tally, staging: Staging) -> TakingPart:
    here = await _participation_rows(offered)
    student_of = {person_id: student for student, person_id in people.items()}
    part, new = TakingPart({(taught, student_of[person_id]): row['id'] for (taught, person_id), row in here.items()
                            if person_id in student_of}), []
    for student, rows in by_learner.items():
        person_id = people[student]
        for row in rows:
            gone = _gone(delivery, [row])
            taught = offered.taught[row.module].id
            known = here.get((taught, person_id))
            if known is None:
                new.append((student, New(taught, enrolments[person_id], person_id, delivery.at(row.registered_day),
                                         gone)))
                part.moved.add(person_id)
            elif gone and known['state'] == Membership.ACTIVE and until is not None and gone > delivery.at(until):
                part.leaving.append(Leaving(known['id'], known['enrolment_id'], gone))
                part.moved.add(person_id)
    ids = (await staging.reserve({Participation: len(new)}))[Participation] if new else iter(())
    for (student, one), id_ in zip(new, ids, strict=True):
        part.new[id_] = one
        part.participations[one.session_course_id, student] = id_
    known_before = sum(map(len, by_learner.values())) - len(new)
    tally.count('participations', added=len(new), changed=len(part.leaving),
                unchanged=known_before - len(part.leaving))
    return part


async def _participation_rows(offered: Offered) -> dict[tuple[int, int], dict[str, Any]]:
    rows = await select('SELECT id, session_course_id, learner_id, enrolment_id, state FROM participation '
                        'WHERE session_course_id IN :courses', courses=[one.id for one in offered.taught.values()])
    return {(row['session_course_id'], row['learner_id']): row for row in rows}


async def _settle_enrolments(enrolment_ids: set[int]) -> None:
    """Somebody is withdrawn from a session once they are from all of their courses; a new course brings them back."""
    for some in batches(enrolment_ids):
        rows = await select('''
            SELECT e.id, e.state, SUM(CASE WHEN t.state = 'active' THEN 1 ELSE 0 END) AS going,
                   MAX(t.withdrawn_at) AS withdrawn_at
              FROM enrolment e JOIN participation t ON t.enrolment_id = e.id
             WHERE e.id IN :ids GROUP BY e.id, e.state''', ids=some)
        for row in rows:
            if (row['going'] == 0) != (row['state'] == Membership.WITHDRAWN):
                state, gone = _membership(None if row['going'] else parse_datetime(row['withdrawn_at']))
                await Enrolment.filter(id=row['id']).update(state=state, withdrawn_at=gone)


def kept_membership(one: New) -> tuple[Any, ...]:
    """Fields of a new participation that say who takes part, from when and until when."""
    return one.session_course_id, one.enrolment_id, one.learner_id, one.enrolled_at, *_membership(one.gone)


MEMBERSHIP = ('session_course_id', 'enrolment_id', 'learner_id', 'enrolled_at', 'state', 'withdrawn_at')


def batches(rows: Iterable[T]) -> Iterator[list[T]]:
    """So many at a time as a statement can hold."""
    rest = iter(rows)
    while some := list(islice(rest, BATCH)):
        yield some
