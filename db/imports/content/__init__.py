"""Bringing a course or questions into a base course: what a file holds, and then all of it or nothing, as drafts.

Items and questions are found again by what their file calls them: an import adds what is missing and leaves alone what
is here, also where its authors have changed it meanwhile. What the file says anew comes as edits that wait.
"""
import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from formats.courses import AnyFile, ParsedCourse
from i18n import _

from ...access.guard import any_author, author
from ...access.system import or_system
from ...core.files import Upload, keeping
from ...core.refusals import EditConflict
from ...core.storage_limits import check_course_storage
from ...core.transactions import transaction
from ...courses.authoring import begin_course, check_code_and_title
from ...courses.changes import CourseChanges
from ...records.course import Course
from ...records.event import log
from ...records.system_actor import Actor
from ..summary import ProgressCallback, no_progress
from .existing import ExistingContent, existing_content
from .parsing import read_content
from .planning import ImportPlan, ImportStatus, PlannedItem, plan_import
from .preparing import PreparedImport, prepare, shortened
from .report import content_report
from .writing import ImportResult, write

MAX_LENGTH_COURSE_TITLE = 160

__all__ = [
    'ImportPlan',
    'ImportResult',
    'content_report',
    'import_course',
    'plan_content',
    'plan_new_course',
    'read_content',
]


async def plan_content(read: ParsedCourse, code: str, *, seen_by: Actor, source: str) -> ImportPlan:
    """What bringing it into the course with this code would do, with every check that bringing it in makes.

    :param seen_by: an author of that course, or the system
    """
    prepared, existing = await _look(read, code, seen_by, source)
    plan = plan_import(prepared, existing)
    await check_course_storage(existing.course_id or 0, _uploads(plan))
    return plan


def plan_new_course(read: ParsedCourse, code: str, *, source: str) -> ImportPlan:
    """The same where there is no such course yet, and perhaps no database."""
    check_code_and_title(code.strip(), _title(read, code))
    return plan_import(_with_title(prepare(read, source), read), ExistingContent())


async def import_course(read: ParsedCourse, code: str, *, by: Actor, source: str, file_name: str = '',
                        on_progress: ProgressCallback = no_progress) -> ImportResult:
    """Write it into the course with this code, which is made where there is none: all of it, or nothing. Cancelled at
    any point before it returns, nothing of it is there.

    :param by: an author of that course, or the system
    :param source: what kind of file it was; with the file's own names it tells what is here already
    """
    prepared, existing = await _look(read, code, by, source)
    plan = plan_import(prepared, existing)
    await check_course_storage(existing.course_id or 0, _uploads(plan))
    async with _on_disk(plan, on_progress) as kept, transaction() as outbox:
        course = await Course.get_or_none(code=code.strip()) or await _begin(read, code, by)
        await or_system(author).check(by, course)
        plan = plan_import(prepared, await existing_content(course.id))  # another author may have been quicker
        if any(id(file) not in kept for file in _files(plan)):
            raise EditConflict(_('The course has changed meanwhile. Import the file again.'), current='', by='')
        result = await write(plan, course.id, kept, by=by, source=source, file_name=file_name, refused=read.refused)
        await log('imported', by=by if by.id else None, course_id=course.id, details={
            'from': source, 'import': result.import_id, 'file': file_name, **result.added})
        if result.import_id:
            outbox.add(course.topic(), course.topic('outline'), course.topic('bank'), course.topic('imports'))
    return result


async def _look(read: ParsedCourse, code: str, by: Actor, source: str) -> tuple[PreparedImport, ExistingContent]:
    """Asks the rule first; then what the file holds, ready to be written, and what is here."""
    course = await Course.get_or_none(code=code.strip())
    if course is None:
        await or_system(any_author).check(by)
        check_code_and_title(code.strip(), _title(read, code))
    else:
        await or_system(author).check(by, course)
    prepared = await asyncio.to_thread(prepare, read, source)
    return (prepared, await existing_content(course.id)) if course else (_with_title(prepared, read), ExistingContent())


async def _begin(read: ParsedCourse, code: str, by: Actor) -> Any:
    await or_system(any_author).check(by)
    said = CourseChanges(language=read.language[:12] or 'en', description=read.description)
    course = await begin_course(code, _title(read, code), said, by=by)
    if by.id and not by.is_administrator:
        await course.teachers.add(by)
    return course


def _title(read: ParsedCourse, code: str) -> str:
    return shortened(read.title, MAX_LENGTH_COURSE_TITLE)[0] or code


def _with_title(prepared: PreparedImport, read: ParsedCourse) -> PreparedImport:
    """A new course takes its title from the file."""
    __, told = shortened(read.title, MAX_LENGTH_COURSE_TITLE)
    return replace(prepared, refused=(*told, *prepared.refused))


@asynccontextmanager
async def _on_disk(plan: ImportPlan, on_progress: ProgressCallback) -> AsyncIterator[Mapping[int, dict[str, Any]]]:
    """The files of what is new or changed, kept before the records are written. What no record holds in the end, or is
    cancelled, leaves nothing."""
    files = _files(plan)
    done = 0

    def with_progress(upload: Upload) -> Upload:
        async def save(path: Path) -> None:
            nonlocal done
            on_progress(_('Keeping files'), done, len(files))
            await upload.save(path)
            done += 1
        return replace(upload, save=save)

    async with keeping(*(with_progress(_upload(file)) for file in files)) as arrived:
        on_progress(_('Writing'), len(files), len(files))
        yield {id(file): kept for file, kept in zip(files, arrived, strict=True)}


def _files(plan: ImportPlan) -> list[AnyFile]:
    """Of what is new or changed, each once."""
    found = (file for item in plan.items if item.status is not ImportStatus.UNCHANGED for file in _files_of(item))
    return list({id(file): file for file in found}.values())


def _uploads(plan: ImportPlan) -> list[Upload]:
    return [_upload(file) for file in _files(plan)]


def _upload(file: AnyFile) -> Upload:
    """Its bytes are read when they are written."""
    async def save(path: Path) -> None:
        await asyncio.to_thread(lambda: path.write_bytes(file.content))
    return Upload(file.name, file.size, save)


def _files_of(item: PlannedItem) -> list[AnyFile]:
    read = item.prepared.read
    return [file for file in (read.file, read.captions, *item.prepared.pictures) if file]
