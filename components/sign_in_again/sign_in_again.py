"""A sign-in that ends is said on the page; its viewer signs in again there, and what is typed stays."""
from collections.abc import Callable, Mapping
from typing import Any, Literal

from nicegui.element import Element

from components.browser_modules import KIT
from i18n import lazy, translated

WORDS = {
    'stay': lazy('Stay signed in'),
    'again': lazy('Sign in again'),
    'over': lazy('Your sign-in has ended'),
    'kept': lazy('Sign in again to continue. What you have typed on this page is still here.'),
    'password': lazy('Password'),
    'code': lazy('Code'),
    'code_hint': lazy('From your authenticator app, or a recovery code'),
    'sign_in': lazy('Sign in'),
    'cancel': lazy('Cancel'),
    'somebody_else': lazy('Sign in as somebody else'),
    'failed': lazy('The server cannot be reached. Try again.'),
}


class SignInAgain(Element, component='sign_in_again.js', esm=KIT):

    def __init__(self, *, username: str, name: str, action: str, fields: dict[str, str],
                 on_stay: Callable[..., Any], beat: float, words: Mapping[str, Any] = WORDS) -> None:
        """:param action: where the form is posted, with `fields`, `password` and `code`
        :param on_stay: the viewer wants to stay signed in, which is use enough
        :param beat: seconds after which the page says again that somebody uses it
        """
        super().__init__()
        self._props |= {'username': username, 'name': name, 'action': action, 'fields': fields,
                        'words': translated(words), 'beat': beat}
        self.on('stay', on_stay, args=[])
        self.on('used', lambda: None, args=[])  # that it has come is all there is to know

    def warn(self, kind: Literal['idle', 'last'], sentence: str) -> None:
        """It ends soon: for want of use, or however much it is used."""
        self.run_method('warn', kind, sentence)

    def calm(self) -> None:
        self.run_method('calm')

    def lock(self) -> None:
        """It has ended: the page is covered until somebody has signed in again."""
        self.run_method('lock')
