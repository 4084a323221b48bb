"""The fields of an item of the course, each with what the course says, what holds here, and the way back."""
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

from nicegui import ui

from components.difference.difference import difference
from components.forms import forms
from components.html import esc
from components.markdown_editor.markdown_editor import MarkdownEditor
from components.provenance.provenance import Provenance
from db import Person, SessionCourse, customisation
from db.access import Capability
from db.core import IsLocked, Refusal, as_entered
from db.customisation import CustomisedItem, CustomisedSection, ItemDates, ItemRules, date_sources_of
from db.records import ITEM_TYPES
from i18n import _, lazy
from pages.coaching.content import labels as say
from pages.form_input import moment, whole
from pages.impact import agreed, item_lines
from pages.markdown_previews import markdown_preview
from pages.undo import undo

EDGES: dict[str, Literal['start', 'end']] = {'opens_at': 'start', 'due_at': 'end', 'closes_at': 'end'}
RULES = ('points', 'attempts', 'required')
NAMES = {**say.DATES, 'title': lazy('Title'), 'body': lazy('Text'), 'points': lazy('Points'),
         'attempts': lazy('Attempts'), 'required': lazy('Required')}
ALIKE = lazy('Both say the same.')


class CourseItemFields:

    def __init__(self, viewer: Person, course: SessionCourse, why_not: Callable[[Capability], Refusal | None],
                 section: CustomisedSection, item: CustomisedItem) -> None:
        self._viewer, self._course, self._why_not = viewer, course, why_not
        self._zone = ZoneInfo(course.session.time_zone)
        self._section, self._item = section, item
        self.fields: dict[str, Any] = {}
        self._under: dict[str, Provenance] = {}
        values = values_of(item, self._zone)
        self._field('title', forms.text_field(_('Title'), values['title'], max_length=200))
        self._field('body', MarkdownEditor(_('Text'), value=values['body'], rows=12,
                                           render=as_learners_see(viewer, course, item.id)))
        self._difference = ui.html('', sanitize=False).classes('may-be-empty stacked')
        self._draw_dates(values)
        if ITEM_TYPES[item.kind].is_graded:
            with ui.element('div').classes('field-row'):
                with ui.element('div'):
                    self._field('points', forms.number_field(_('Points'), values['points'], least=0.01,
                                                            most=100_000))
                with ui.element('div'):
                    self._field('attempts', forms.number_field(_('Attempts'), values['attempts'], least=0, most=1000,
                                                               step=1, hint=_('0 for no limit')))
        self._field('required', ui.checkbox(_('Required for completing the course'), value=values['required']))

    @classmethod
    async def of(cls, *about: Any) -> Self:
        """Drawn where it is called."""
        return cls(*about)

    def why_not(self, name: str) -> Refusal | None:
        return self._why_not(Capability.DATE if name in say.DATES else Capability.CUSTOMISE)

    async def read(self, section: CustomisedSection, item: CustomisedItem) -> dict[str, Any]:
        self._section, self._item = section, item
        return values_of(item, self._zone)

    def say(self) -> None:
        layers = date_sources_of(self._section, self._item)
        for name, under in self._under.items():
            no, own = self.why_not(name), name in self._item.own
            lines = say.date_lines(layers[name], self._viewer.zone) if name in layers else say.field_lines(
                self._item, name, self._viewer.zone)
            under.show(lines, reverts=own and no is None, locked=str(no) if isinstance(no, IsLocked) else None)
        self._difference.content = _differences(self._item)

    async def save(self, changes: dict[str, Any], saved: Callable[[dict[str, Any]], None]) -> None:
        """Dates first: they are what is refused most."""
        id_, by = self._item.id, self._viewer
        if dates := entered_dates(changes, self._zone):
            if not await set_dates(self._course, self._item, ItemDates(**dates), viewer=by):
                return
            saved({name: changes[name] for name in dates})
        if rules := {name: _rule(name, changes[name]) for name in RULES if name in changes}:
            await customisation.adjust(self._course, id_, ItemRules(**rules), by=by)
            saved({name: changes[name] for name in rules})
        if words := {name: changes[name] for name in say.WORDS if name in changes}:
            await customisation.rewrite(self._course, id_, by=by, **words)
            saved(words)

    def _draw_dates(self, values: dict[str, Any]) -> None:
        dates = (self._item.now(name) for name in say.DATES)
        if note := say.zone_note(self._zone, self._viewer.zone, *dates):
            ui.html(f'<p class="cap muted zone-note">{esc(note)}</p>', sanitize=False)
        with ui.element('div').classes('date-fields'):
            for name, label in say.DATES.items():
                with ui.element('div'):
                    self._field(name, forms.date_time_field(str(label), values[name], edge=EDGES[name],
                                                             zone=self._zone))

    def _field(self, name: str, field: Any) -> None:
        self.fields[name] = field.mark(name)
        self._under[name] = Provenance(str(NAMES[name]), on_revert=partial(self._revert, name)).mark(f'layers-{name}')

    async def _revert(self, name: str) -> None:
        if name in say.DATES:
            follow: dict[str, None] = {name: None}
            await set_dates(self._course, self._item, ItemDates(**follow), viewer=self._viewer)
        else:
            await customisation.revert(self._course, self._item.id, name, by=self._viewer)


