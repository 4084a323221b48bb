"""The frame of every signed-in page: sidebar, path, session, state of the line, and room for the page."""
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from nicegui import ui
from nicegui.element import Element

from components.browser_modules import KIT
from i18n import lazy, translated


class NavItem(TypedDict, total=False):
    key: str
    label: str
    href: str
    icon: str  # a Material Symbol; left out for lists of records
    count: int | None
    hint: str  # what is counted: 'people need you'


class NavGroup(TypedDict, total=False):
    label: str  # left out for the first group
    items: list[NavItem]


class PathStep(TypedDict, total=False):
    label: str
    href: str  # left out for the page itself
    tone: str  # of a step that is the session itself: it is drawn as its chip


class Me(TypedDict):
    name: str
    role: str
    href: str  # their account


class SessionChip(TypedDict, total=False):
    name: str
    tone: str  # '' runs, 'past' has ended, 'soon' has not begun
    href: str


class SignOut(TypedDict):
    action: str  # where the form is posted
    fields: dict[str, str]  # what it sends along


WORDS = {
    'skip': lazy('Skip to content'),
    'nav': lazy('Main'),
    'path': lazy('You are here'),
    'menu': lazy('Menu'),
    'sign_out': lazy('Sign out'),
    'account': lazy('Your account'),
    'theme': {
        'auto': lazy('Colours: as your device. Change to light'),
        'light': lazy('Colours: light. Change to dark'),
        'dark': lazy('Colours: dark. Change to as your device'),
    },
    'line': {
        'live': {'text': lazy('Live'), 'hint': lazy('Changes arrive as they happen.')},
        'lost': {'text': lazy('Reconnecting…'), 'hint': lazy('Trying to reconnect. What you see may be out of date.')},
        'catching': {'text': lazy('Catching up…'), 'hint': lazy('Connected again. Reading what changed meanwhile.')},
    },
}


class Shell(Element, component='shell.js', esm=KIT):

    def __init__(self, *,
                 me: Me, nav: Sequence[NavGroup], here: str, path: Sequence[PathStep], home: str,
                 sign_out: SignOut,
                 session: SessionChip | None = None,
                 words: Mapping[str, Any] = WORDS) -> None:
        """:param here: key of the navigation item that stands for this page
        :param path: from the outermost page to this one, which has no href
        :param home: where the brand leads
        """
        super().__init__()
        leave_main_to_us()
        self._props |= {
            'me': me, 'nav': tuple(nav), 'here': here, 'path': tuple(path), 'home': home, 'session': session,
            'words': translated(words), 'signOut': sign_out,
        }

    def caught_up(self) -> None:
        """What was missed while the line was lost has been read again."""
        self.run_method('caught_up')

    def set_session(self, name: str, tone: str) -> None:
        """The session has another title, or has begun or ended: its chip says so, here and in the path."""
        chip: SessionChip | None = self._props['session']
        if chip is None or (chip['name'], chip['tone']) == (name, tone):
            return
        steps = [step | {'label': name, 'tone': tone} if 'tone' in step else step for step in self._props['path']]
        self._props['session'], self._props['path'] = chip | {'name': name, 'tone': tone}, tuple(steps)
        self.update()

    def count(self, key: str, count: int | None, *, quietly: bool = False) -> None:
        """Change the figure beside one navigation item; quietly where it is no news."""
        for group in self._props['nav']:
            for item in group['items']:
                if item['key'] == key:
                    item['count'] = count
        self.run_method('count', key, count, quietly)


def leave_main_to_us() -> None:
    """Quasar calls the whole page <main>; ours stands inside it, beside the navigation."""
    for element in ui.context.client.elements.values():
        if element.tag == 'q-page':
            element.props('role=none')
