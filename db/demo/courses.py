"""The teacher writes the courses."""
import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from ..core import clock
from ..core.files import Upload
from ..courses.authoring import create_course
from ..courses.changes import CourseChanges
from ..courses.outline_editing import add_item, add_section, edit_item
from ..items.changes import ItemChanges
from ..records.course import Course
from ..records.item import ItemKind
from ..records.person import Person
from .days import Days
from .script import Cast, CourseScript, ItemScript

DAYS_AHEAD = 35
DAYS_EACH = 4


@dataclass(frozen=True, slots=True)
class Written:
    """A course with its items: what they say, and the ids they have."""
    script: CourseScript
    course: Course
    item_ids: dict[str, int] = field(default_factory=dict)


async def write_courses(cast: Cast, people: Mapping[str, Any], today: Days) -> dict[str, Written]:
    """The courses by their codes, written before the first session is prepared."""
    courses = {}
    for place, script in enumerate(cast.courses):
        moments = today.morning(cast.first_day - DAYS_AHEAD + DAYS_EACH * place, every=20)
        courses[script.code] = await _write(script, people[cast.teacher], moments)
    return courses


async def _write(script: CourseScript, teacher: Person, moments: Iterator[datetime]) -> Written:
    with clock.stopped_at(next(moments)):
        course = await create_course(
            script.code, script.title, CourseChanges(language=script.language, description=script.description),
            by=teacher)
        await Course.filter(id=course.id).update(created_at=clock.now())
    written = Written(script, course)
    for title, items in script.sections:
        with clock.stopped_at(next(moments)):
            section = await add_section(course, title, by=teacher)
        for item in items:
            with clock.stopped_at(next(moments)):
                written.item_ids[item.key] = await _add(course, section.id, item, teacher)
    return written


async def _add(course: Course, section_id: int, item: ItemScript, teacher: Person) -> int:
    of_work: dict[str, Any] = {'points': item.points, 'weight': item.weight, 'pass_points': item.pass_points}
    added = await add_item(course,
                           section_id, item.kind, item.title, ItemChanges(
                               body=item.body, url=item.url, minutes=item.minutes, required=item.required,
                               completes=item.completes,
                               due_day=item.day if item.required else None, settings=item.settings,
                               **(of_work if item.kind is ItemKind.ASSIGNMENT else {})), by=teacher)
    if item.file:
        captions = await upload(item.captions) if item.captions else None
        await edit_item(course, added.id, by=teacher, file=await upload(item.file), captions=captions)
    return added.id


async def upload(path: Path) -> Upload:
    return Upload.of(path.name, await asyncio.to_thread(path.read_bytes))
