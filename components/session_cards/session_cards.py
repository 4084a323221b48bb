"""Sessions as cards, grouped by category, and the views one chooses among."""
from collections.abc import Sequence
from typing import TypedDict

from nicegui import ui
from nicegui.element import Element

from components.browser_modules import KIT
from components.html import esc
from i18n import Text, lazy


class Badge(TypedDict, total=False):
    text: str
    tone: str  # '' slate, 'good', 'warn', 'bad', 'accent', 'plain'
    icon: str  # a Material Symbol
    mark: str  # or one of our marks


class CardLink(TypedDict, total=False):
    label: str
    href: str
    where: str  # what stands beside the button: 'SQL · Joining three tables'


class CardCourse(TypedDict, total=False):
    """A line of a card. A learner's has a progress, a coach's a note ('24 learners') and a badge ('3 to grade')."""
    id: str
    name: str
    href: str
    progress: float | None  # fills the bar
    progress_text: str  # '80 %', or '–' where nothing is required
    plan: float | None  # where the plan says one should be
    grade: str  # 'grade 77', 'no grade'
    note: str
    badge: Badge | None


class Card(TypedDict, total=False):
    id: str
    name: str
    href: str
    state: str  # '' runs, 'soon', 'past', 'cancelled': the latter two stand lower
    dates: str
    dates_hint: str  # the same in the session's own zone, where that differs
    left: str  # '25 days left'
    urgent: bool
    coaches: list[str]
    span: float | None  # percent of the session's time that has passed
    span_text: str
    badges: list[Badge]
    courses: list[CardCourse]
    main: CardLink | None  # Continue, or a coach's Tracking
    note: str  # instead of `main`
    side: CardLink | None  # Session home


class CardGroup(TypedDict):
    name: str
    cards: list[Card]


class View(TypedDict):
    label: str
    count: int
    href: str
    current: bool


class SessionCards(Element, component='session_cards.js', esm=KIT):

    def __init__(self, groups: Sequence[CardGroup], *, empty: tuple[str, str]) -> None:
        """:param empty: what is not there, and what will bring it"""
        super().__init__()
        self._props |= {'groups': tuple(groups), 'empty': empty}

    def show(self, groups: Sequence[CardGroup], *, empty: tuple[str, str] | None = None) -> None:
        """Draw other cards: a session came, went or moved to another view."""
        self._props['groups'] = tuple(groups)
        self._props['empty'] = empty or self._props['empty']
        self.update()

    def patch(self, id: str, card: Card) -> None:
        """Replace one card; the figures that changed are highlighted."""
        for group in self._props['groups']:
            group['cards'][:] = [card if old['id'] == id else old for old in group['cards']]
        self.run_method('patch', id, card)


def views(links: Sequence[View], *, label: Text = lazy('Views')) -> ui.html:
    """Current, Upcoming, Past: links, so that the browser's Back works."""
    bar = ui.html(views_markup(links), sanitize=False, tag='nav').classes('segs end')
    bar.props['aria-label'] = str(label)
    return bar


def views_markup(links: Sequence[View]) -> str:
    """What stands in that bar; `views(...).content = views_markup(...)` draws new counts."""
    return ''.join(map(_view, links))


def _view(view: View) -> str:
    current = ' aria-current="page"' if view['current'] else ''
    count = f'<span class="count">{view["count"]}</span>'
    return f'<a href="{esc(view["href"])}"{current}>{esc(view["label"])} {count}</a>'
