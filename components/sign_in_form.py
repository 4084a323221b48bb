"""Who are you? Name and password, and in a demonstration the accounts to try."""
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from nicegui import ui

from components import design
from components.html import ava, esc, icon
from components.password_field import password_field
from i18n import _

_ADDRESS = re.compile(r'[^\s@<>"&?]+@[^\s@<>"&?]+')
Form = Callable[[], ui.element]
"""Makes a form that the browser itself posts."""


class DemoAccount(NamedTuple):
    name: str
    role: str
    username: str


class SignInForm(ui.element):

    def __init__(self, form: Form, *, username: str = '', wrong: str = '', demo: Sequence[DemoAccount] = (),
                 demo_form: Form | None = None, forgotten: str = '') -> None:
        """:param form: is posted with `username` and `password`
        :param wrong: why it was no, said under the password
        :param forgotten: whom to ask about a forgotten password: a sentence, or an e-mail address
        :param demo: accounts anybody may enter; `demo_form` is posted with the `demo` that was chosen
        """
        super().__init__()
        self.classes('wide')
        with self:
            with form().mark('sign-in'):
                self.username = ui.input(_('Username'), value=username).classes('wide').mark('username')
                self.username.props('name=username autocomplete=username autocapitalize=none spellcheck=false')
                self.password = password_field(_('Password'))
                self.password.classes('wide').mark('password')
                self.password.props('name=password autocomplete=current-password')
                (self.password if username else self.username).props('autofocus')
                if wrong:
                    self.password.error = wrong
                ui.button(_('Sign in')).props('type=submit').classes(f'{design.PRIMARY} wide').mark('sign-in')
            ui.html(_help(forgotten), sanitize=False, tag='p').classes('public-help').mark('help')
            if demo and demo_form:
                _demo_accounts(demo, demo_form)


def _demo_accounts(accounts: Sequence[DemoAccount], form: Form) -> None:
    with ui.element('details').classes('public-demo').mark('demo'):
        ui.html(f'{icon("science", 16)}{_("Demo accounts")}', sanitize=False, tag='summary')
        with form():
            for account in accounts:
                button = ui.element('button').props('type=submit name=demo').mark(f'demo-{account.username}')
                button._props['value'] = account.username
                with button:
                    ui.html(_who(account), sanitize=False, tag='span').classes('line wide')


def _help(said: str) -> str:
    said = said.strip()
    if not said:
        return _('Forgotten your password? Ask your administrator or teacher for a new one.')
    if _ADDRESS.fullmatch(said):
        link = f'<a href="mailto:{esc(said)}">{esc(said)}</a>'
        return _('Forgotten your password? Write to {address}.', address=link)
    return _('Forgotten your password? {advice}', advice=esc(said))


def _who(account: DemoAccount) -> str:
    return (f'{ava(account.name)}<span class="m">{esc(account.name)}</span>'
            f'<span class="muted end">{esc(account.role)}</span>')
