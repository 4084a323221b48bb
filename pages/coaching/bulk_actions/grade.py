"""The same points for those who are selected, and excusing them."""
from nicegui import ui

from components.forms import forms
from db import bulk
from db.actions import Targets, UndoableAction
from db.core import numbers
from db.gradebook import SchemeColumn
from i18n import _, nlazy, plazy
from pages.coaching.bulk_actions.dialog import ColumnActionDialog, reason_field


class Grade(ColumnActionDialog):
    verb, title = plazy('button', 'Grade'), nlazy('Grade {n} learner', 'Grade {n} learners')
    did = nlazy('{n} learner graded', '{n} learners graded')

    async def draw_for(self, column: SchemeColumn) -> None:
        self.fields['points'] = forms.text_field(
            _('Points'), hint=_('Of {points}', points=numbers.plain(column.points)), on_change=self.look).mark('points')
        self._over = ui.checkbox(_('Also those who have a grade there'), on_change=self.look).mark('over')
        self.fields['why'] = reason_field(_('Not needed; kept in the history of each grade'), _('Why'))

    async def reaches(self) -> Targets:
        return await bulk.grade_targets(self.course, self.ids, self.column.key, self.fields['points'].value or '',
                                        seen_by=self.viewer, overwrite=self._over.value)

    async def action(self) -> UndoableAction:
        return await bulk.grade_many(self.course,
                                     self.ids, self.column.key, self.fields['points'].value or '', by=self.viewer,
                                     overwrite=self._over.value,
                                     why=self.fields['why'].value or '')


class Excuse(ColumnActionDialog):
    verb, title = plazy('button', 'Excuse'), nlazy('Excuse {n} learner', 'Excuse {n} learners')
    did = nlazy('{n} learner excused', '{n} learners excused')

    async def draw_for(self, column: SchemeColumn) -> None:
        ui.label(_('{column} counts neither for nor against them.', column=column.title)).classes('co-text')
        self.fields['why'] = reason_field()

    async def reaches(self) -> Targets:
        return await bulk.excuse_targets(self.course, self.ids, self.column.key, seen_by=self.viewer)

    async def action(self) -> UndoableAction:
        return await bulk.excuse_many(self.course, self.ids, self.column.key, by=self.viewer,
                                      why=self.fields['why'].value or '')
