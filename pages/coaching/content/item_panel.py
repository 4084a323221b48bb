"""The item that is open beside the outline: its fields, saved on demand; nothing typed is lost unasked."""
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

from nicegui import ui

from components.draft_form import DraftForm
from components.forms import forms
from components.html import banner, empty, esc
from db import Extension, Person, SessionCourse, customisation
from db.access import Capability
from db.core import NotFound, Refusal
from db.customisation import CustomisedItem, CustomisedSection
from i18n import _, lazy
from pages.admin.conflict_banner import conflict
from pages.coaching.content.course_item_fields import CourseItemFields
from pages.coaching.content.hide_item import hide_item
from pages.coaching.content.labels import more_given
from pages.coaching.content.session_item_fields import SessionItemFields
from pages.coaching.urls import learner_url
from pages.item_type_registry import ITEM_TYPE_PAGES

INTO_SIGHT = 'if (innerWidth <= 1100) document.getElementById("{id}").focus({{preventScroll: true}})'
"""On a narrow screen the item comes over the outline."""
BACK = 'document.querySelector(".edit-item.chosen .edit-open")?.focus({preventScroll: true})'
UNSEEN = lazy('Learners don’t see it until this is added.')
WhyNot = Callable[[Capability], Refusal | None]


class Fields(Protocol):
    """What an item's fields are, and how they are kept."""
    fields: dict[str, Any]

    async def read(self, section: CustomisedSection, item: CustomisedItem) -> dict[str, Any]:
        """What stands in the fields now."""

    def say(self) -> None:
        """What stands under the fields: what the course says, what is locked."""

    async def save(self, changes: dict[str, Any], saved: Callable[[dict[str, Any]], None]) -> None:
        """Keep the changes, and tell of each part that it is kept."""

    def why_not(self, name: str) -> Refusal | None:
        """Why this field cannot be changed now."""


