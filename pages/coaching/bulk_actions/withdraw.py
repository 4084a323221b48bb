"""Those who are selected leave the session, or the course that is looked at."""
from nicegui import ui

from db import Session, bulk
from db.actions import Targets, UndoableAction
from i18n import _, lazy, nlazy
from pages.coaching.bulk_actions.dialog import ActionDialog
from pages.coaching.learner.withdrawal import WITHDRAWING


class Withdraw(ActionDialog):
    verb, title = lazy('Withdraw'), nlazy('Withdraw {n} learner', 'Withdraw {n} learners')
    did = nlazy('{n} learner withdrawn', '{n} learners withdrawn')
    danger = True

    async def draw(self) -> None:
        place = self.selection.place
        title = place.title if isinstance(place, Session) else place.course.title
        where = _('From {title}.', title=title)
        ui.label(f'{where} {WITHDRAWING}').classes('co-text')

    async def reaches(self) -> Targets:
        return await bulk.withdraw_targets(self.selection.place, self.selection.ids, seen_by=self.viewer)

    async def action(self) -> UndoableAction:
        return await bulk.withdraw_many(self.selection.place, self.selection.ids, by=self.viewer)
