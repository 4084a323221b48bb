"""The dialog of an action: its fields, whom it reaches, and a button that names the action and the number."""
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from nicegui import ui

from components.date_time.date_time import DateTimeField
from components.forms import forms
from components.impact.impact import not_yet, reaching
from db import SessionCourse, grades, outlines
from db.actions import Targets
from db.core import Invalid, Refusal, column_keys
from db.gradebook import SchemeColumn
from db.outlines import Outline, OutlineItem
from i18n import LazyText, Text, _, lazy, ngettext
from pages.coaching.bulk_actions.selection import Selection
from pages.coaching.learner.extensions import first_of
from pages.undo import undo

TYPED = (ui.input, ui.number, DateTimeField)


class ActionDialog:
    """Of one action to those who are selected. What it reaches is told anew whenever a field changes."""
    verb: LazyText
    """“Extend”."""
    title: LazyText
    """“Extend 3 learners”, with its plural."""
    did: LazyText
    """“3 learners extended”, with its plural."""
    danger, wide = False, False

    def __init__(self, selection: Selection, on_done: Callable[[], None]) -> None:
        self.selection, self.viewer, self._on_done = selection, selection.viewer, on_done
        self.fields: dict[str, Any] = {}
        self._proposed: dict[str, Any] = {}
        self._reach: ui.html | None = None
        self._asked, self._is_busy = 0, False

    async def open(self) -> None:
        with forms.dialog(self.title.of(len(self.selection.ids)), wide=self.wide) as self._box:
            with forms.dialog_body():
                await self.draw()
                self._reach = ui.html('', sanitize=False).props('role=status').mark('reaching')
            with forms.dialog_foot():
                forms.cancel(self._box)
                self._act = forms.button(str(self.verb), self._do, kind='danger' if self.danger else 'primary'
                                         ).mark('do')
        self._box.on('hide', self._box.delete)
        await self.look()
        self._box.open()

    async def draw(self) -> None:
        """The fields, kept in `self.fields` under the names that refusals call them."""

    async def reaches(self) -> Targets:
        raise NotImplementedError

    async def action(self) -> Any:
        """What was done, for `tell`."""
        raise NotImplementedError

    def done(self, count: int) -> str:
        """What has been done to so many."""
        return self.did.of(count)

    def note(self) -> str:
        """What else to say about whom it reaches."""
        return ''

    async def look(self, _: object = None) -> None:
        """Tell whom it would reach now."""
        if self._reach is None:
            return
        self._asked += 1
        asked, found, no = self._asked, None, None
        try:
            found = await self.reaches()
        except Refusal as refused:
            no = refused
        if asked != self._asked or self._reach.is_deleted:
            return
        self._reach.content = not_yet(str(no)) if found is None else reaching(
            found.names, [one.sentence for one in found.skipped], [one.sentence for one in found.remaining],
            note=self.note())
        self._act.set_text(self.title.of(len(found.included)) if found and found.included else str(self.verb))
        self._act.set_enabled(isinstance(no, Invalid) if found is None else bool(found.included))

    async def _do(self) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        forms.no_errors(self.fields.values())
        try:
            forms.check(self.fields)
            done = await self.action()
        except Invalid as no:
            if no.field not in self.fields:
                raise
            forms.error(self.fields[no.field], str(no))
            return
        finally:
            self._is_busy = False
        self._box.close()
        self._on_done()
        await self.tell(done)

    async def tell(self, done: Any) -> None:
        """:param done: a `Done`, unless an action is undone in a way of its own"""
        words = self.done(len(done.targets.included))
        if left := len(done.targets.skipped):
            words += ', ' + ngettext('{n} left out', '{n} left out', left)

        async def back() -> None:
            await done.undo(by=self.viewer)
            ui.notify(_('Undone'))
        undo(words, back)


    @contextmanager
    def drawn_again(self) -> Iterator[None]:
        """Other fields stand there for another course or item; what was typed is carried over."""
        typed = {name: field.value for name, field in self.fields.items()
                 if isinstance(field, TYPED) and field.value != self._proposed.get(name)}
        self.fields = {}
        yield
        self._proposed = {name: field.value for name, field in self.fields.items() if isinstance(field, TYPED)}
        for name in typed.keys() & self._proposed.keys():
            self.fields[name].value = typed[name]


