"""My sessions: every session in which the viewer learns or coaches, as current, upcoming or past."""
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from datetime import datetime

from nicegui import ui

from components import design
from components.live import Subscription, on_change, on_time
from components.session_cards.session_cards import CardGroup, SessionCards, View, views, views_markup
from db import Person, sessions
from db.core import Phase, Topic, clock
from db.sessions import SessionCard
from i18n import _, lazy
from pages.dates import distance
from pages.dependencies import Viewer
from pages.frame import frame
from pages.sessions import session_cards as say
from pages.sessions.time_labels import turns

GROUPS_PAUSE = 2.0
"""Seconds: a coach's card follows a whole group, whose work has notices often."""
LABELS = {Phase.CURRENT: lazy('Current'), Phase.UPCOMING: lazy('Upcoming'), Phase.PAST: lazy('Past')}
NOTHING = {
    Phase.CURRENT: (lazy('No session is running for you'), lazy('When you are enrolled, it appears here by itself.')),
    Phase.UPCOMING: (lazy('Nothing is coming up'), lazy('Sessions that have not begun yet stand here until they do.')),
    Phase.PAST: (lazy('No session has ended yet'),
                 lazy('After its last day a session moves here, with your work and results.')),
}


@ui.page('/sessions')
async def my_sessions(viewer: Viewer, view: str = Phase.CURRENT) -> None:
    phase = Phase(view) if view in list(Phase) else Phase.CURRENT
    asked_at = clock.now()
    cards = await sessions.cards_of(viewer, seen_by=viewer)
    with frame(viewer, _('My sessions'), here='sessions'):
        with ui.element('div').classes(f'{design.CALM} stack-l'):
            MySessions(viewer, phase, cards, asked_at)


class MySessions:
    """The views, the cards of one of them, and what makes them follow: what others do, and the passing of time."""

    def __init__(self, viewer: Person, phase: Phase, cards: Sequence[SessionCard], asked_at: datetime) -> None:
        self._viewer, self._phase, self._cards = viewer, phase, list(cards)
        with ui.element('div').classes('line wrap'):
            ui.html(_('My sessions'), sanitize=False, tag='h1').classes(design.TITLE)
            self._views = views(self._links())
        self._shown = SessionCards(self._groups(), empty=self._empty())
        self._subscription: Subscription = on_change(self._topics(), self._look)
        self._group_subscription: Subscription = on_change(
            self._group_topics(), self._look_at_groups, burst=GROUPS_PAUSE)
        self._news_subscription: Subscription = on_change(self._news_topics(), self._look_at_news)
        self._edges = on_time(self._moments(), self._subscription.look, since=asked_at)
        self._turns = on_time(self._words_turn(), self._say_again, since=asked_at)

    async def _look(self, keys: frozenset[Hashable] | None) -> None:
        if keys is None:
            asked_at = clock.now()
            self._cards = await sessions.cards_of(self._viewer, seen_by=self._viewer)
            self._subscription.follow(self._topics())
            self._group_subscription.follow(self._group_topics())
            self._news_subscription.follow(self._news_topics())
            self._edges.set(self._moments(), since=asked_at)
            await self._say_again()
        else:
            ids = [key for key in keys if isinstance(key, int)]
            self._patch(await sessions.cards_of(self._viewer, seen_by=self._viewer, only=ids))

    async def _look_at_groups(self, _: frozenset[Hashable] | None) -> None:
        coached = [card.id for card in self._cards if card.coaches_something]
        self._patch(await sessions.cards_of(self._viewer, seen_by=self._viewer, only=coached))

    async def _look_at_news(self, _: frozenset[Hashable] | None) -> None:
        """Something is announced in one of the sessions, or the viewer has seen it."""
        known = {card.id: card.news for card in self._cards}
        self._patch([card for card in await sessions.cards_of(self._viewer, seen_by=self._viewer)
                     if card.news != known.get(card.id)])

    async def _say_again(self) -> None:
        """Draw what is known already, as it reads now."""
        self._turns.set(self._words_turn())
        self._shown.show(self._groups(), empty=self._empty())
        self._views.content = views_markup(self._links())

    def _patch(self, changed: Sequence[SessionCard]) -> None:
        fresh = {card.id: card for card in changed}
        self._cards = [fresh.get(card.id, card) for card in self._cards]
        for card in changed:
            if card.phase is self._phase:
                self._shown.patch(str(card.id), say.card(card, self._viewer.zone))

    def _topics(self) -> list[Topic]:
        mine = [self._viewer.topic('sessions'), self._viewer.topic('figures')]
        return [*mine, *(Topic('session', card.id, 'settings') for card in self._cards)]

    def _group_topics(self) -> list[Topic]:
        return [Topic('session', card.id, 'tracking') for card in self._cards if card.coaches_something]

    def _news_topics(self) -> list[Topic]:
        return [self._viewer.topic('announcements'),
                *(Topic('session', card.id, 'announcements') for card in self._cards)]

    def _moments(self) -> Iterator[datetime]:
        """A card moves to another view or opens, or a plan moves on: then the cards are read again."""
        for card in self._cards:
            yield from card.availability.changes_at
            yield from (line.plan_moves_at for line in card.courses if line.plan_moves_at)

    def _words_turn(self) -> Iterator[datetime]:
        return turns((card.availability.window for card in self._cards), self._viewer.zone)

    def _links(self) -> list[View]:
        counts = Counter(card.phase for card in self._cards)
        return [{'label': str(label), 'count': counts[phase], 'href': f'/sessions?view={phase}',
                 'current': phase is self._phase} for phase, label in LABELS.items()]

    def _groups(self) -> list[CardGroup]:
        return say.groups((card for card in self._cards if card.phase is self._phase), self._viewer.zone)

    def _empty(self) -> tuple[str, str]:
        """What is not there, and what will bring it: the next session, if one is coming."""
        title, text = map(str, NOTHING[self._phase])
        coming = [(card.availability.window.starts, card.title) for card in self._cards
                  if card.phase is Phase.UPCOMING and card.availability.window.starts]
        if self._phase is Phase.CURRENT and coming:
            starts, next_title = min(coming)  # type: ignore[type-var]
            return title, _('“{session}” starts {when}.', session=next_title, when=distance(starts))  # type: ignore[arg-type]
        return title, text
