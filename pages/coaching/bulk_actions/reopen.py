"""Letting those who are selected work once more at an item with which they were through."""
from typing import Any
from zoneinfo import ZoneInfo

from nicegui import ui

from components.forms import forms
from db import bulk
from db.actions import Targets, UndoableAction
from db.outlines import OutlineItem
from i18n import _, lazy, nlazy
from pages.coaching.bulk_actions.dialog import ItemActionDialog, reason_field
from pages.coaching.bulk_actions.extend import date_in

WHAT = lazy('Who has used all attempts gets one more; who finds it closed can continue until the date you give. What '
            'is submitted and graded stays, and counts until something newer is graded.')


class Reopen(ItemActionDialog):
    verb, title = lazy('Reopen for'), nlazy('Reopen for {n} learner', 'Reopen for {n} learners')
    did = nlazy('{n} learner can continue', '{n} learners can continue')
    nothing = lazy('Nothing in this course closes or is limited in attempts.')

    def offered(self) -> list[OutlineItem]:
        return [item for item in self.outline.items if item.closes_at or item.attempts]

    async def draw_at(self, item: OutlineItem) -> None:
        ui.label(str(WHAT)).classes('co-text')
        if item.closes_at:
            self.fields['closes_at'] = forms.date_time_field(
                _('Open again until'), edge='end', zone=ZoneInfo(self.course.session.time_zone), on_change=self.look
                ).mark('closes_at')
        self.fields['reason'] = reason_field()

    async def reaches(self) -> Targets:
        return await bulk.reopen_targets(self.course, self.ids, self.item.id, seen_by=self.viewer,
                                         closes_at=self._until())

    async def action(self) -> UndoableAction:
        return await bulk.reopen_many(self.course, self.ids, self.item.id, by=self.viewer, closes_at=self._until(),
                                      reason=self.fields['reason'].value or '')

    def _until(self) -> Any:
        return date_in(self, 'closes_at') if 'closes_at' in self.fields else None
