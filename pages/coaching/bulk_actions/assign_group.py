"""Putting those who are selected in a class of the session."""
from components.forms import forms
from db import bulk
from db.actions import Targets, UndoableAction
from i18n import _, lazy, ngettext, nlazy
from pages.coaching.bulk_actions.dialog import ActionDialog


class AssignGroup(ActionDialog):
    verb = lazy('Put in class')
    title = nlazy('Put in class {n} learner', 'Put in class {n} learners')

    async def draw(self) -> None:
        session = self.selection.session
        self._ids = await self.selection.in_session()
        names = await bulk.group_names(session, seen_by=self.viewer)
        field = forms.text_field(_('Class'), max_length=80, hint=_('Empty: in no class'), on_change=self.look)
        field.set_autocomplete(names)
        self.fields = {'class_name': field.mark('class')}

    async def reaches(self) -> Targets:
        return await bulk.assign_group_targets(self.selection.session, self._ids, self.fields['class_name'].value or '',
                                               seen_by=self.viewer)

    async def action(self) -> UndoableAction:
        name = self.fields['class_name'].value or ''
        self._class = ' '.join(name.split())
        return await bulk.assign_group(self.selection.session, self._ids, name, by=self.viewer)

    def done(self, count: int) -> str:
        if not self._class:
            return ngettext('{n} learner in no class now', '{n} learners in no class now', count)
        return ngettext('{n} learner put in {class_name}', '{n} learners put in {class_name}', count,
                        class_name=self._class)
