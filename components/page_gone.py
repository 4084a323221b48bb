"""A page may go at any moment: its browser leaves while something is under way for it. That is no error."""
import asyncio
import logging
from contextlib import suppress

from nicegui import ui
from nicegui.slot import Slot

GONE = ('has been deleted', 'has been deleted.')
STILL_USED = 'Client has been deleted but is still being used.'


class PageGone(asyncio.CancelledError):
    """Who waits for an answer from a page that has gone goes no further; nobody is told."""


def has_gone(element: ui.element) -> bool:
    """Whether the page of this element has gone, whatever has become of the element itself."""
    page = element._client()
    return page is None or page.is_deleted


def is_worth_logging(record: logging.LogRecord) -> bool:
    """Not that somebody was about to show something on a page that has gone meanwhile."""
    if record.exc_info and isinstance(record.exc_info[1], RuntimeError):
        return not (str(record.exc_info[1]).endswith(GONE) and _here_has_gone())
    return not str(record.msg).startswith(STILL_USED)


def _here_has_gone() -> bool:
    """Whether we are at work for a page that has gone."""
    for slot in reversed(Slot.get_stack()):
        with suppress(RuntimeError):  # an element of it has gone; look further out
            return slot.parent.client.is_deleted
    return True
