"""What stands above a long list: the states it can be narrowed to, with their counts, and a search."""
from collections.abc import Callable, Mapping
from typing import Any

from nicegui.element import Element

from components.browser_modules import KIT
from components.events import on_event


class Filters(Element, component='filters.js', esm=KIT):

    def __init__(self, states: Mapping[str, str], *, state: str, q: str, placeholder: str, label: str,
                 counts: Mapping[str, int], on_change: Callable[..., Any]) -> None:
        """:param states: from key to words, in order
        :param on_change: is called with `state=` or `q=`
        """
        super().__init__()
        self._props |= {
            'states': tuple(states.items()), 'state': state, 'q': q, 'placeholder': placeholder, 'label': label,
            'counts': dict(counts),
        }
        on_event(self, 'state', str, lambda state: on_change(state=state) if state in states else None)
        on_event(self, 'search', str, lambda words: on_change(q=words))

    def count(self, counts: Mapping[str, int]) -> None:
        """Show these counts. What is the same is not sent."""
        news = {key: count for key, count in counts.items() if self._props['counts'].get(key) != count}
        if news:
            with self._props.suspend_updates():
                self._props['counts'] = dict(counts)
            self.run_method('count', news)
