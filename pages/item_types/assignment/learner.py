"""An assignment on its page: write, add files, submit, see what became of it, submit again."""
from datetime import datetime

from nicegui import ui
from nicegui.elements.upload_files import FileUpload

from components.assignment_box.assignment_box import AssignmentForm, AssignmentState
from components.html import esc
from components.live import on_change
from db import Participation, progress, submissions
from db.core import Upload, clock
from db.outlines import OutlineItem
from db.progress import ItemView
from db.submissions import MAX_LENGTH_TEXT, largest
from i18n import _
from pages.item_types.assignment import labels as say
from pages.sessions.player.player import Player
from pages.sessions.urls import tracking_url
from pages.sessions.view_as_learner import inert, nothing_happens


async def assignment_box(player: Player, reading: ItemView) -> None:
    if player.learner is not None:
        await AssignmentBox(player, player.learner, reading.item).draw()
    elif player.as_learner:
        _as_learner(player, reading.item)
    else:
        _for_staff(player)


class AssignmentBox:
    """Follows the learner's other windows, the coach, and the passing of time; what is being typed stays."""

    def __init__(self, player: Player, learner: Participation, item: OutlineItem) -> None:
        self._player, self._learner, self._viewer = player, learner, player.viewer
        self._shown_first = item

    async def draw(self) -> None:
        id_ = self._item.id
        self._box = AssignmentForm(
            await self._now(), draft_key=f'draft-{self._viewer.id}-{self._learner.id}-{id_}',
            text_limit=MAX_LENGTH_TEXT, file_limit=largest(self._item) * 1024 * 1024, on_save=self._save,
            on_hand_in=self._hand_in, on_take_back=self._take_back, on_file=self._add,
            on_remove_file=self._remove, on_forget=self._forget)
        self._player.also(self._look)
        on_change(self._learner.topic('draft'), lambda _: self._look())

    @property
    def _item(self) -> OutlineItem:
        """With this learner's dates and attempts."""
        view = self._player.now.view
        return (view and view.outline.by_id.get(self._shown_first.id)) or self._shown_first

    async def _now(self) -> AssignmentState:
        id_, viewer = self._item.id, self._viewer
        submitted = await progress.submissions_of(self._learner, id_, seen_by=viewer)
        draft = await submissions.draft_of(self._learner, id_, seen_by=viewer)
        return say.work(self._item, submitted, draft, clock.now(), viewer.zone, self._player.closed)

    async def _look(self) -> None:
        self._box.show(await self._now())

    async def _save(self, text: str, seen: str) -> tuple[str, str]:
        draft = await submissions.save_draft(self._learner, self._item.id, text, by=self._viewer, seen=_instant(seen))
        return say.state(draft, self._viewer.zone)

    async def _hand_in(self, text: str) -> None:
        await submissions.submit(self._learner, self._item.id, text, by=self._viewer)

    async def _take_back(self) -> None:
        await submissions.unsubmit(self._learner, self._item.id, by=self._viewer)
        await self._look()

    async def _add(self, file: FileUpload) -> None:
        upload = Upload(file.name, file.size(), file.save)
        await submissions.add_draft_file(self._learner, self._item.id, upload, by=self._viewer)
        await self._look()

    async def _remove(self, file_id: int) -> None:
        await submissions.remove_draft_file(self._learner, file_id, by=self._viewer)

    async def _forget(self) -> None:
        await submissions.discard_conflicting_versions(self._learner, self._item.id, by=self._viewer)


def _instant(seen: str) -> datetime | None:
    """What a browser says it has seen; nonsense has seen nothing."""
    try:
        at = datetime.fromisoformat(seen)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _as_learner(player: Player, item: OutlineItem) -> None:
    """The empty box; nothing that is put into it leaves the page."""
    def now() -> AssignmentState:
        return say.work(item, (), None, clock.now(), player.viewer.zone, player.closed)

    async def follow() -> None:
        box.show(now())

    with inert():
        box = AssignmentForm(now(), draft_key='as-learner', on_save=_nothing_is_saved, on_hand_in=nothing_happens,
                             on_take_back=nothing_happens, on_file=nothing_happens, on_remove_file=nothing_happens,
                             on_forget=nothing_happens, for_show=True)
    player.also(follow)


async def _nothing_is_saved(*_: str) -> tuple[str, str]:
    await nothing_happens()
    return '', ''


def _for_staff(player: Player) -> None:
    course = player.course
    link = tracking_url(course.session_id, course.course_id)
    text = _('Learners submit their work here. <a class="link" href="{address}">Tracking</a> '
             'shows what they have submitted.', address=esc(link))
    ui.html(f'<p class="co-text">{text}</p>', sanitize=False).classes('for-staff')
