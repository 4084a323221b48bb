"""Who takes part: registrations become enrolments and participations, unregistrations become withdrawals."""
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from formats import oulad

from ...session.enrolment import Enrolment, Membership
from ...sql import instant, select
from ..tally import Tally
from .delivery import Delivery
from .offering import Offered

BATCH = 2000
T = TypeVar('T')


@dataclass(slots=True)
class TakingPart:
    participations: dict[tuple[int, int], int] = field(default_factory=dict)
    """The participation's id by session course and learner of the dataset."""
    moved: set[int] = field(default_factory=set)
    """People who have come or gone."""
    touched: set[int] = field(default_factory=set)
    """Session courses that have new participations."""


async def take_part(delivery: Delivery, offered: Offered, until: int | None, tally: Tally) -> TakingPart:
    """Enrol everyone who has registered. `until` is the last day an earlier import has told of: who unregistered by
    then and is active here has been enrolled again by somebody, and stays."""
    by_learner: defaultdict[int, list[oulad.Registration]] = defaultdict(list)
    for module in delivery.modules:
        for registration in module.registrations:
            by_learner[registration.student].append(registration)
    people = await _people(by_learner, tally)
    enrolments = await _enrolments(delivery, offered, by_learner, people, tally)
    return await _participations(delivery, offered, by_learner, people, enrolments, until, tally)


async def _people(students: Collection[int], tally: Tally) -> dict[int, int]:
    """The person's id by the number in the dataset; who is not here yet gets an account without a password."""
    from ...person import Person
    from ...person.administering import searchable
    here = await _ids_of(students)
    new = [student for student in students if student not in here]
    for some in batches(new):
        await Person.bulk_create([
            Person(username=f's{student}', name=name, searchable=searchable(name, f's{student}'))
            for student in some for name in [oulad.learner_name(student)]])
    tally.count('learners', added=len(new))
    return here | await _ids_of(new) if new else here


async def _ids_of(students: Collection[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in batches(students):
        rows = await select('SELECT id, username FROM person WHERE username IN :names', names=[f's{n}' for n in some])
        found |= {int(row['username'][1:]): row['id'] for row in rows}
    return found


async def _enrolments(delivery: Delivery, offered: Offered, by_learner: dict[int, list[oulad.Registration]],
                      people: dict[int, int], tally: Tally) -> dict[int, int]:
    """The enrolment's id by person."""
    here = await _enrolment_ids(offered)
    new = [student for student in by_learner if people[student] not in here]
    for some in batches(new):
        await Enrolment.bulk_create([
            Enrolment(session_id=offered.session.id, learner_id=people[student],
                      enrolled_at=min(delivery.at(row.registered_day) for row in by_learner[student]),
                      **_membership(_gone(delivery, by_learner[student])))
            for student in some])
    tally.count('enrolments', added=len(new), unchanged=len(by_learner) - len(new))
    return await _enrolment_ids(offered) if new else here


async def _enrolment_ids(offered: Offered) -> dict[int, int]:
    rows = await select('SELECT id, learner_id FROM enrolment WHERE session_id = :session', session=offered.session.id)
    return {row['learner_id']: row['id'] for row in rows}


def _gone(delivery: Delivery, rows: list[oulad.Registration]) -> datetime | None:
    """When somebody has left all of these: with the last."""
    days = [row.unregistered_day for row in rows if row.unregistered_day is not None]
    return delivery.at(max(days)) if len(days) == len(rows) else None


def _membership(withdrawn_at: datetime | None) -> dict[str, Any]:
    return {'state': Membership.WITHDRAWN if withdrawn_at else Membership.ACTIVE, 'withdrawn_at': withdrawn_at}


async def _participations(delivery: Delivery, offered: Offered, by_learner: dict[int, list[oulad.Registration]],
                          people: dict[int, int], enrolments: dict[int, int], until: int | None,
                          tally: Tally) -> TakingPart:
    from ...progress import Participation
    here = await _participation_rows(offered)
    part, new, leaving = TakingPart(), [], []
    for student, rows in by_learner.items():
        person_id = people[student]
        for row in rows:
            gone = _gone(delivery, [row])
            taught = offered.taught[row.module].id
            known = here.get((taught, person_id))
            if known is None:
                new.append(Participation(
                    session_course_id=taught, enrolment_id=enrolments[person_id], learner_id=person_id,
                    enrolled_at=delivery.at(row.registered_day), **_membership(gone)))
                part.touched.add(taught)
                part.moved.add(person_id)
            elif gone and known['state'] == Membership.ACTIVE and until is not None and gone > delivery.at(until):
                leaving.append((known, gone))
                part.moved.add(person_id)
    for some in batches(new):
        await Participation.bulk_create(some)
    for known, gone in leaving:
        await Participation.filter(id=known['id']).update(**_membership(gone))
    await _settle_enrolments({row.enrolment_id for row in new} | {known['enrolment_id'] for known, _ in leaving})
    known_before = sum(map(len, by_learner.values())) - len(new)
    tally.count('participations', added=len(new), changed=len(leaving), unchanged=known_before - len(leaving))
    student_of = {person_id: student for student, person_id in people.items()}
    part.participations = {(taught, student_of[person_id]): row['id']
                           for (taught, person_id), row in (await _participation_rows(offered)).items()
                           if person_id in student_of}
    return part


async def _participation_rows(offered: Offered) -> dict[tuple[int, int], dict]:
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
                gone = None if row['going'] else instant(row['withdrawn_at'])
                await Enrolment.filter(id=row['id']).update(**_membership(gone))


def batches(rows: Iterable[T]) -> Iterator[list[T]]:
    """So many at a time as a statement can hold."""
    rest = iter(rows)
    while some := list(islice(rest, BATCH)):
        yield some
