"""Who are you? Name and password, and in a demonstration the accounts to try."""
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import NamedTuple

from nicegui import ui

from components import design
from components.html import ava, esc, icon


class DemoAccount(NamedTuple):
    name: str
    role: str
    username: str


class SignInForm(ui.element):

    def __init__(self, on_sign_in: Callable[[str, str], Awaitable[None]], *,
                 demo: Sequence[DemoAccount] = (),
                 on_demo: Callable[[str], Awaitable[None]] | None = None) -> None:
        """:param on_sign_in: is given username and password; it may call `refuse`
        :param demo: accounts anybody may enter; `on_demo` is given the username
        """
        super().__init__()
        self.classes('wide')
        self._on_sign_in = on_sign_in
        with self:
            with ui.element('form').on('submit.prevent', self._sign_in).mark('door'):
                self.username = ui.input('Username').classes('wide').mark('username')
                self.username.props('autocomplete=username autocapitalize=none spellcheck=false autofocus')
                self.password = ui.input('Password', password=True, password_toggle_button=True)
                self.password.classes('wide').props('autocomplete=current-password').mark('password')
                ui.button('Sign in').props('type=submit').classes(f'{design.PRIMARY} wide').mark('sign-in')
            if demo and on_demo:
                _demo_accounts(demo, on_demo)

    def refuse(self, sentence: str) -> None:
        """Say under the password why it was no, and let them try again."""
        self.password.value = ''
        self.password.error = sentence
        self.password.run_method('focus')

    async def _sign_in(self) -> None:
        self.password.error = None
        await self._on_sign_in(self.username.value.strip(), self.password.value)


def _demo_accounts(accounts: Sequence[DemoAccount], enter: Callable[[str], Awaitable[None]]) -> None:
    with ui.element('details').classes('door-demo').mark('demo'):
        ui.html(f'{icon("science", 16)}Demo accounts', sanitize=False, tag='summary')
        for account in accounts:
            button = ui.element('button').props('type=button').mark(f'demo-{account.username}')
            button.on('click', partial(enter, account.username), args=[])
            with button:
                ui.html(_who(account), sanitize=False, tag='span').classes('line wide')


def _who(account: DemoAccount) -> str:
    return (f'{ava(account.name)}<span class="m">{esc(account.name)}</span>'
            f'<span class="muted end">{esc(account.role)}</span>')