class ItemPanel:
    """At most one item is open."""

    def __init__(self, viewer: Person, course: SessionCourse, why_not: WhyNot, *,
                 on_close: Callable[[], Awaitable[None]]) -> None:
        self._viewer, self._course, self._why_not, self._on_close = viewer, course, why_not, on_close
        self._item: CustomisedItem | None = None
        self._fields: Fields | None = None
        self._draft: DraftForm | None = None
        self._extensions: list[Extension] = []
        self._note = ''
        self._panel = ui.element('section').classes('co-panel item-panel item-sheet').props('tabindex=-1')
        self._panel._props['aria-label'] = _('The item that is open')
        self._panel.on('keydown.esc', lambda: self._on_close(), [])
        with self._panel:
            ui.html(empty(_('No item is open.'), _('Choose one in the outline to make it this session’s own.')),
                    sanitize=False)

    async def open(self, item_id: int | None, sections: Sequence[CustomisedSection]) -> bool:
        """Whether it is shown now: what is typed is not lost unasked."""
        if item_id is not None and self._item and self._item.id == item_id:
            return True
        if not await self._may_leave():
            return False
        await self._draw(*_find(item_id, sections))
        return self._item is not None or item_id is None

    async def gone(self, item_id: int) -> None:
        """The item was removed."""
        if self._item and self._item.id == item_id:
            await self._draw(None, None)

    async def meet(self, sections: Sequence[CustomisedSection]) -> None:
        """Somebody changed something: untouched fields show it, typed ones stay."""
        if self._item is None or self._fields is None or self._draft is None:
            return
        section, item = _find(self._item.id, sections)
        if section is None or item is None:
            conflict(self._notes, _('This item was removed meanwhile.'),
                     _('What you have typed stays here until you leave.'))
            return
        try:
            news = self._draft.meet(await self._fields.read(section, item))
        except NotFound:
            return
        self._item = item
        self._say()
        if news and self._draft.changes:
            conflict(self._notes, _('Somebody else changed this item meanwhile.'),
                     _('What you have typed is kept and, when you save, is what counts.'), self._draft)

    async def look_at_extensions(self) -> None:
        if self._item is None:
            return
        now = await customisation.extensions_of(self._course, self._item.id, seen_by=self._viewer)
        if [(one.id, one.at) for one in now] != [(one.id, one.at) for one in self._extensions]:
            self._extensions = now
            self._more_time.content = self._said_of_extensions()

    def allow(self, note: str) -> None:
        """What may be changed now.

        :param note: why the viewer changes nothing here at all
        """
        self._note = note
        if self._fields and self._draft:
            for name, field in self._fields.fields.items():
                field.set_enabled(self._fields.why_not(name) is None)
            self._say()

    async def _draw(self, section: CustomisedSection | None, item: CustomisedItem | None) -> None:
        if self._draft:
            self._draft.let_go()
        self._draft = self._fields = None
        self._item = item
        self._panel.clear()
        self._panel.classes(add='is-open' if item else '', remove='' if item else 'is-open')
        if section is None or item is None:
            with self._panel:
                ui.html(empty(_('No item is open.'), _('Choose one in the outline to make it this session’s own.')),
                        sanitize=False)
            self._panel.client.run_javascript(BACK)
            return
        self._extensions = await customisation.extensions_of(self._course, item.id, seen_by=self._viewer)
        with self._panel:
            await self._form(section, item)
        self.allow(self._note)
        self._panel.client.run_javascript(INTO_SIGHT.format(id=self._panel.html_id))

    async def _form(self, section: CustomisedSection, item: CustomisedItem) -> None:
        self._head(item)
        self._notes = ui.element('div').classes('notes')
        self._told = ui.html('', sanitize=False).classes('may-be-empty')
        make = SessionItemFields if item.is_own else CourseItemFields
        self._fields = await make.of(self._viewer, self._course, self._why_not, section, item)
        self._more_time = ui.html(self._said_of_extensions(), sanitize=False).classes('may-be-empty')
        with ui.element('div').classes('form-foot') as self._foot:
            note = forms.saved_note()
            self._keep_ours = forms.button(_('Keep ours'), self._keep_own_words, kind='quiet').mark('keep-ours')
            forms.button(_('Save for this session'), self._save, kind='primary').mark('save-content')
        self._draft = DraftForm(self._fields.fields, note)

    def _head(self, item: CustomisedItem) -> None:
        with ui.element('div').classes('panel-line'):
            ui.html(f'<h2 class="co-heading">{esc(ITEM_TYPE_PAGES[item.kind].heading)}</h2>', sanitize=False
                    ).classes('grow')
            self._hide = forms.button('', self._turn, kind='quiet', small=True).mark('hide-item')
            self._hide.set_visibility(False)  # until it is known what it does
            close = forms.button('', self._on_close, kind='quiet', small=True, icon='close').classes('co-icon')
            close._props['aria-label'] = _('Close')

    def _say(self) -> None:
        """What is so about the item now."""
        assert self._item
        assert self._fields
        item, no = self._item, self._why_not(Capability.CUSTOMISE)
        self._told.content = _standing(item) + (banner('lock', self._note) if self._note else '')
        self._hide.set_visibility(no is None and not item.is_own)
        self._hide.set_text(_('Show it again') if item.is_hidden else _('Hide'))
        self._hide.set_icon('sym_o_visibility' if item.is_hidden else 'sym_o_visibility_off')
        self._keep_ours.set_visibility(no is None and item.changed_since)
        self._foot.set_visibility(any(self._fields.why_not(name) is None for name in self._fields.fields))
        self._fields.say()

    def _said_of_extensions(self) -> str:
        """Which learners have more than everybody, each with the reason."""
        lines = ''
        for one in self._extensions:
            place = learner_url(self._course.session_id, self._course.course_id, one.participation.id)
            given = ', '.join(more_given(one, self._viewer.zone))
            by = f'“{one.reason}” · {one.by.name if one.by else _("Somebody")}'
            lines += (f'<li class="extended-line"><a class="link m" href="{esc(place)}">'
                      f'{esc(one.participation.learner.name)}</a><span>{esc(given)}</span>'
                      f'<span class="muted">{esc(by)}</span></li>')
        return f'<h3 class="group-head">{_("More for single learners")}</h3><ul>{lines}</ul>' if lines else ''

    async def _save(self) -> None:
        assert self._fields
        assert self._draft
        with self._draft.checked():
            self._draft.check()
            if changes := self._draft.changes:
                await self._fields.save(changes, self._draft.saved)
                self._notes.clear()

    async def _turn(self) -> None:
        assert self._item
        if self._item.is_hidden:
            await customisation.unhide(self._course, self._item.id, by=self._viewer)
        else:
            await hide_item(self._viewer, self._course, self._item.id, self._item.now('title'),
                            self._why_not(Capability.CUSTOMISE))

    async def _keep_own_words(self) -> None:
        assert self._item
        await customisation.acknowledge_course_update(self._course, self._item.id, by=self._viewer)

    async def _may_leave(self) -> bool:
        if not (self._draft and self._draft.changes):
            return True
        return await forms.confirm(_('Leave without saving?'), _('What you have typed in this item is not saved yet.'),
                                   _('Leave it'), danger=True, cancel_label=_('Stay here'))


def _find(item_id: int | None, sections: Sequence[CustomisedSection]
          ) -> tuple[CustomisedSection, CustomisedItem] | tuple[None, None]:
    found = ((section, item) for section in sections for item in section.items if item.id == item_id)
    return next(found, (None, None))


def _standing(item: CustomisedItem) -> str:
    if item.is_own:
        only = banner('star', _('This session only.'), _('Neither the course nor another session has it.'),
                      tone='accent')
        return only + ''.join(banner('error' if finding.blocks else 'warning', finding.sentence,
                                     str(UNSEEN) if finding.blocks else '', tone='warn') for finding in item.findings)
    if item.is_hidden:
        return banner('visibility_off', _('Hidden in this session.'),
                      _('Learners do not see it, and it counts nowhere.'))
    if item.changed_since:
        return banner('update', _('The course has changed since ours was written.'),
                      _('Compare below, then keep ours or follow the course.'), tone='warn')
    return ''
