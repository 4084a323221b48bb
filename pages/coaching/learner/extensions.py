"""More time or more attempts for the learner at the side: what the tray offers a coach, and the form behind it."""
from collections.abc import Callable
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from nicegui import ui

from components.forms import forms
from components.provenance.provenance import Provenance
from components.tray.tray import Action
from db import Extension, Participation, Person, SessionCourse, customisation, extensions, outlines, progress
from db.access import Capability, SessionRole, refusal
from db.core import as_entered, clock
from db.customisation import DateSource
from db.extensions import ExtensionGrant
from db.outlines import OutlineItem
from db.records import Membership, QuizSettings
from db.tracking import LearnerRow
from i18n import _, lazy
from pages.coaching.content import labels as say
from pages.form_input import moment, whole
from pages.impact import agreed
from pages.undo import undo

DATES = {'due_at': lazy('Due for this learner'), 'closes_at': lazy('Closes for this learner')}
COUNTS = {'extra_attempts': lazy('More attempts'), 'extra_minutes': lazy('More minutes')}
MAX_EXTRA = {'extra_attempts': 1000, 'extra_minutes': 10_000}
NOTHING = lazy('Nothing here is due, closes, or is limited.')


class LearnerExtensions:

    def __init__(self, viewer: Person, course: SessionCourse, role: Callable[[], SessionRole]) -> None:
        """:param role: what the viewer is in the session, as it is now"""
        self._viewer, self._course, self._role = viewer, course, role

    def actions(self, row: LearnerRow) -> list[Action]:
        if row.state == Membership.WITHDRAWN or refusal(Capability.GRADE, self._role(), self._course.id):
            return []
        return [Action(key='extend', label=_('Extend'), icon='more_time')]

    async def act(self, participation_id: int) -> None:
        participation = await progress.participation_in(self._course, participation_id)
        items = [item for item in (await outlines.effective_outline(self._course)).items if limits_of(item)]
        with forms.dialog(_('Extend {name}', name=participation.learner.name)) as box:
            form = ExtensionForm(self._viewer, self._course, participation, items, box)
        box.on('hide', box.delete)
        await form.open()
        box.open()


