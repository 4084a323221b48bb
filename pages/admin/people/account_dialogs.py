"""One account: creating it, changing it, deactivating it, and a password that is shown once."""
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from nicegui import ui

from components.copy_button import copy_button
from components.forms import forms
from components.html import esc
from db import Person, people
from db.core import Invalid, NotFound
from db.people import ROLE_LABELS, AccountChanges
from i18n import _, lazy

Done = Callable[[], Awaitable[None]]


async def new_account(viewer: Person, *, done: Done) -> None:
    async def create() -> None:
        forms.no_errors(fields.values())
        typed = {name: field.value for name, field in fields.items()}
        try:
            person = await people.create_account(
                typed['username'], typed['name'], AccountChanges(email=typed['email'], **_held(roles)),
                password=typed['password'], by=viewer)
            password = '' if typed['password'] else await people.reset_password(person, by=viewer)
        except Invalid as no:
            _say(fields, no)
            return
        await done()
        if password:
            show_password(person, password)
        else:
            ui.notify(_('{name} can sign in now', name=person.name))
        box.close()

    with forms.dialog(_('New account')) as box:
        with forms.dialog_body():
            fields: dict[str, Any] = {
                'name': forms.text_field(_('Name'), max_length=120),
                'username': forms.text_field(_('Username'), max_length=60,
                                             hint=_('Letters a to z, digits and . _ - + @')),
                'email': forms.text_field(_('E-mail'), max_length=200),
                'password': forms.text_field(_('Password'), password=True, autocomplete='new-password',
                                             hint=_('Left empty, one is made up and shown to you once')),
            }
            _marked(fields)
            roles = _role_fields()
        with forms.dialog_foot():
            forms.button(_('Create account'), create, kind='primary').mark('create-account')
    box.on('hide', box.delete)
    box.open()


async def account(viewer: Person, person_id: int, *, done: Done) -> None:
    try:
        person = await people.get_person(person_id)
    except NotFound as no:
        ui.notify(str(no))
        return
    await AccountDialog(viewer, person, done).open()


class AccountDialog:
    """One account: its name, address and roles, and what is done with it as a whole."""

    def __init__(self, viewer: Person, person: Person, done: Done) -> None:
        self._viewer, self._person, self._done = viewer, person, done

    async def open(self) -> None:
        has_factor = await people.has_second_factor(self._person)
        shared = _shared(await people.shares_address_with(self._person, seen_by=self._viewer))
        with forms.dialog(self._person.name) as self._box:
            with forms.dialog_body():
                self._draw_fields(shared)
            with forms.dialog_foot():
                self._draw_actions(has_factor)
        self._box.on('hide', self._box.delete)
        if action := await self._box:
            await action()

    def _draw_fields(self, shared: str) -> None:
        person = self._person
        ui.html(_('Username <b class="m">{username}</b>', username=esc(person.username)),
                sanitize=False).classes('muted')
        self._fields: dict[str, Any] = {
            'name': forms.text_field(_('Name'), person.name, max_length=120),
            'email': forms.text_field(_('E-mail'), person.email, max_length=200, hint=shared),
        }
        _marked(self._fields)
        self._roles = _role_fields(person)

    def _draw_actions(self, has_factor: bool) -> None:
        if self._person.is_active:
            forms.button(_('Deactivate'), partial(self._leave, self._deactivate), kind='danger')
            if has_factor and self._person.id != self._viewer.id:
                forms.button(_('Remove second factor'), partial(self._leave, self._remove_second_factor), kind='quiet')
            forms.button(_('New password'), partial(self._leave, self._make_password), kind='quiet')
        else:
            forms.button(_('Reactivate'), partial(self._leave, self._reactivate))
        forms.button(_('Save'), self._save, kind='primary').mark('save-account')

    async def _leave(self, action: Done) -> None:
        if await forms.drops_changes(self._box):
            self._box.submit(action)

    async def _save(self) -> None:
        forms.no_errors(self._fields.values())
        changes = AccountChanges(name=self._fields['name'].value, email=self._fields['email'].value,
                                 **_held(self._roles))
        try:
            await people.edit_account(self._person, changes, by=self._viewer)
        except Invalid as no:
            _say(self._fields, no)
            return
        await self._done()
        self._box.close()

    async def _deactivate(self) -> None:
        if no := await people.why_not_deactivate(self._person):
            await forms.told(_('{name} cannot be deactivated', name=self._person.name), str(no))
            return
        if await forms.confirm(_('Deactivate {name}?', name=self._person.name), str(DEACTIVATING), _('Deactivate'),
                               danger=True):
            await people.deactivate(self._person, by=self._viewer)
            await self._done()

    async def _reactivate(self) -> None:
        await people.reactivate(self._person, by=self._viewer)
        await self._done()

    async def _make_password(self) -> None:
        if await forms.confirm(_('A new password for {name}?', name=self._person.name), str(RESETTING),
                               _('Make a new password')):
            show_password(self._person, await people.reset_password(self._person, by=self._viewer))

    async def _remove_second_factor(self) -> None:
        if await forms.confirm(_('Remove the second factor of {name}?', name=self._person.name), str(TAKING),
                               _('Remove'), danger=True):
            await people.take_second_factor(self._person, by=self._viewer)
            ui.notify(_('{name} signs in with the password alone', name=self._person.name))


def _shared(others: Sequence[Person]) -> str:
    """Whose address it is as well."""
    names = ', '.join(f'{other.name} ({other.username})' for other in others)
    return _('The same as of {names}. Change one of them.', names=names) if names else ''


def show_password(person: Person, password: str) -> None:
    """The one time that it can be read."""
    with forms.dialog(_('Password of {name}', name=person.name), stays=True) as box:
        with forms.dialog_body():
            ui.label(_('It is shown this once. Tell it to them in a way that nobody else can read.')).classes('co-text')
            with ui.element('div').classes('line password'):
                ui.label(password).classes('secret').mark('password')
                copy_button(password)
        with forms.dialog_foot():
            forms.button(_('Done'), box.close, kind='primary')
    box.on('hide', box.delete)
    box.open()


def _role_fields(person: Person | None = None) -> dict[str, ui.checkbox]:
    with ui.element('fieldset').classes('ticks'):
        ui.html(_('Roles'), sanitize=False, tag='legend').classes('own-label')
        return {role: ui.checkbox(str(word), value=bool(person and getattr(person, role)))
                for role, word in ROLE_LABELS.items()}


def _held(roles: dict[str, ui.checkbox]) -> dict[str, Any]:
    return {role: bool(box.value) for role, box in roles.items()}


def _say(fields: dict[str, Any], no: Invalid) -> None:
    if no.field not in fields:
        raise no
    forms.error(fields[no.field], str(no))


def _marked(fields: dict[str, Any]) -> None:
    for name, field in fields.items():
        field.mark(name)


DEACTIVATING = lazy('Nobody can sign in to this account any more, and its open pages leave at once. Enrolments, work '
                    'and grades stay. Reactivating takes this back.')
TAKING = lazy('For somebody who has lost their phone and their recovery codes. Every browser in which they are signed '
              'in is signed out, and the password alone is enough until they set up another one.')
RESETTING = lazy('The old password stops working, and every browser in which they are signed in is signed out. They '
                 'choose another password when they sign in with the new one.')
