"""The banner over a session whose coaches' time is over."""
from nicegui import ui

from components.html import banner
from db.core import NotOpen
from pages.sessions.labels import fact_and_rest


class ReadOnlyBanner:

    def __init__(self, no: NotOpen | None) -> None:
        self._banner = ui.html('', sanitize=False)
        self.show(no)

    def show(self, no: NotOpen | None) -> None:
        """:param no: why nothing is graded any more; None while it is"""
        self._banner.content = banner('lock', *fact_and_rest(str(no))) if no else ''
        self._banner.set_visibility(no is not None)
