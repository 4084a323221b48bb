"""What led to a cell of the gradebook, beside it, and what a coach can do about it there."""
from collections.abc import Awaitable, Callable, Hashable

from components.gradebook.cell_note import CellNote
from db import Participation, Person, SessionCourse, grades, progress
from db.core import NotFound, Refusal
from pages.coaching.grades import cell_labels


class CellDetails:

    def __init__(self, viewer: Person, course: SessionCourse, may_grade: Callable[[], bool]) -> None:
        self._viewer, self._course, self._may_grade = viewer, course, may_grade
        self._note = CellNote(zone=viewer.zone.key, on_close=lambda: self._note.show(None), on_excuse=self._excuse,
                              on_unexcuse=self._unexcuse, on_set=self._set_final, on_withdraw=self._withdraw_final)

    async def show(self, row_id: int, key: str) -> None:
        cell = await grades.grade_cell(self._course, row_id, key, seen_by=self._viewer)
        place = self._course.session_id, self._course.course_id
        self._note.show(cell_labels.note(cell, place, self._viewer.zone, may=self._may_grade()))

    async def look_again(self, rows: frozenset[Hashable] | None = None) -> None:
        """At the cell that is shown, if it is in one of these rows; None is all of them."""
        if self._note.shown and (rows is None or self._note.shown[0] in rows):
            try:
                await self.show(*self._note.shown)
            except NotFound:  # the column or the learner has gone
                self._note.show(None)

    async def _excuse(self, why: str) -> None:
        await self._do(lambda found, key: grades.excuse(found, key, by=self._viewer, why=why))

    async def _unexcuse(self, why: str) -> None:
        await self._do(lambda found, key: grades.unexcuse(found, key, by=self._viewer, why=why))

    async def _set_final(self, percent: str, why: str) -> None:
        await self._do(lambda found, _: grades.set_final_grade(found, percent, by=self._viewer, why=why))

    async def _withdraw_final(self, why: str) -> None:
        await self._do(lambda found, _: grades.withdraw_final_grade(found, by=self._viewer, why=why))

    async def _do(self, action: Callable[[Participation, str], Awaitable[None]]) -> None:
        if self._note.shown is None:
            return
        row_id, key = self._note.shown
        try:
            await action(await progress.participation_in(self._course, row_id), key)
        except Refusal as no:
            self._note.refused(str(no))
        else:
            self._note.accepted()
            await self.show(row_id, key)
