"""One learner in a session, course by course: figures, the state of every item, how the grade comes about, visits."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.clock import now
from ..gradebook.formula import CourseGrade
from ..gradebook.grading_scheme import GradingScheme, schemes
from ..outlines.extended_dates import apply_extensions
from ..outlines.item_status import Cell, cells_in
from ..outlines.outline import Outline, OutlineItem, outlines
from ..progress.figures import Facts, facts_of, grade_of
from ..records.participation import Participation
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from .attendance import NOBODY, Attended, attended


@dataclass(frozen=True, slots=True)
class ItemReport:
    item: OutlineItem
    cell: Cell
    at: datetime | None
    """When it was completed, or else submitted."""


@dataclass(frozen=True, slots=True)
class CourseReport:
    course: SessionCourse
    taking: Any
    """The participation with its kept figures."""
    outline: Outline
    items: tuple[ItemReport, ...]
    scheme: GradingScheme
    grade: CourseGrade
    attended: Attended


@dataclass(frozen=True, slots=True)
class LearnerReport:
    name: str
    username: str
    class_name: str
    session: Session
    as_of: datetime
    courses: tuple[CourseReport, ...]


async def learner_reports(session: Session, enrolment_ids: Sequence[int], *, seen_by: Person,
                          courses: Sequence[SessionCourse] | None = None) -> dict[int, LearnerReport]:
    """By enrolment, in the order asked for; of the whole session, or of these courses of it only. Eighteen statements
    at most for each course, whatever the number of learners."""
    if courses is None:
        await can(Capability.TRACK).check(seen_by, session)
        courses = await session.session_courses.all().order_by('position', 'id').select_related('course')
    for course in courses:
        await can(Capability.TRACK).check(seen_by, course)
    plans = await outlines([course.id for course in courses])
    scheme_of_course, at = await schemes(plans), now()
    found: dict[int, list[CourseReport]] = {id_: [] for id_ in enrolment_ids}
    for course in courses:
        taken = await Participation.filter(session_course_id=course.id, enrolment_id__in=list(enrolment_ids))
        ids = [taking.id for taking in taken]
        own, facts, visits = (await apply_extensions(dict.fromkeys(ids, plans[course.id])),
                              await facts_of(course.id, ids), await attended(ids, session))
        cells = await cells_in(own)
        for taking in taken:
            id_ = taking.id
            found[taking.enrolment_id].append(CourseReport(
                course, taking, own[id_], _items(own[id_], cells[id_], facts[id_]), scheme_of_course[course.id],
                grade_of(own[id_], scheme_of_course[course.id], facts[id_], at), visits.get(id_, NOBODY)))
    people = await session.enrolments.filter(id__in=list(enrolment_ids)).select_related('learner')  # type: ignore
    by_id = {one.id: one for one in people}
    return {id_: LearnerReport(by_id[id_].learner.name, by_id[id_].learner.username, by_id[id_].class_name, session, at,
                               tuple(found[id_])) for id_ in enrolment_ids if id_ in by_id and found[id_]}


def _items(outline: Outline, cells: Mapping[int, Cell], facts: Facts) -> tuple[ItemReport, ...]:
    handed = {mark.item_id: mark.submitted_at for mark in sorted(facts.submissions, key=lambda mark: mark.number)}
    return tuple(ItemReport(item, cells[item.id], facts.completed.get(item.id) or handed.get(item.id))
                 for item in outline.items)