async def set_dates(course: SessionCourse, item: CustomisedItem, dates: ItemDates, *, viewer: Person) -> bool:
    """Whether they are set: asked about where somebody loses time by it, with the way back."""
    lines = item_lines(await customisation.date_impact(course, item.id, dates, seen_by=viewer))
    title = _('Change the dates of {title}?', title=item.now('title'))
    if not await agreed(lines, _('Save anyway'), title=title):
        return False
    before = ItemDates(**{name: item.own.get(name) for name in dates.said()})

    async def back() -> None:
        await customisation.set_dates(course, item.id, before, by=viewer)
        ui.notify(_('Undone'))

    await customisation.set_dates(course, item.id, dates, by=viewer)
    if lines:
        undo(_('Dates saved'), back)
    return True


def values_of(item: CustomisedItem, zone: ZoneInfo) -> dict[str, Any]:
    """An item of the course as it stands in the fields: what holds here."""
    values: dict[str, Any] = {'title': item.now('title'), 'body': item.now('body'), **date_values(item, zone)}
    if ITEM_TYPES[item.kind].is_graded:
        values |= {'points': float(item.now('points')), 'attempts': item.now('attempts')}
    return values | {'required': bool(item.now('required'))}


def date_values(item: CustomisedItem, zone: ZoneInfo) -> dict[str, str]:
    return {name: as_entered(item.now(name), zone, ends=EDGES[name] == 'end') for name in say.DATES}


def entered_dates(changes: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """Those that were changed, as instants; a date that is none is refused at its field."""
    found = {}
    for name in say.DATES:
        if name in changes:
            found[name] = moment(changes[name], name, zone, ends=EDGES[name] == 'end')
    return found


def as_learners_see(viewer: Person, course: SessionCourse, item_id: int) -> Callable[[str], Awaitable[str]]:
    """The preview of a text, with the pictures in it."""
    return markdown_preview(viewer, f'/sessions/{course.session_id}/courses/{course.course_id}/items/{item_id}/files/')


def _rule(name: str, value: Any) -> Any:
    return whole(value, name, 0) if name == 'attempts' else 0 if value is None else value


def _differences(item: CustomisedItem) -> str:
    """The course's text beside ours, and what the course has changed since ours was written."""
    found = ''
    if 'body' in item.own:
        found += f'<h3 class="group-head">{_("The course’s text and ours")}</h3>' + difference(
            item.base['body'], item.own['body'], names=(_('In the course'), _('In this session')), alike=str(ALIKE))
    for name, then in (('title', item.base_title_then), ('body', item.base_body_then)):
        if then is not None:
            heading = _('{field}: what the course has changed since', field=NAMES[name])
            found += f'<h3 class="group-head">{heading}</h3>' + difference(
                then, item.base[name], names=(_('When ours was written'), _('In the course now')), alike=str(ALIKE))
    return found
