"""What a delivery offers: its session, its courses, and the assessments as items of these session courses only."""
import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from tortoise.models import Model

from formats import oulad
from i18n import _

from ...core.numbers import half_up
from ...core.refusals import Invalid
from ...core.session_windows import State
from ...people.administration import searchable
from ...records.course import Course
from ...records.item import CompletionRule, Item, ItemKind, Section
from ...records.person import Person
from ...records.session import Session
from ...records.session_course import SessionCourse
from ..summary import ImportSummary
from .delivery import Delivery, Module

CATEGORY = 'Open University'
SECTION = 'Assessments'
COACH = 'oulad-coach'
WORDS = {'TMA': 'Tutor-marked assignment', 'CMA': 'Computer-marked assignment', 'Exam': 'Final exam'}


@dataclass(slots=True)
class ImportedSession:
    session: Session
    taught: dict[str, SessionCourse] = field(default_factory=dict)
    """By module."""
    items: dict[int, int] = field(default_factory=dict)
    """The item's id by the assessment's."""
    made: list[Model] = field(default_factory=list)
    """What was not here before, each after what it belongs to."""
    coach: Person | None = None
    """Of a new session."""


async def prepare_session(delivery: Delivery, summary: ImportSummary) -> ImportedSession:
    """Find or make everything there is to learn in this delivery."""
    imported = await _session(delivery, summary)
    for position, module in enumerate(delivery.modules):
        course = await _course(module, imported, summary)
        imported.taught[module.code] = await _session_course(imported, course, position, summary)
        await _items(module, course, imported, summary)
    return imported


async def delete_created(imported: ImportedSession) -> None:
    """Inside the transaction that has made it: only the ids are kept, until `recreate`."""
    for record in reversed(imported.made):
        await record.delete()


async def recreate(imported: ImportedSession) -> None:
    for record in imported.made:
        record._custom_generated_pk, record._saved_in_db = True, False
        await record.save(force_create=True)
    if imported.coach:
        await imported.session.coaches.add(imported.coach)


async def _session(delivery: Delivery, summary: ImportSummary) -> ImportedSession:
    session = await Session.get_or_none(source=delivery.source)
    summary.count('sessions', added=session is None, unchanged=session is not None)
    if session is not None:
        return ImportedSession(session)
    session = await Session.create(
        title=delivery.code, category=CATEGORY, state=State.PUBLISHED, time_zone=str(delivery.zone),
        starts=delivery.starts, ends=delivery.ends, source=delivery.source)
    imported = ImportedSession(session, made=[session])
    imported.coach = await _coach(imported)
    return imported


async def _coach(imported: ImportedSession) -> Person:
    """Somebody who oversees these sessions: the dataset names nobody. Cannot sign in until given a password."""
    coach = await Person.get_or_none(username=COACH)
    if coach is None:
        name = 'OULAD coach'
        coach = await Person.create(username=COACH, name=name, searchable=searchable(name, COACH))
        imported.made.append(coach)
    return coach


async def _course(module: Module, imported: ImportedSession, summary: ImportSummary) -> Course:
    source = f'oulad:{module.code}'
    course = await Course.get_or_none(source=source)
    summary.count('courses', added=course is None)
    if course is None:
        code = re.sub(r'[^A-Za-z0-9._-]+', '-', module.code)[:40]
        if await Course.exists(code=code):
            raise Invalid(_('There is a course {code} already that does not come from this dataset. '
                            'Give it another code first. Nothing was changed.', code=code))
        course = await Course.create(code=code, title=f'Module {module.code}', source=source)
        imported.made.append(course)
    return course


async def _session_course(imported: ImportedSession, course: Course, position: int, summary: ImportSummary
                          ) -> SessionCourse:
    taught, new = await SessionCourse.get_or_create(
        session_id=imported.session.id, course_id=course.id, defaults={'position': position})
    summary.count('session courses', added=new, unchanged=not new)
    if new:
        imported.made.append(taught)
    return taught


async def _items(module: Module, course: Course, imported: ImportedSession, summary: ImportSummary) -> None:
    """Each presentation has assessments of its own, so they are items of the session course, not of the course."""
    taught = imported.taught[module.code]
    for position, (assessment, title) in enumerate(_titled(module)):
        source = f'oulad:{assessment.id}'
        item = await Item.get_or_none(session_course_id=taught.id, source=source)
        summary.count('items', added=item is None, unchanged=item is not None)
        if item is None:
            section, new = await Section.get_or_create(course_id=course.id, title=SECTION)
            if new:
                imported.made.append(section)
            item = await Item.create(
                section_id=section.id, session_course_id=taught.id, position=position, kind=ItemKind.ASSIGNMENT,
                title=title,
                body=f'{WORDS[assessment.kind]}.', required=True, completes=CompletionRule.SUBMITTED,
                due_day=assessment.due_day, points=Decimal(100), assessment_type=assessment.kind, source=source,
                weight=half_up(assessment.weight))
            imported.made.append(item)
        imported.items[assessment.id] = item.id


def _titled(module: Module) -> list[tuple[oulad.Assessment, str]]:
    """In the order they are due, those without a day last: TMA 1, CMA 1, TMA 2, Exam."""
    in_order = sorted(module.assessments, key=lambda one: (one.due_day is None, one.due_day or 0, one.id))
    exams = sum(one.kind == 'Exam' for one in in_order)
    seen: defaultdict[str, int] = defaultdict(int)
    titled = []
    for assessment in in_order:
        seen[assessment.kind] += 1
        single = assessment.kind == 'Exam' and exams == 1
        titled.append((assessment, 'Exam' if single else f'{assessment.kind} {seen[assessment.kind]}'))
    return titled
