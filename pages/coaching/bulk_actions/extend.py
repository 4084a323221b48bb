"""More time or more attempts at one item for those who are selected."""
from typing import Any
from zoneinfo import ZoneInfo

from nicegui import ui

from components.forms import forms
from db import bulk
from db.actions import Targets, UndoableAction
from db.core import say_moment
from db.extensions import ExtensionGrant
from db.outlines import OutlineItem
from i18n import _, lazy, nlazy
from pages.coaching.bulk_actions.dialog import ItemActionDialog, reason_field
from pages.coaching.learner.extensions import COUNTS, MAX_EXTRA, limits_of
from pages.form_input import moment, whole

DATES = {'due_at': lazy('Due for them'), 'closes_at': lazy('Closes for them')}


class Extend(ItemActionDialog):
    verb, title = lazy('Extend'), nlazy('Extend {n} learner', 'Extend {n} learners')
    did = nlazy('{n} learner extended', '{n} learners extended')
    nothing = lazy('Nothing in this course is due, closes, or is limited.')

    def offered(self) -> list[OutlineItem]:
        return [item for item in self.outline.items if limits_of(item)]

    async def draw_at(self, item: OutlineItem) -> None:
        limits, zone = limits_of(item), ZoneInfo(self.course.session.time_zone)
        for name, label in DATES.items():
            if name in limits:
                hint = _('Everybody has until {when}', when=say_moment(limits[name], zone))
                self.fields[name] = forms.date_time_field(
                    str(label), edge='end', hint=hint, on_change=self.look,
                    zone=ZoneInfo(self.course.session.time_zone)).mark(name)
        with ui.element('div').classes('field-row'):
            for name, label in COUNTS.items():
                if name in limits:
                    self.fields[name] = forms.number_field(
                        str(label), least=0, most=MAX_EXTRA[name], step=1, on_change=self.look,
                        hint=_('On top of {number} that everybody has', number=limits[name])).mark(name)
        self.fields['reason'] = reason_field()

    async def reaches(self) -> Targets:
        return await bulk.extend_targets(self.course, self.ids, self.item.id, self._more(), seen_by=self.viewer)

    async def action(self) -> UndoableAction:
        return await bulk.extend_many(self.course, self.ids, self.item.id, self._more(), by=self.viewer,
                                      reason=self.fields['reason'].value or '')

    def _more(self) -> ExtensionGrant:
        more: dict[str, Any] = {name: value for name in (*DATES, *COUNTS) if name in self.fields
                                and (value := date_in(self, name) if name in DATES else number_in(self, name))}
        return ExtensionGrant(**more)


def date_in(dialog: ItemActionDialog, name: str) -> Any:
    return moment(dialog.fields[name].value, name, ZoneInfo(dialog.course.session.time_zone), ends=True)


def number_in(dialog: ItemActionDialog, name: str) -> int:
    return whole(dialog.fields[name].value, name, 0)
