"""Text as somebody types or pastes it: what is too long is said under the field and never cut."""
from typing import Any

from nicegui import ui

from i18n import lazy, number

TOO_LONG = lazy('Up to {most} characters. These are {n}.')


class TextField(ui.input):
    longest: int | None = None
    """Characters that are kept at most."""

    @property
    def wrong(self) -> str | None:
        return too_long(self.value, self.longest)

    def _handle_value_change(self, value: Any) -> None:
        super()._handle_value_change(value)
        if sentence := self.wrong:
            self.error = sentence


class TextArea(ui.textarea):
    longest: int | None = None

    @property
    def wrong(self) -> str | None:
        return too_long(self.value, self.longest)

    def _handle_value_change(self, value: Any) -> None:
        super()._handle_value_change(value)
        if sentence := self.wrong:
            self.error = sentence


def too_long(text: str | None, longest: int | None) -> str | None:
    """“Up to 200 characters. These are 212.”"""
    if longest is None or len(text or '') <= longest:
        return None
    return str(TOO_LONG).format(most=number(longest), n=number(len(text or '')))
