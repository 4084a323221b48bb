"""The fields of an item that only this session has: everything that its kind has, as its author writes it."""
from collections.abc import Callable
from functools import partial
from typing import Any, Self, cast
from zoneinfo import ZoneInfo

from nicegui import ui

from components.forms import forms
from components.markdown_editor.markdown_editor import MarkdownEditor
from components.provenance.provenance import Provenance
from db import Item, Person, SessionCourse, customisation, outlines
from db.access import Capability
from db.core import IsLocked, Refusal
from db.customisation import CustomisedItem, CustomisedSection, ItemDates
from db.records import ITEM_TYPES
from i18n import _, lazy
from pages.admin.courses.item.item_fields import item_values, kept
from pages.admin.courses.item.item_files import ItemFiles
from pages.admin.courses.item.item_type_fields import type_fields
from pages.admin.courses.item.labels import COMPLETE_WHEN
from pages.admin.courses.item.quiz_questions import QuizQuestions
from pages.coaching.content import labels as say
from pages.coaching.content.course_item_fields import EDGES, as_learners_see, date_values, entered_dates, set_dates
from pages.item_type_registry import ITEM_TYPE_PAGES

DAYS = ('opens_day', 'due_day', 'closes_day')
"""What only the course counts; here there are dates."""
NEEDS = {'after_completing': lazy('Opens after completing'), 'after_passing': lazy('Opens after passing')}


class SessionItemFields:

    def __init__(self, viewer: Person, course: SessionCourse, why_not: Callable[[Capability], Refusal | None],
                 item: CustomisedItem, record: Item, others: dict[int, str]) -> None:
        """:param others: what else there is in this session, which the item may wait for"""
        self._viewer, self._course, self._why_not = viewer, course, why_not
        self._zone, self._id, self._item = ZoneInfo(course.session.time_zone), item.id, item
        self.fields = self._draw(record, self._values(item, record), others)
        self._questions: QuizQuestions | None = None
        self._files = ItemFiles(record, self._keep_file)
        self._locked = Provenance(_('This item'))

    @classmethod
    async def of(cls, viewer: Person, course: SessionCourse, why_not: Callable[[Capability], Refusal | None],
                 section: CustomisedSection, item: CustomisedItem) -> Self:
        """Drawn where it is called."""
        record = await outlines.session_item(course, item.id, seen_by=viewer)
        others = {one.id: one.title for one in (await outlines.effective_outline(course)).items if one.id != item.id}
        drawn = cls(viewer, course, why_not, item, record, others)
        if ITEM_TYPES[record.kind].asks_questions and not why_not(Capability.CUSTOMISE):
            drawn._questions = QuizQuestions(viewer, cast(Any, course), record)  # it has the same verbs as a course
            await drawn._questions.draw()
        return drawn

    def why_not(self, name: str) -> Refusal | None:
        return self._why_not(Capability.DATE if name in say.DATES else Capability.CUSTOMISE)

    async def read(self, section: CustomisedSection, item: CustomisedItem) -> dict[str, Any]:
        self._item, record = item, await outlines.session_item(self._course, item.id, seen_by=self._viewer)
        self._files.show(record)
        if self._questions and not self._why_not(Capability.CUSTOMISE):
            await self._questions.refresh()
        return self._values(item, record)

    def say(self) -> None:
        no = self._why_not(Capability.CUSTOMISE) or self._why_not(Capability.DATE)
        self._locked.show([], locked=str(no) if isinstance(no, IsLocked) else None)

    async def save(self, changes: dict[str, Any], saved: Callable[[dict[str, Any]], None]) -> None:
        if dates := entered_dates(changes, self._zone):
            if not await set_dates(self._course, self._item, ItemDates(**dates), viewer=self._viewer):
                return
            saved({name: changes[name] for name in dates})
        if rest := {name: value for name, value in changes.items() if name not in say.DATES}:
            values = {name: field.value for name, field in self.fields.items()}
            edit = kept(self._item.kind, rest, values)
            await customisation.edit_session_item(self._course, self._id, edit, by=self._viewer)
            saved(rest)

    def _values(self, item: CustomisedItem, record: Item) -> dict[str, Any]:
        values = {name: value for name, value in item_values(record).items() if name not in DAYS}
        return values | date_values(item, self._zone)

    def _draw(self, record: Item, values: dict[str, Any], others: dict[int, str]) -> dict[str, Any]:
        item_type = ITEM_TYPES[record.kind]
        fields: dict[str, Any] = {'title': forms.text_field(_('Title'), values['title'], max_length=200)}
        if 'url' in values:
            fields['url'] = forms.text_field(_('Address'), values['url'], max_length=1000, placeholder='https://',
                                             hint=_('Or upload a file below') if item_type.has_file else '')
        fields['body'] = MarkdownEditor(str(ITEM_TYPE_PAGES[record.kind].body_label), value=values['body'], rows=10,
                                        render=as_learners_see(self._viewer, self._course, record.id))
        fields |= type_fields(record)
        with ui.element('div').classes('date-fields'):
            for name, label in say.DATES.items():
                fields[name] = forms.date_time_field(str(label), values[name], edge=EDGES[name], zone=self._zone)
        with ui.element('div').classes('field-row'):
            rules = {rule.value: str(COMPLETE_WHEN[rule]) for rule in item_type.completion_rules}
            fields['completes'] = forms.select_field(_('Complete'), rules, values['completes'])
            number = partial(forms.number_field, least=0)
            fields['minutes'] = number(_('Length'), values['minutes'], most=10_000, step=1,
                                       suffix=_('minutes'))
            if item_type.is_graded:
                fields['points'] = number(_('Points'), values['points'], most=100_000)
                fields['pass_points'] = number(_('Points to pass'), values['pass_points'], most=100_000)
                fields['weight'] = number(_('Weight'), values['weight'],
                                          hint=_('In the course grade; 0 does not count'))
                fields['attempts'] = number(_('Attempts'), values['attempts'], most=1000, step=1,
                                            hint=_('Empty for no limit'))
        with ui.element('div').classes('field-row'):
            for name, label in NEEDS.items():
                fields[name] = forms.several_field(str(label), others, values[name])
        fields['required'] = ui.checkbox(_('Required for completing the course'), value=values['required'])
        return {name: field.mark(name) for name, field in fields.items()}

    async def _keep_file(self, **upload: Any) -> None:
        record = await customisation.edit_session_item(self._course, self._id, by=self._viewer, **upload)
        self._files.show(record)