class ExtensionForm:
    """For one item at a time; what the learner has there already stands in the fields."""

    def __init__(self, viewer: Person, course: SessionCourse, participation: Participation,
                 items: list[OutlineItem], box: ui.dialog) -> None:
        self._viewer, self._course, self._participation, self._box = viewer, course, participation, box
        self._zone = ZoneInfo(course.session.time_zone)
        self._items = {item.id: item for item in items}
        self._fields: dict[str, Any] = {}
        with forms.dialog_body():
            if items:
                self._item = forms.select_field(_('Item'), {item.id: item.title for item in items}, first_of(items),
                                                searchable=True, on_change=lambda: self.open()).mark('extended-item')
            else:
                ui.label(str(NOTHING)).classes('co-text')
            self._place = ui.element('div').classes('stack-s')
        with forms.dialog_foot():
            self._back = forms.button(_('Take it back'), self._withdraw, kind='quiet').mark('withdraw-extension')
            keep = forms.button(_('Extend'), self._keep, kind='primary').mark('keep-extension')
        self._back.set_visibility(False)
        keep.set_visibility(bool(items))

    async def open(self) -> None:
        """The item that is chosen."""
        item = self._items.get(self._item.value) if self._items else None
        if item is None:
            return
        given = [one for one in await extensions.extensions_given(self._participation, seen_by=self._viewer)
                 if one.item.id == item.id]
        layers = await customisation.date_sources(self._course, item.id, self._participation.id, seen_by=self._viewer)
        self._place.clear()
        with self._place:
            self._fields = self._draw(item, given[0] if given else None, layers)
        self._back.set_visibility(bool(given))

    def _draw(self, item: OutlineItem, given: Extension | None, layers: dict[str, list[DateSource]]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        limits = limits_of(item)
        for name, label in DATES.items():
            if name in limits:
                kept = as_entered(getattr(given, name), self._zone, ends=True) if given else ''
                fields[name] = forms.date_time_field(str(label), kept, edge='end', zone=self._zone,
                                                     hint=_('Empty: as everybody'))
                Provenance(str(label)).show(say.date_lines(layers[name], self._viewer.zone))
        dates = (layer.at for some in layers.values() for layer in some)
        if note := say.zone_note(self._zone, self._viewer.zone, *dates):
            ui.label(note).classes('cap muted')
        with ui.element('div').classes('field-row'):
            for name, label in COUNTS.items():
                if name in limits:
                    hint = _('On top of {number} that everybody has', number=limits[name])
                    fields[name] = forms.number_field(str(label), getattr(given, name) if given else None, least=0,
                                                      most=MAX_EXTRA[name], step=1,
                                                      hint=hint)
        fields['reason'] = forms.text_field(_('Reason'), given.reason if given else '', max_length=500, lines=2,
                                            hint=_('Kept with the extension; coaches read it'))
        return {name: field.mark(f'extension-{name}') for name, field in fields.items()}

    async def _keep(self) -> None:
        with forms.checked(self._fields):
            forms.check(self._fields)
            await extensions.extend(self._participation, self._item.value, self._entered(), by=self._viewer,
                                    reason=self._fields['reason'].value or '')
            self._box.close()

    def _entered(self) -> ExtensionGrant:
        values: dict[str, Any] = {}
        for name in DATES:
            if name in self._fields:
                values[name] = moment(self._fields[name].value, name, self._zone, ends=True)
        for name in COUNTS:
            if name in self._fields:
                values[name] = whole(self._fields[name].value, name, 0)
        return ExtensionGrant(**values)

    async def _withdraw(self) -> None:
        """Whoever loses time by it is named first."""
        item, name = self._items[self._item.value], self._participation.learner.name
        [given] = [one for one in await extensions.extensions_given(self._participation, seen_by=self._viewer)
                   if one.item.id == item.id]
        question = _('Take back {name}’s extension?', name=name)
        if not await agreed(shorter(given, item, name), _('Take it back'), title=question):
            return
        await extensions.withdraw_extension(self._participation, item.id, by=self._viewer)
        self._box.close()
        undo(_('{name} has no more time than everybody', name=name), partial(self._give_again, given, item.id))

    async def _give_again(self, given: Extension, item_id: int) -> None:
        await extensions.extend(self._participation, item_id,
                                ExtensionGrant(due_at=given.due_at, closes_at=given.closes_at,
                                               extra_attempts=given.extra_attempts,
                                               extra_minutes=given.extra_minutes), by=self._viewer,
                                reason=given.reason)
        ui.notify(_('Undone'))


def shorter(given: Extension, item: OutlineItem, name: str) -> list[str]:
    """What is over at once without the extension."""
    at, lines = clock.now(), []
    if given.closes_at and given.closes_at > at and item.closes_at and item.closes_at <= at:
        lines.append(_('{title} closes now for {name}.', title=item.title, name=name))
    if given.due_at and given.due_at > at and item.due_at and item.due_at <= at:
        lines.append(_('{title} is overdue at once for {name}.', title=item.title, name=name))
    return lines


def limits_of(item: OutlineItem) -> dict[str, Any]:
    """What everybody has here, that one learner may have more of."""
    minutes = item.settings.time_limit_minutes if isinstance(item.settings, QuizSettings) else None
    limits = {'due_at': item.due_at, 'closes_at': item.closes_at,
              'extra_attempts': item.attempts if item.is_graded else None,
              'extra_minutes': minutes}
    return {name: has for name, has in limits.items() if has is not None}


def first_of(items: list[OutlineItem]) -> int:
    """What is due next, else what was due last."""
    now = clock.now()
    dated = sorted((item.due_at, item.id) for item in items if item.due_at)
    coming = [id_ for at, id_ in dated if at > now]
    return coming[0] if coming else dated[-1][1] if dated else items[0].id
