"""Who is at which cell of a gradebook at this moment, so that two coaches do not grade the same one."""
from collections.abc import Hashable, Iterable

from nicegui import ui

from components.gradebook.gradebook import GradebookGrid, Other
from components.live import on_change, on_time
from db import Person, SessionCourse, grades
from db.grades import CellPresence


class GradebookPresence:
    """Of one page: where its viewer is, and where the others are."""

    def __init__(self, viewer: Person, course: SessionCourse) -> None:
        self._viewer, self._course = viewer, course
        self._page = ui.context.client.id

    def shown(self, others: Iterable[CellPresence]) -> list[Other]:
        """Their own, on another page, is nobody else's."""
        return [{'id': one.participation_id, 'key': one.key, 'name': one.name} for one in others
                if one.person_id != self._viewer.id]

    def follow(self, grid: GradebookGrid, others: Iterable[CellPresence]) -> None:
        """From now on the grid shows who comes and goes; who says nothing more goes by themselves."""
        self._grid = grid
        on_change(self._course.topic('grading'), self._look_again)
        self._leaving = on_time([one.until for one in others], self._show)
        ui.context.client.on_disconnect(self.leave)

    async def enter(self, row_id: int, key: str) -> None:
        await grades.enter_cell(self._course, self._page, row_id, key, by=self._viewer)

    async def leave(self) -> None:
        await grades.leave_cell(self._course, self._page, by=self._viewer)

    async def _look_again(self, _: frozenset[Hashable] | None) -> None:
        await self._show()

    async def _show(self) -> None:
        others = await grades.cell_presences(self._course, seen_by=self._viewer, but=self._page)
        self._grid.presence(self.shown(others))
        self._leaving.set([one.until for one in others])
