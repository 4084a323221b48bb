"""The learner at the side of a course's tracking: opened, stepped through, graded, and kept up to date."""
from collections.abc import Awaitable, Callable, Hashable
from decimal import Decimal

from components.live import on_change
from components.tray.tray import Tray
from db import Participation, Person, SessionCourse, Submission, attention, progress, submissions, tracking
from db.core import NotFound, Refusal, Topic
from db.tracking import CourseSummary
from i18n import _
from pages.coaching.learner.extensions import LearnerExtensions
from pages.coaching.learner.learner_tray_data import learner_tray_data
from pages.coaching.learner.withdrawal import LearnerWithdrawal
from pages.coaching.list_filters import Choices
from pages.undo import undo


class LearnerTray:

    def __init__(self, viewer: Person, course: SessionCourse, chosen: Choices, *, why_not: Callable[[], Refusal | None],
                 on_show: Callable[[int | None], None], neighbour: Callable[[int, int], Awaitable[int | None]],
                 summary: Callable[[], CourseSummary], extending: LearnerExtensions,
                 withdrawing: LearnerWithdrawal) -> None:
        """:param why_not: says why the viewer does not grade here; None if they do
        :param on_show: is called with the participation that is shown, None for nobody
        :param neighbour: gives the participation so many rows further down
        :param summary: gives the figures of the whole course, as they are now
        """
        self._viewer, self._course, self._chosen = viewer, course, chosen
        self._on_show, self._neighbour, self._summary = on_show, neighbour, summary
        self._why_not, self._extending, self._withdrawing = why_not, extending, withdrawing
        self.shown: int | None = None
        self._tray = Tray(zone=viewer.zone.key, on_close=self.close, on_step=self._step, on_grade=self._grade,
                          on_rubric=self._grade_by_rubric, on_return=self._return, on_act=self._act,
                          on_note=self._note, on_remove_note=self._remove_note)
        self._subscription = on_change([], self._look)

    async def open_first(self, participation: str) -> None:
        """Whom the address names; somebody who is not here is left out."""
        if participation.isascii() and participation.isdigit() and len(participation) < 10:
            try:
                await self._show(int(participation))
            except NotFound:
                return

    async def open(self, participation_id: int) -> None:
        await self._show(participation_id)
        self._chosen.keep(learner=participation_id)

    def close(self) -> None:
        self.shown = None
        self._subscription.follow([])
        self._tray.show(None)
        self._on_show(None)
        self._chosen.keep(learner='')

    async def look_again(self) -> None:
        if self.shown is not None:
            await self._show(self.shown)

    async def _look(self, _: frozenset[Hashable] | None) -> None:
        await self.look_again()

    async def _show(self, participation_id: int) -> None:
        file = await tracking.learner_detail(self._course, participation_id, seen_by=self._viewer)
        self.shown = participation_id
        self._subscription.follow(Topic('participation', participation_id, part) for part in ('', 'notes'))
        self._tray.show(learner_tray_data(file, self._summary(), self._viewer,
                                          (self._course.session_id, self._course.course_id),
                                          self._why_not(),
                                          [*self._extending.actions(file.row), *self._withdrawing.actions(file.row)]))
        self._on_show(participation_id)

    async def _step(self, step: int) -> None:
        following = None if self.shown is None else await self._neighbour(self.shown, step)
        if following is not None:
            await self.open(following)

    async def _act(self, key: str) -> None:
        if self.shown is None:
            return
        if key == 'extend':
            await self._extending.act(self.shown)
        else:
            await self._withdrawing.act(key, self.shown)

    async def _grade(self, submission_id: int, points: Decimal, comment: str) -> None:
        await submissions.grade_submission(await self._work(submission_id), points, comment=comment, by=self._viewer)
        await self.look_again()

    async def _grade_by_rubric(self, submission_id: int, levels: dict[str, dict[str, str]], comment: str) -> None:
        await submissions.grade_submission(await self._work(submission_id), rubric=levels, comment=comment,
                                           by=self._viewer)
        await self.look_again()

    async def _return(self, submission_id: int, comment: str) -> None:
        await submissions.return_for_revision(await self._work(submission_id), comment, by=self._viewer)
        await self.look_again()

    async def _note(self, note_id: int | None, text: str) -> None:
        """A new one, or the viewer's own in other words."""
        participation = await self._participation()
        if note_id is None:
            await attention.note(participation, text, by=self._viewer)
        else:
            await attention.edit_note(participation, note_id, text, by=self._viewer)
        await self.look_again()

    async def _remove_note(self, note_id: int) -> None:
        participation = await self._participation()
        [text] = [note.text for note in await attention.notes(participation, seen_by=self._viewer)
                  if note.id == note_id] or ['']
        await attention.remove_note(participation, note_id, by=self._viewer)
        await self.look_again()

        async def back() -> None:
            await attention.note(participation, text, by=self._viewer)
        undo(_('The note is removed.'), back)

    async def _participation(self) -> Participation:
        return await progress.participation_in(self._course, self.shown or 0)

    async def _work(self, submission_id: int) -> Submission:
        """What the tray holds may be old, so the work must still be of the learner who is shown."""
        return await submissions.get_submission(self.shown or 0, submission_id)
