"""Coaches enrol learners by their exact usernames, into the session or into one course, unless that is locked."""
from collections.abc import Awaitable, Callable

from nicegui import ui

from components.forms import forms
from components.locks.locks import locked_lines
from components.paste_people.paste_people import PastePeople
from db import Person, Session, SessionCourse
from db.core import IsLocked, Refusal
from i18n import _, ngettext
from pages.enrol_by_username import enrol_by_username


class EnrolDialog:
    """The button, and the dialog behind it. Locked, both say why; not the viewer's to do, there is no button."""

    def __init__(self, viewer: Person, into: Session | SessionCourse, title: str,
                 enrol: Callable[[list[Person]], Awaitable[None]], no: Refusal | None) -> None:
        """:param title: of what they are enrolled into
        :param no: why the viewer may not enrol now; None if they may
        """
        self._viewer, self._into, self._title, self._enrol = viewer, into, title, enrol
        self._why: ui.html | None = None
        self._paste: PastePeople | None = None
        self._button = forms.button(_('Enrol learners'), self._open, icon='person_add')
        self.show(no)

    def show(self, no: Refusal | None) -> None:
        self._no = no
        locked = isinstance(no, IsLocked)
        self._button.set_visibility(no is None or locked)
        self._button.set_enabled(no is None)
        self._button.set_icon('sym_o_lock' if locked else 'sym_o_person_add')
        self._button.props(f'title="{_quoted(str(no))}"' if no else '', remove='' if no else 'title')
        self._say_in_dialog()

    def _open(self) -> None:
        async def enrol(people: list[Person]) -> None:
            await self._enrol(people)
            ui.notify(ngettext('{n} learner enrolled', '{n} learners enrolled', len(people)))
            box.close()

        with forms.dialog(_('Enrol into {title}', title=self._title), wide=True) as box:
            self._why = ui.html('', sanitize=False).classes('dialog-body').props('role=status')
            self._paste = enrol_by_username(self._viewer, self._into, enrol)
        self._say_in_dialog()
        box.on('hide', box.delete)
        box.open()

    def _say_in_dialog(self) -> None:
        """What is locked while somebody types says so there too; the words they have typed stay."""
        if self._why is not None and not self._why.is_deleted:
            self._why.content = locked_lines([('', str(self._no))] if self._no else [])
            self._why.set_visibility(self._no is not None)


def _quoted(sentence: str) -> str:
    return sentence.replace('\\', '').replace('"', '”')