class CourseActionDialog(ActionDialog):
    """An action in one course: on the page of a session, the course is asked first."""
    course: SessionCourse
    outline: Outline
    ids: list[int]

    async def draw(self) -> None:
        self._courses = {course.id: course for course in await self.selection.courses()}
        self._course = forms.select_field(
            _('Course'), {id_: course.course.title for id_, course in self._courses.items()},
            self.selection.course_id if self.selection.course_id in self._courses else next(iter(self._courses)),
            on_change=self._choose_course).mark('course')
        self._course.set_visibility(len(self._courses) > 1)
        self._place = ui.element('div').classes('stack-s')
        await self._choose_course()

    async def draw_in_course(self) -> None:
        """The fields, for `self.course`."""

    def note(self) -> str:
        if missing := len(self.selection.ids) - len(self.ids):
            return ngettext('{n} of those who are selected does not take this course.',
                            '{n} of those who are selected do not take this course.', missing)
        return ''

    async def _choose_course(self, _: object = None) -> None:
        self.course = self._courses[self._course.value]
        self.ids, self.outline = await self.selection.in_course(self.course), await outlines.effective_outline(
            self.course)
        with self.drawn_again():
            self._place.clear()
            with self._place:
                await self.draw_in_course()
        await self.look()


class ItemActionDialog(CourseActionDialog):
    """An action at one item of a course."""
    nothing = lazy('There is no such item in this course.')

    def offered(self) -> list[OutlineItem]:
        return list(self.outline.items)

    async def draw_at(self, item: OutlineItem) -> None:
        """The fields, for this item."""

    @property
    def item(self) -> OutlineItem:
        if not self._items:
            raise Invalid(self.nothing)
        if self._item.value not in self._items:
            raise Invalid(_('Choose an item.'))
        return self._items[self._item.value]

    async def draw_in_course(self) -> None:
        self._items = {item.id: item for item in self.offered()}
        if not self._items:
            ui.label(str(self.nothing)).classes('co-text')
            return
        self._item = forms.select_field(
            _('Item'), {item.id: item.title for item in self._items.values()},
            self.selection.item_id if self.selection.item_id in self._items else first_of(list(self._items.values())),
            searchable=True, on_change=self._choose_item).mark('item')
        self._at = ui.element('div').classes('stack-s')
        await self._choose_item()

    async def _choose_item(self, _: object = None) -> None:
        if self._item.value not in self._items:  # a searchable field is empty while one types
            return
        with self.drawn_again():
            self._at.clear()
            with self._at:
                await self.draw_at(self.item)
        await self.look()


class ColumnActionDialog(CourseActionDialog):
    """An action in one column of the gradebook of a course."""
    nothing = lazy('Nothing in this course is graded.')

    @property
    def column(self) -> SchemeColumn:
        if not self._columns:
            raise Invalid(self.nothing)
        if self._column.value not in self._columns:
            raise Invalid(_('Choose a column.'))
        return self._columns[self._column.value]

    async def draw_in_course(self) -> None:
        scheme = await grades.gradebook(self.course, seen_by=self.viewer)
        self._columns = {column.key: column for column in scheme.columns}
        if not self._columns:
            ui.label(str(self.nothing)).classes('co-text')
            return
        due = [column.item for column in scheme.columns if column.item]
        first = column_keys.of_item(first_of(due)) if due else next(iter(self._columns))
        item_id = self.selection.item_id
        if item_id is not None and (proposed := column_keys.of_item(item_id)) in self._columns:
            first = proposed
        self._column = forms.select_field(
            _('Column'), {key: column.title for key, column in self._columns.items()}, first, searchable=True,
            on_change=self._choose_column).mark('column')
        self._at = ui.element('div').classes('stack-s')
        await self._choose_column()

    async def draw_for(self, column: SchemeColumn) -> None:
        """The fields, for this column."""

    async def _choose_column(self, _: object = None) -> None:
        if self._column.value not in self._columns:
            return
        self.fields = {}
        self._at.clear()
        with self._at:
            await self.draw_for(self.column)
        await self.look()


def reason_field(hint: Text = lazy('Kept with it; coaches read it'), label: Text = lazy('Reason')) -> Any:
    return forms.text_field(str(label), max_length=500, lines=2, hint=str(hint)).mark('reason')
