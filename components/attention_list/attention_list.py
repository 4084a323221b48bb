"""People who need attention now: each with the reasons in words, what they rest on, and what can be done in place."""
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from components.events import on_event
from i18n import lazy, translated

WORDS = {
    'title': lazy('Needs attention'), 'all': lazy('Select all'), 'selected': lazy('{n} selected'),
    'select': lazy('Select {name}'),
    'more': lazy('Show more'), 'of': lazy('{n} of {all}'),
    'filter': lazy('Filter by reason'), 'thresholds': lazy('Thresholds'),
}


class Why(TypedDict):
    mark: str
    text: str                       # '3 days late on Bike-share report'
    note: NotRequired[str]          # 'Python · due Fri 20 Nov'


class AttentionRow(TypedDict):
    id: int
    name: str
    href: str
    why: Sequence[Why]
    sub: NotRequired[str]           # class, or who has snoozed them until when
    next: NotRequired[str]          # the key of the action that suggests itself


class AttentionAction(TypedDict):
    key: str
    label: str
    icon: str
    locked: NotRequired[str | None]     # why it cannot be done


class AttentionRows(Element, component='attention_list.js', esm=KIT):

    def __init__(self, people: Sequence[AttentionRow], *, kinds: Mapping[str, str], counts: Mapping[str, int],
                 kind: str,
                 actions: Sequence[AttentionAction], empty: Mapping[str, str], words: Mapping[str, Any] = WORDS,
                 on_kind: Callable[[str], Awaitable[None]], on_act: Callable[[str, list[int]], Any],
                 on_more: Callable[[], Any], on_thresholds: Callable[[], Any] | None = None) -> None:
        """:param kinds: what the list can be narrowed to, from key to words; '' is everybody
        :param empty: what is said where a filter leaves nobody, by its key
        :param on_kind: narrows the list, and answers with `show`; what it raises leaves the list as it was
        :param on_act: is called with the key of an action and the ids it is about
        """
        super().__init__()
        self._ids = {one['id'] for one in people}
        self._actions = tuple(actions)
        self._asked: str | None = None
        self._props |= {
            'people': tuple(people), 'kinds': tuple(kinds.items()), 'counts': dict(counts), 'kind': kind,
            'actions': self._actions, 'empty': dict(empty), 'words': translated(words),
            'tunes': on_thresholds is not None,
        }
        on_event(self, 'kind', str, lambda kind: self._narrow(kind, on_kind) if kind in kinds else None)
        on_event(self, 'act', {'key': str, 'ids': [int]}, lambda said: self._act(said, on_act))
        self.on('more', lambda: on_more())
        if on_thresholds:
            self.on('thresholds', lambda: on_thresholds())

    def show(self, people: Sequence[AttentionRow], counts: Mapping[str, int], kind: str) -> None:
        """Who needs attention now, of this kind. Those who stay keep their place, who is new comes in at the end; only
        what is new travels."""
        before = {name: self._props[name] for name in ('people', 'counts', 'kind')}
        now = {'people': tuple(people), 'counts': dict(counts), 'kind': kind}
        with self._props.suspend_updates():
            self._props |= now
            self._ids = {one['id'] for one in people}
        if (before != now or self._asked == kind) and self.client.has_socket_connection:
            known = {one['id']: one for one in before['people']}
            news = [one for one in people if known.get(one['id']) != one]
            self.run_method('show', kind, [one['id'] for one in people], news, dict(counts))
            self._asked = None if self._asked == kind else self._asked

    def offer(self, actions: Sequence[AttentionAction]) -> None:
        """Other actions, or others that are locked."""
        if tuple(actions) != self._actions:
            self._actions = tuple(actions)
            with self._props.suspend_updates():
                self._props['actions'] = self._actions
            if self.client.has_socket_connection:
                self.run_method('offer', list(actions))

    def deselect(self) -> None:
        self.run_method('deselect')

    async def _narrow(self, kind: str, on_kind: Callable[[str], Awaitable[None]]) -> None:
        """Whoever asks gets an answer, also where it is the same as before."""
        self._asked = kind
        try:
            await on_kind(kind)
        finally:
            if self._asked == kind:
                self._asked = None
                self.run_method('stay', kind)

    def _act(self, said: dict[str, Any], on_act: Callable[[str, list[int]], Any]) -> Any:
        offered = any(one['key'] == said['key'] and not one.get('locked') for one in self._actions)
        ids = [id_ for id_ in said['ids'] if id_ in self._ids]
        return on_act(said['key'], ids) if offered and ids else None
