"""Writing a base course: who may, and the course's own fields."""
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from tortoise.queryset import QuerySet

from i18n import _

from ..access.guard import administrator, any_author, author, only
from ..core.refusals import Invalid
from ..core.sql import column_of
from ..core.texts import check_markdown
from ..core.transactions import transaction
from ..records.course import Course
from ..records.event import log
from ..records.person import Person
from ..records.system_actor import Actor
from .changes import CourseChanges

_CODE = re.compile(r'[A-Za-z0-9][A-Za-z0-9._-]{0,39}')


def written_by(person: Person) -> QuerySet[Course]:
    """The courses that a person may edit: all for an administrator, those they teach for a teacher."""
    if person.is_administrator:
        return Course.all()
    return Course.filter(teachers__id=person.id) if person.is_teacher else Course.filter(id=None)


async def writable_ids(course_ids: Collection[int], *, seen_by: Person) -> list[int]:
    """Those of these courses that the person may edit."""
    return await column_of(written_by(seen_by).filter(id__in=list(course_ids)), 'id', int)


async def create_course(code: str, title: str, more: CourseChanges | None = None, *, by: Person) -> Course:
    """A new, empty course. A teacher who creates it is its teacher."""
    await any_author.check(by)
    async with transaction():
        course = await begin_course(code, title, more, by=by)
        if not by.is_administrator:
            await course.teachers.add(by)
    return course


async def begin_course(code: str, title: str, more: CourseChanges | None = None, *, by: Actor) -> Course:
    """Inside a change of somebody who has been asked already, or of the system: a course without teachers."""
    course = Course(code='', title='')
    await _take(course, replace(more or CourseChanges(), code=code, title=title))
    await course.save()
    await log('created_course', by=by if by.id else None, course_id=course.id)
    return course


@only(author)
async def edit_course(course: Course, changes: CourseChanges, *, by: Person) -> None:
    """Change its own fields."""
    async with transaction(course.topic()):
        await course.refresh_from_db()
        await _take(course, changes)
        await course.save()
        await log('edited_course', by=by, course_id=course.id)


@only(author)
async def archive_course(course: Course, *, by: Person) -> None:
    """Out of the list of courses to choose from. Sessions that run it go on."""
    await _set_archived(course, True, by)


@only(author)
async def restore_course(course: Course, *, by: Person) -> None:
    await _set_archived(course, False, by)


@only(administrator)
async def appoint_teachers(course: Course, people: Sequence[Any], *, by: Person) -> None:
    """Exactly these write the course."""
    if without := [person.name for person in people if not person.is_teacher]:
        raise Invalid(_('{people} cannot write courses: the role of teacher is missing.',
                        people=', '.join(without)), 'teachers')
    async with transaction(course.topic()) as outbox:
        for person in {*await course.teachers.all(), *people}:
            outbox.add(person.topic('access'))
        await course.teachers.clear()
        if people:
            await course.teachers.add(*people)
        await log('appointed_teachers', by=by, course_id=course.id, details={'to': [p.username for p in people]})


async def _set_archived(course: Course, archived: bool, by: Person) -> None:
    async with transaction(course.topic()):
        course.is_archived = archived
        await course.save(update_fields=['is_archived'])
        await log('archived_course' if archived else 'restored_course', by=by, course_id=course.id)


async def _take(course: Course, changes: CourseChanges) -> None:
    values = changes.said()
    code = values.get('code', course.code).strip()
    title = ' '.join(values.get('title', course.title).split())
    check_code_and_title(code, title)
    if values.get('description', course.description) != course.description:
        check_markdown(values['description'] or '', 'description')
    if await type(course).filter(code=code).exclude(id=course.id or 0).exists():
        raise Invalid(_('The code {code} is taken.', code=code), 'code')
    course.update_from_dict({**values, 'code': code, 'title': title})


def check_code_and_title(code: str, title: str) -> None:
    if not _CODE.fullmatch(code):
        raise Invalid(_('A code has letters, digits and . _ -, up to 40, and no spaces.'), 'code')
    if not title or len(title) > 160:
        raise Invalid(_('Give the course a title of up to 160 characters.'), 'title')
