"""The writer's form of an announcement: to whom, title, text with a preview, and whom it reaches in words."""
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from nicegui import ui

from components import design
from components.draft_form import DraftForm
from components.forms import forms
from components.html import banner, esc
from components.markdown_editor.markdown_editor import MarkdownEditor
from db import Announcement, Person, Session, SessionCourse, communication
from db.communication import MAX_LENGTH_TITLE, Audience
from i18n import _, lazy, ngettext, pgettext
from pages.markdown_previews import markdown_preview

NOT_YOURS = (lazy('You cannot announce here any more.'), lazy('What you have typed stays here until you leave.'))


class AnnouncementTarget(NamedTuple):
    """Where something may be announced."""
    record: Session | SessionCourse
    title: str

    @property
    def key(self) -> str:
        return str(self.record.id) if isinstance(self.record, SessionCourse) else 'all'


class AnnouncementForm:
    """At most one is being written. Closed, there is nothing."""

    def __init__(self, viewer: Person, targets: Callable[[], list[AnnouncementTarget]], *,
                 on_done: Callable[[], Awaitable[None]], on_turn: Callable[[], None]) -> None:
        """:param targets: where the viewer may announce now
        :param on_turn: is called when it has opened or closed
        """
        self._viewer, self._targets, self._on_done, self._on_turn = viewer, targets, on_done, on_turn
        self._draft: DraftForm | None = None
        self._announcement: Announcement | None = None
        self._place = ui.element('section').classes('may-be-empty')
        self._place._props['aria-label'] = _('Write an announcement')

    @property
    def is_open(self) -> bool:
        return self._draft is not None

    async def write(self) -> None:
        if await self._may_leave():
            await self._draw(None)

    async def edit(self, announcement: Announcement) -> None:
        if await self._may_leave():
            await self._draw(announcement)

    def gone(self, announcement_id: int) -> None:
        """Removed, by the viewer themselves: nothing of it is to be edited."""
        if self._announcement and self._announcement.id == announcement_id:
            self._shut()

    def allow(self) -> None:
        """What may be announced has changed; the words stay."""
        if self._draft:
            may = bool(self._targets())
            self._note.content = '' if may else banner('lock', *NOT_YOURS)
            self._act.set_enabled(may)

    async def _draw(self, announcement: Announcement | None) -> None:
        self._shut()
        self._announcement = announcement
        with self._place, ui.element('div').classes(f'{design.PANEL} stack-s announcement-form'):
            heading = _('Edit the announcement') if announcement else _('New announcement')
            ui.html(f'<h2 class="co-heading">{heading}</h2>', sanitize=False)
            self._note = ui.html('', sanitize=False).classes('may-be-empty')
            self._to = self._target_field() if announcement is None else None
            self._reach = ui.html('', sanitize=False).classes('may-be-empty announcement-reach').props('role=status')
            title = forms.text_field(_('Title'), announcement.title if announcement else '',
                                     max_length=MAX_LENGTH_TITLE)
            text = MarkdownEditor(_('Text'), value=announcement.body if announcement else '', rows=8,
                                  render=markdown_preview(self._viewer))
            with ui.element('div').classes('form-foot'):
                note = forms.saved_note()
                with ui.element('div').classes('line end'):
                    forms.button(_('Cancel'), self._cancel, kind='quiet')
                    self._act = forms.button(_('Save') if announcement else _('Announce'), self._keep, kind='primary')
                    self._act.mark('keep-announcement')
        self._draft = DraftForm({'title': title.mark('title'), 'text': text.mark('text')}, note)
        self._on_turn()
        await self._say_reach()
        self._place.client.run_javascript(f'document.querySelector("#{self._place.html_id} input")?.focus()')

    def _target_field(self) -> ui.select | None:
        targets = self._targets()
        if len(targets) < 2:
            return None
        options = {target.key: _('Everybody in {title}', title=target.title) if target.key == 'all' else target.title
                   for target in targets}
        return forms.select_field(pgettext('of an announcement', 'To'), options, targets[0].key,
                                  on_change=self._say_reach).mark('to')

    def _target(self) -> AnnouncementTarget | None:
        targets = self._targets()
        wanted = self._to.value if self._to else None
        return next((target for target in targets if target.key == wanted), targets[0] if targets else None)

    async def _say_reach(self, __: Any = None) -> None:
        if self._announcement or not (target := self._target()):
            return
        audience = await communication.audience(target.record, seen_by=self._viewer)
        self._reach.content = f'<p class="muted">{esc(reached(audience, target.title))}</p>'
        self._act.set_text(ngettext('Announce to {n} learner', 'Announce to {n} learners', audience.learners))

    async def _keep(self) -> None:
        assert self._draft
        with self._draft.checked():
            self._draft.check()
            title, text = self._draft.values['title'] or '', self._draft.values['text'] or ''
            if self._announcement:
                await communication.edit_announcement(self._announcement, title, text, by=self._viewer)
            elif target := self._target():
                await communication.announce(target.record, title, text, by=self._viewer)
            self._shut()
            await self._on_done()

    async def _cancel(self) -> None:
        if await self._may_leave():
            self._shut()

    def _shut(self) -> None:
        if self._draft:
            self._draft.let_go()
        self._draft = self._announcement = None
        self._place.clear()
        self._on_turn()

    async def _may_leave(self) -> bool:
        if not (self._draft and self._draft.changes):
            return True
        return await forms.confirm(_('Leave without announcing?'), _('What you have typed is not announced yet.'),
                                   _('Leave it'), danger=True, cancel_label=_('Stay here'))


def reached(audience: Audience, of: str) -> str:
    """“It reaches 26 learners and 3 coaches of Data Analyst · Autumn.”"""
    learners = ngettext('{n} learner', '{n} learners', audience.learners)
    coaches = ngettext('{n} coach', '{n} coaches', audience.coaches)
    return _('It reaches {learners} and {coaches} of {place}.', learners=learners, coaches=coaches, place=of)
