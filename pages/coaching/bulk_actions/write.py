"""A message to those who are selected, and a reminder to those of them who have an item before them still."""
from typing import Any

from nicegui import ui

from components.forms import forms
from components.markdown_editor.markdown_editor import MarkdownEditor
from db import Message, communication
from db.actions import Targets, UndoableAction
from db.communication import MAX_LENGTH_SUBJECT, OWN_DUE_DATE, unfilled_placeholders
from db.outlines import OutlineItem
from i18n import _, lazy, listed, ngettext, nlazy, plazy
from pages.coaching.bulk_actions.dialog import ActionDialog, ItemActionDialog
from pages.markdown_previews import markdown_preview
from pages.undo import undo

OWN_DUE = lazy('{due} becomes each reader’s own due date, “is due” or “was due” as it is for them')


def not_filled(fields: dict[str, Any], *known: str) -> str:
    """Said before it is sent: what nobody will fill in."""
    places = unfilled_placeholders(' '.join(str(field.value or '') for field in fields.values()), known=known)
    if not places:
        return ''
    if known:
        return _('{places} will be sent as it stands: only {known} is filled in.', places=', '.join(places),
                 known=listed(known))
    return _('{places} will be sent as it stands: {known} is filled in for each reminder.', places=', '.join(places),
             known=OWN_DUE_DATE)


class Write(ActionDialog):
    verb, title = plazy('button', 'Message'), nlazy('Message {n} learner', 'Message {n} learners')
    wide = True

    async def draw(self) -> None:
        self.fields = {
            'title': forms.text_field(_('Subject'), max_length=MAX_LENGTH_SUBJECT, on_change=self.look).mark('subject'),
            'text': MarkdownEditor(_('Message'), render=markdown_preview(self.viewer), rows=7,
                                   on_change=self.look).mark('text')}

    def note(self) -> str:
        return not_filled(self.fields)

    async def reaches(self) -> Targets:
        return await communication.message_targets(self.selection.place, self.selection.ids, seen_by=self.viewer)

    async def action(self) -> Message:
        targets = (await self.reaches()).not_empty()
        self._number = len(targets.included)
        return await communication.send_message(self.selection.place,
                                                targets.included, self.fields['title'].value or '',
                                                self.fields['text'].value or '', by=self.viewer)

    async def tell(self, done: Message) -> None:
        async def back() -> None:
            taken, read = await communication.recall_message(done, by=self.viewer)
            said = [ngettext('Taken back from {n} learner', 'Taken back from {n} learners', taken),
                    ngettext('{n} had read it', '{n} had read it', read) if read else '']
            ui.notify('; '.join(filter(None, said)))
        undo(ngettext('Sent to {n} learner', 'Sent to {n} learners', self._number), back)


class Remind(ItemActionDialog):
    verb, title = lazy('Remind'), nlazy('Remind {n} learner', 'Remind {n} learners')
    did, wide = nlazy('{n} learner reminded', '{n} learners reminded'), True

    async def draw_at(self, item: OutlineItem) -> None:
        proposed = await communication.reminder(self.course, item.id, seen_by=self.viewer)
        self.fields = {
            'title': forms.text_field(_('Subject'), proposed.subject, max_length=MAX_LENGTH_SUBJECT, on_change=self.look
                                      ).mark('subject'),
            'text': forms.text_field(_('Message'), proposed.body, lines=3, hint=str(OWN_DUE) if item.due_at else '',
                                     on_change=self.look).mark('text')}

    def note(self) -> str:
        return ' '.join(filter(None, [super().note(), not_filled(self.fields, OWN_DUE_DATE)]))

    async def reaches(self) -> Targets:
        return await communication.remind_targets(self.course, self.ids, self.item.id, seen_by=self.viewer)

    async def action(self) -> UndoableAction:
        return await communication.remind(self.course, self.ids, self.item.id, self.fields['title'].value or '',
                                          self.fields['text'].value or '', by=self.viewer)
