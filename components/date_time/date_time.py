"""A day, and a time of that day if somebody says one."""
from collections.abc import Callable, Mapping
from typing import Any, Literal
from zoneinfo import ZoneInfo

from components.bound_value import BoundValue
from components.browser_modules import KIT
from db.core import Invalid, entered, said_twice
from i18n import lazy, translated

WORDS = {
    'date': lazy('{label}: day'),
    'time': lazy('{label}: time'),
    'clear': lazy('Clear {label}'),
    'none': lazy('No limit'),
    'start': lazy('From 00:00, as no time is given'),
    'end': lazy('Until 23:59, as no time is given'),
}


class DateTimeField(BoundValue, component='date_time.js', esm=KIT):
    """The value is local and ISO: '2026-09-14', '2026-09-14T09:00', or '' for none.

    A day without a time is the whole day: the hint says what that means for a start or for an end. What is no date, or
    a time that does not exist that night, is said at once.
    """

    def __init__(self, label: str, *, value: str | None = '', edge: Literal['start', 'end'] = 'start', hint: str = '',
                 readonly: bool = False, zone: Callable[[], ZoneInfo | None] = lambda: None,
                 words: Mapping[str, Any] = WORDS, on_change: Callable[..., Any] | None = None) -> None:
        """:param zone: in which it is meant, as far as that is known"""
        self._edge, self._zone = edge, zone
        super().__init__(value=value or '', on_value_change=on_change)
        self.on_value_change(lambda: self._look())
        with self._props.suspend_updates():
            self._props |= {'label': label, 'edge': edge, 'hint': hint, 'readonly': readonly,
                            'words': translated(words)}

    @property
    def wrong(self) -> str | None:
        """What is wrong with what stands there, in a sentence."""
        try:
            entered(self.value, self._zone() or ZoneInfo('UTC'), ends=self._edge == 'end')
        except Invalid as no:
            return str(no)
        return None

    def _look(self) -> None:
        self.error = self.wrong
        zone = self._zone()
        self._props['twice'] = said_twice(self.value, zone, ends=self._edge == 'end') if zone else ''

    def set_enabled(self, enabled: bool) -> None:
        self._props['readonly'] = not enabled
