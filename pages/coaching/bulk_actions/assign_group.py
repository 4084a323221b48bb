"""Putting those who are selected in a class of the session."""
from components.forms import forms
from db import bulk
from db.actions import Targets, UndoableAction
from pages.coaching.bulk_actions.dialog import ActionDialog


class AssignGroup(ActionDialog):
    verb, did = 'Put in class', 'put in a class'

    async def draw(self) -> None:
        session = self.selection.session
        self._ids = await self.selection.in_session()
        names = await bulk.group_names(session, seen_by=self.viewer)
        field = forms.text_field('Class', max_length=80, hint='Empty: in no class', on_change=self.look)
        field.set_autocomplete(names)
        self.fields = {'class_name': field.mark('class')}

    async def reaches(self) -> Targets:
        return await bulk.assign_group_targets(self.selection.session, self._ids, self.fields['class_name'].value or '',
                                               seen_by=self.viewer)

    async def action(self) -> UndoableAction:
        name = self.fields['class_name'].value or ''
        self.did = f'put in {" ".join(name.split())}' if name.strip() else 'in no class now'
        return await bulk.assign_group(self.selection.session, self._ids, name, by=self.viewer)
