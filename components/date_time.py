"""A day, and a time of that day if somebody says one."""
from collections.abc import Callable
from typing import Any, Literal

from components.own_value import OwnValue

KIT = {'cohort-kit': 'kit'}

WORDS = {
    'date': '{label}: day',
    'time': '{label}: time',
    'clear': 'Clear {label}',
    'none': 'No limit',
    'start': 'From 00:00, as no time is given',
    'end': 'Until 23:59, as no time is given',
}


class DateTimeField(OwnValue, component='date_time.js', esm=KIT):
    """The value is local and ISO: '2026-09-14', '2026-09-14T09:00', or '' for none.

    A day without a time is the whole day: the hint says what that means for a start or for an end.
    """

    def __init__(self, label: str, *, value: str | None = '', edge: Literal['start', 'end'] = 'start', hint: str = '',
                 readonly: bool = False, words: dict[str, str] = WORDS,
                 on_change: Callable[..., Any] | None = None) -> None:
        super().__init__(value=value or '', on_value_change=on_change)
        with self._props.suspend_updates():
            self._props |= {'label': label, 'edge': edge, 'hint': hint, 'readonly': readonly, 'words': words}

    def set_enabled(self, enabled: bool) -> None:
        self._props['readonly'] = not enabled
