"""A number as somebody types it: what is none, or out of its limits, is said under the field and never bent."""
import math
from collections.abc import Callable
from typing import Any

from nicegui import events, ui

from db.core import numbers

NOT_A_NUMBER = math.nan
"""The value of a field in which something else stands: whoever keeps it refuses it."""


class NumberField(ui.number):
    """What was typed stays as it is typed, with a comma or a point. Leaving the field says what is wrong with it."""

    def __init__(self, label: str, *, value: float | None = None, least: float | None = None, most: float | None = None,
                 step: float | None = None, suffix: str | None = None,
                 on_change: Callable[..., Any] | None = None) -> None:
        """:param step: 1 for whole numbers"""
        self._typed = ''
        self._limits = least, most
        self._whole = step == 1
        super().__init__(label, value=value, suffix=suffix, on_change=on_change)
        self._props['type'] = 'text'  # a number's own field keeps back what is none, and its wheel changes what stands
        self._props['inputmode'] = 'numeric' if self._whole and (least or 0) >= 0 and least is not None else 'decimal'

    def sanitize(self) -> None:
        """Left: nothing is bent. Other errors stay: a press on Save may be heard before the field is left."""
        if sentence := self.wrong:
            self.error = sentence

    @property
    def wrong(self) -> str | None:
        """What is wrong with what stands there, in a sentence."""
        value = self.value
        if value is None:
            return None
        least, most = self._limits
        if math.isnan(value) or (least is not None and value < least) or (most is not None and value > most):
            return numbers.number_wanted(least, most)
        return numbers.number_wanted(least, most, whole=True) if self._whole and value != int(value) else None

    def _event_args_to_value(self, e: events.GenericEventArguments) -> float | None:
        self._typed = '' if e.args is None else str(e.args)
        return read_number(self._typed)

    def _value_to_model_value(self, value: Any) -> Any:
        """What was typed, as long as it says the same."""
        if value is None:
            self._typed = ''
        elif not math.isnan(value) and read_number(self._typed) != value:
            self._typed = str(int(value)) if value == int(value) else repr(float(value))
        return self._typed


def read_number(typed: str) -> float | None:
    """None where nothing is typed, NOT_A_NUMBER for what is none."""
    if not typed.strip():
        return None
    number = numbers.read_decimal(typed)
    value = math.inf if number is None else float(number)
    return value if math.isfinite(value) else NOT_A_NUMBER
