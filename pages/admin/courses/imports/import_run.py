"""An import under way: read, looked through, and written on demand. It belongs to its person and course, not to a page:
whoever leaves the page and comes back finds it as it is."""
import asyncio
import logging
import shutil
from collections.abc import Awaitable
from enum import StrEnum
from pathlib import Path
from time import monotonic
from weakref import WeakKeyDictionary

from nicegui import background_tasks, ui

from components.html import banner
from db import Course, Person
from db.core import IMPORTS, Refusal, one_at_a_time
from db.imports import ImportFormat, ImportPlan, ImportResult, import_course, plan_content, read_content
from formats.courses import ParsedCourse
from i18n import _

KEPT = 1800
"""Seconds: what nobody decides about is forgotten."""
log = logging.getLogger(__name__)


class ImportPhase(StrEnum):
    READING = 'reading'
    READY = 'ready'
    IMPORTING = 'importing'
    DONE = 'done'
    FAILED = 'failed'
    CANCELLED = 'cancelled'


class ImportRun:

    def __init__(self, viewer: Person, course: Course, name: str, format: ImportFormat) -> None:
        self._viewer, self._course = viewer, course
        self.name, self.format = name, format
        self.phase = ImportPhase.READING
        self.step, self.done, self.total = '', 0, 0
        self.problem = ''
        self.read: ParsedCourse | None = None
        self.plan: ImportPlan | None = None
        self.result: ImportResult | None = None
        self.began = monotonic()
        self._task: asyncio.Task[None] | None = None

    @property
    def is_under_way(self) -> bool:
        return self.phase in (ImportPhase.READING, ImportPhase.IMPORTING)

    def look_through(self, file: Path) -> None:
        """Reads it; its folder goes afterwards."""
        self._begin(ImportPhase.READING, self._look_through(file))

    def start_import(self) -> None:
        if self.phase is ImportPhase.READY:
            self._begin(ImportPhase.IMPORTING, self._import())

    def cancel(self) -> None:
        """Nothing of it is there afterwards."""
        if self._task and not self._task.done():
            self._task.cancel()
        self.phase = ImportPhase.CANCELLED
        self.read = self.plan = None

    async def over(self) -> None:
        """When what is under way has come to something."""
        if self._task:
            await asyncio.wait([self._task])

    def _begin(self, phase: ImportPhase, work: Awaitable[None]) -> None:
        self.phase = phase
        self._task = background_tasks.create(self._guarded(work), name=f'import {self.name}')

    async def _guarded(self, work: Awaitable[None]) -> None:
        try:
            await work
        except Refusal as no:
            self.phase, self.problem = ImportPhase.FAILED, str(no)
        except asyncio.CancelledError:
            self.phase = ImportPhase.CANCELLED
        except Exception:
            log.exception('An import failed')
            self.phase, self.problem = ImportPhase.FAILED, _('Something went wrong. Nothing of it was imported.')

    async def _look_through(self, file: Path) -> None:
        try:
            await IMPORTS.count(self._viewer.id)
            async with one_at_a_time(self._viewer.id):
                self.read = await read_content(self.format, file, self.name)
            await self._plan()
        finally:
            await asyncio.to_thread(shutil.rmtree, file.parent, ignore_errors=True)

    async def _plan(self) -> None:
        assert self.read
        self.plan = await plan_content(self.read, self._course.code, seen_by=self._viewer, source=self.format.key)
        self.phase = ImportPhase.READY

    async def look_again(self) -> None:
        """Somebody has changed the course: what is new by now?"""
        if self.phase is ImportPhase.READY:
            await self._plan()

    async def _import(self) -> None:
        assert self.read
        self.result = await import_course(self.read, self._course.code, by=self._viewer, source=self.format.key,
                                          file_name=self.name, on_progress=self._on_progress)
        self.read = self.plan = None
        self.phase = ImportPhase.DONE

    def _on_progress(self, step: str, done: int, total: int) -> None:
        self.step, self.done, self.total = step, done, total


_runs: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[tuple[int, int], ImportRun]] = WeakKeyDictionary()


def run_of(viewer: Person, course: Course) -> ImportRun | None:
    """What this person is importing into this course."""
    return _here().get((viewer.id, course.id))


def begin(viewer: Person, course: Course, name: str, format: ImportFormat) -> ImportRun:
    """In place of what was decided about before."""
    before = run_of(viewer, course)
    if before:
        before.cancel()
    run = _here()[viewer.id, course.id] = ImportRun(viewer, course, name, format)
    return run


def import_under_way(viewer: Person, course: Course) -> None:
    """On other pages of the course: that it goes on, and where."""
    run = run_of(viewer, course)
    if run and (run.is_under_way or run.phase is ImportPhase.READY):
        fact = (_('{name} is being imported.', name=run.name) if run.is_under_way
                else _('{name} waits to be imported.', name=run.name))
        shown = banner('upload', fact, _('View'))
        ui.html(f'<a href="/admin/courses/{course.id}/import">{shown}</a>', sanitize=False)


def forget(viewer: Person, course: Course) -> None:
    _here().pop((viewer.id, course.id), None)


def _here() -> dict[tuple[int, int], ImportRun]:
    runs = _runs.setdefault(asyncio.get_running_loop(), {})
    for key, run in list(runs.items()):
        if not run.is_under_way and monotonic() - run.began > KEPT:
            del runs[key]
    return runs
