"""One item of a shared course beside this session's version of it: each field says what the course says, what holds
here, and how to follow the course again."""
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Literal
from zoneinfo import ZoneInfo

from nicegui import ui

from components import forms, prose
from components.difference import difference
from components.draft import Draft
from components.html import banner, empty, esc, mark
from components.markdown_editor import MarkdownEditor
from db import GRADED_KINDS, Capability, CustomisedItem, Person, Refusal, SessionCourse, as_entered, entered
from pages.admin.conflict import conflict
from pages.coaching import content_words as say
from pages.kinds import KINDS

RULE_OF = {'opens_at': Capability.DATE, 'due_at': Capability.DATE, 'closes_at': Capability.DATE}
"""Whose right a field is; all others are content."""
EDGES: dict[str, Literal['start', 'end']] = {'opens_at': 'start', 'due_at': 'end', 'closes_at': 'end'}
WORDS, RULES = ('title', 'body'), ('points', 'attempts', 'required')


class ContentItem:

    def __init__(self, viewer: Person, course: SessionCourse, why_not: Callable[[Capability], Refusal | None]) -> None:
        self._viewer, self._course, self._why_not = viewer, course, why_not
        self._zone = ZoneInfo(course.session.time_zone)
        self._item: CustomisedItem | None = None
        self._draft: Draft | None = None
        self._place = ui.element('div')

    async def show(self, item: CustomisedItem | None) -> bool:
        """Whether it is shown now: what is typed is not lost unasked."""
        if not await self._may_leave():
            return False
        await self._draw(item)
        return True

    async def meet(self, items: Sequence[CustomisedItem]) -> None:
        """Somebody changed something: untouched fields show it, typed ones stay."""
        if self._item is None:
            return
        item = next((one for one in items if one.id == self._item.id), None)
        if item is None:
            conflict(self._notes, 'This item was removed meanwhile.', 'What you have typed stays here until you leave.')
        elif item != self._item:
            if self._draft and self._draft.changes:
                news = self._draft.meet(self._values(item))
                self._item = item
                self._say()
                if news:
                    conflict(self._notes, 'Somebody else changed this item meanwhile.',
                             'What you have typed is kept and, when you save, is what counts.', self._draft)
            else:
                await self._draw(item)

    async def gone(self, item_id: int) -> None:
        if self._item and self._item.id == item_id:
            await self._draw(None)

    def allow(self) -> None:
        """What may be changed now; a lock may have come or gone."""
        for name, field in (self._draft.fields if self._draft else {}).items():
            field.set_enabled(self._no(name) is None)
        if self._item:
            self._say()

    async def _draw(self, item: CustomisedItem | None) -> None:
        if self._draft:
            self._draft.let_go()
        self._draft, self._item = None, item
        self._place.clear()
        with self._place:
            if item is None:
                ui.html(empty('No item is open.', 'Choose one in the outline to make it this session’s own.'),
                        sanitize=False)
            else:
                self._form(item)
                self.allow()

    def _form(self, item: CustomisedItem) -> None:
        self._notes = ui.element('div').classes('notes')
        self._told = ui.html('', sanitize=False).classes('may-be-empty')
        ui.html(f'<h2 class="co-heading">{KINDS[item.kind].one.capitalize()}</h2>', sanitize=False)
        values, fields = self._values(item), {}
        self._under: dict[str, ui.element] = {}

        def field(name: str, made: Any) -> None:
            fields[name] = made.mark(name)
            self._under[name] = ui.element('div').classes('follows')

        with ui.element('div').classes('stack-s'):
            field('title', forms.text_field('Title', values['title'], max_length=200))
        with ui.element('div').classes('field-row'):
            for name, label in say.DATES.items():
                with ui.element('div'):
                    field(name, forms.date_time_field(label, values[name], edge=EDGES[name]))
        if item.kind in GRADED_KINDS:
            with ui.element('div').classes('field-row'):
                with ui.element('div'):
                    field('points', forms.number_field('Points', values['points'], least=0))
                with ui.element('div'):
                    field('attempts', forms.number_field('Attempts', values['attempts'], least=0, step=1,
                                                         hint='0 for no limit'))
        field('required', ui.checkbox('Required for completing the course', value=values['required']))
        field('body', MarkdownEditor('Text', value=values['body'], rows=12, render=self._render(item)))
        self._difference = ui.html('', sanitize=False).classes('may-be-empty')
        with ui.element('div').classes('form-foot'):
            note = forms.saved_note()
            self._save_button = forms.button('Save for this session', self._save, kind='primary')
            self._save_button.classes('end').mark('save-content')
        self._draft = Draft(fields, note)
        self._say()

    def _say(self) -> None:
        """What the course says, who set what here, and the difference of the texts."""
        assert self._item
        item = self._item
        self._told.content = self._standing(item)
        for name, place in self._under.items():
            place.clear()
            with place:
                self._follows(item, name)
        if 'body' in item.own:
            self._difference.content = '<h3 class="co-heading">The course’s text and ours</h3>' + difference(
                item.base['body'], item.own['body'], names=('In the course', 'In this session'),
                alike='Both say the same.')
            if item.base_body_then is not None:
                self._difference.content += (
                    '<h3 class="co-heading">What the course has changed since</h3>' + difference(
                        item.base_body_then, item.base['body'], names=('When ours was written', 'In the course now'),
                        alike='Nothing.'))
        else:
            self._difference.content = ''
        self._save_button.set_enabled(any(self._no(name) is None for name in self._under))

    def _follows(self, item: CustomisedItem, name: str) -> None:
        if item.is_own:
            return
        if no := self._no(name):
            ui.html(mark('locked', str(no)), sanitize=False).classes('cap')
        elif name in item.own:
            base = '' if name == 'body' else f'{say.base_says(item, name, self._viewer.zone)} · '
            ui.html(esc(f'{base}{say.set_here(item, name, self._viewer.zone)}'), sanitize=False).classes('cap muted')
            forms.button('Follow the course', partial(self._revert, name), kind='quiet', small=True
                         ).mark(f'revert-{name}')
        elif name in say.DATES and item.base[name]:
            day = item.base['days'][list(say.DATES).index(name)]
            ui.html(esc(f'From the course: day {day} of the session'), sanitize=False).classes('cap muted')

    def _standing(self, item: CustomisedItem) -> str:
        if item.is_own:
            return banner('star', 'This session only.', 'Neither the course nor another session has it.', tone='accent')
        if item.changed_since:
            return banner('update', 'The course has changed since ours was written.',
                          'Compare below, then keep ours or follow the course.', tone='warn')
        if item.is_hidden:
            return banner('visibility_off', 'Hidden in this session.', 'Learners do not see it, and it counts nowhere.')
        if item.own:
            fields = ', '.join(say.FIELDS[name] for name in say.FIELDS if name in item.own)
            return banner('edit', 'Ours here:', f'{fields}. The rest follows the course.', tone='accent')
        return ''

    async def _save(self) -> None:
        assert self._item
        assert self._draft
        item = self._item
        with self._draft.checked():
            changes = self._draft.changes
            dates = {name: entered(changes[name], self._zone, ends=name != 'opens_at')
                     for name in say.DATES if name in changes}
            words: dict[str, Any] = {name: changes[name] for name in WORDS if name in changes}
            rules: dict[str, Any] = {name: _whole(name, changes[name]) for name in RULES if name in changes}
            if item.is_own:
                await self._save_own(item, words | rules, dates)
            else:
                if words:
                    await self._course.rewrite(item.id, by=self._viewer, **words)
                if rules:
                    await self._course.adjust(item.id, by=self._viewer, **rules)
                if dates:
                    await self._course.set_dates(item.id, by=self._viewer, **dates)
            self._draft.saved(changes)
            self._notes.clear()

    async def _save_own(self, item: CustomisedItem, values: dict[str, Any], dates: dict[str, Any]) -> None:
        if 'attempts' in values:
            values['attempts'] = values['attempts'] or None
        if values:
            await self._course.edit_own_item(item.id, by=self._viewer, **values)
        if dates:
            await self._course.set_dates(item.id, by=self._viewer, **dates)

    async def _revert(self, name: str) -> None:
        assert self._item
        if name in say.DATES:
            await self._course.set_dates(self._item.id, by=self._viewer, **{name: None})
        else:
            await self._course.revert(self._item.id, name, by=self._viewer)

    def _values(self, item: CustomisedItem) -> dict[str, Any]:
        """As they stand in the fields: what holds here."""
        values: dict[str, Any] = {name: as_entered(item.now(name), self._zone, ends=name != 'opens_at')
                                  for name in say.DATES}
        values |= {'title': item.now('title'), 'body': item.now('body'), 'required': bool(item.now('required'))}
        if item.kind in GRADED_KINDS:
            values |= {'points': float(item.now('points')), 'attempts': item.now('attempts')}
        return values

    def _no(self, name: str) -> Refusal | None:
        return self._why_not(RULE_OF.get(name, Capability.CUSTOMISE))

    def _render(self, item: CustomisedItem) -> Callable[[str], str]:
        course = self._course
        files = f'/sessions/{course.session_id}/courses/{course.course_id}/items/{item.id}/files/'
        return lambda text: prose.render(text, files)

    async def _may_leave(self) -> bool:
        if not (self._draft and self._draft.changes):
            return True
        return await forms.confirm('Leave without saving?', 'What you have typed in this item is not saved yet.',
                                   'Leave it', danger=True, cancel_label='Stay here')


def _whole(name: str, value: Any) -> Any:
    return int(value or 0) if name == 'attempts' else value
