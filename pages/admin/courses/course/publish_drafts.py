"""Everything of a course that waits to be published, published in one go: what is not ready stays a draft."""
from collections.abc import Awaitable, Callable

from nicegui import ui

from components.check_list.check_list import CheckLine
from components.forms import forms
from db import Course, Person, courses
from db.courses import PublishedItems
from i18n import _, ngettext
from pages.admin.courses.change_impact import appears
from pages.readiness import check_lines
from pages.undo import undo


class PublishingDrafts:
    """A button with the number of drafts and of edits that wait; absent where there are none."""

    def __init__(self, viewer: Person, course: Course, show: Callable[[], Awaitable[None]]) -> None:
        """:param show: draws the outline again"""
        self._viewer, self._course, self._show = viewer, course, show
        self._button = forms.button('', self._ask, icon='publish', small=True).mark('publish-drafts')
        self._button.set_visibility(False)

    async def count(self) -> None:
        waiting = await courses.waiting_items(self._course, seen_by=self._viewer)
        self._button.set_text(_('Publish drafts ({n})', n=len(waiting)))
        self._button.set_visibility(bool(waiting))

    async def _ask(self) -> None:
        readiness = await courses.items_readiness(self._course, seen_by=self._viewer)
        stay = {finding.target.item_id for finding in readiness.blocking if finding.target}
        ids = [id_ for id_ in await courses.waiting_items(self._course, seen_by=self._viewer) if id_ not in stay]
        lines = [CheckLine(_('Stays a draft: {sentence}', sentence=line.text) if line.blocks else line.text, line.href)
                 for line in await check_lines(readiness, self._viewer)]
        if not ids:
            await forms.confirm(_('No draft can be published yet'), '', '', lines=[
                line._replace(blocks=True) for line in lines])
            return
        impact = appears(await courses.change_impact(self._course, seen_by=self._viewer))
        if await forms.confirm(ngettext('Publish {n} item?', 'Publish {n} items?', len(ids)),
                               impact or _('No running session shows them yet.'),
                               ngettext('Publish {n} item', 'Publish {n} items', len(ids)), lines=lines):
            await self._publish(ids)

    async def _publish(self, ids: list[int]) -> None:
        published = await courses.publish_items(self._course, ids, by=self._viewer)
        await self._show()

        async def back() -> None:
            await self._take_back(published)
        undo(ngettext('{n} item published', '{n} items published', len(published.ids)), back)

    async def _take_back(self, published: PublishedItems) -> None:
        await courses.unpublish_items(self._course, published, by=self._viewer)
        await self._show()
        ui.notify(_('Undone'))
