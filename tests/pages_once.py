"""Importing the pages puts them on their URLs and takes half a second: each process of tests does it once.

NiceGUI takes everything off again after each test; the next is given what had come of the import.
"""
import gc
import importlib
import sys
from types import ModuleType
from typing import Any, NamedTuple

from nicegui import Client, app

from db.core import coalescing

SOON = 0.1
"""Seconds."""


class Pages(NamedTuple):
    modules: dict[str, ModuleType]
    routes: list[Any]
    functions: dict[Any, str]
    answers: dict[Any, Any]


def put_pages_on_their_urls() -> None:
    """Before the application is built, which then finds them there."""
    global _pages
    if _pages is None:
        _pages = _imported()
    else:
        sys.modules.update(_pages.modules)
        app.routes.extend(_pages.routes)
        Client.page_routes.update(_pages.functions)
        app.exception_handlers.update(_pages.answers)


_pages: Pages | None = None


def _imported() -> Pages:
    for name in [name for name in sys.modules if name.split('.')[0] == 'pages']:
        del sys.modules[name]  # a test looked into one: what that put on URLs is gone
    routes, answers = len(app.routes), dict(app.exception_handlers)
    importlib.import_module('pages')
    _hurry()
    gc.freeze()  # they stay
    return Pages(
        {name: module for name, module in sys.modules.items() if name.split('.')[0] == 'pages'},
        app.routes[routes:], dict(Client.page_routes),
        {problem: answer for problem, answer in app.exception_handlers.items() if answers.get(problem) is not answer},
    )


def _hurry() -> None:
    """What pages put off for the sake of large sessions comes sooner in tests, which wait for it."""
    coalescing.PAUSE = SOON
    for name, module in sys.modules.items():
        for pause in ('PAUSE', 'GROUPS_PAUSE'):
            if name.startswith('pages.') and hasattr(module, pause):
                setattr(module, pause, SOON)
