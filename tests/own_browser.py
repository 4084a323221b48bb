"""Several browsers at once, each of which does what its own pages ask for.

NiceGUI's simulated browser lets every page navigate, notify and download in the browser that a test has looked at last:
a page that reloads by itself reloaded another, now and then, when the machine was busy.
"""
from typing import Any
from weakref import WeakValueDictionary

import httpx
from fastapi import FastAPI
from nicegui import Client, ui
from nicegui.functions.navigate import Navigate
from nicegui.testing import User

NAME = 'x-browser'
_browsers: WeakValueDictionary[str, 'Browser'] = WeakValueDictionary()


class Browser(User):

    def __init__(self, app: FastAPI, name: str) -> None:
        super().__init__(httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url='http://test',
                                           headers={NAME: name}))
        self.left: set[str] = set()
        """Pages that are not open any more."""
        _browsers[name] = self

    def __getattribute__(self, name: str) -> Any:
        return object.__getattribute__(self, name)

    async def open(self, path: str, *, clear_forward_history: bool = True) -> Client:
        before = self.client
        opened = await super().open(path, clear_forward_history=clear_forward_history)
        if before is not None:
            self.left.add(before.id)
        return opened


def let_pages_find_their_browser() -> None:
    """Until the simulation is over, which puts back what was there."""
    ui.navigate = _Navigating()
    ui.notify = lambda *args, **kwargs: _own().notify(*args, **kwargs)
    ui.download = _Downloading()


def _own() -> Browser:
    client = ui.context.client
    return _browsers[client.request.headers[NAME]]


class _Navigating(Navigate):

    def to(self, *args: Any, **kwargs: Any) -> None:
        self._in_its_browser('to', *args, **kwargs)

    def back(self) -> None:
        self._in_its_browser('back')

    def forward(self) -> None:
        self._in_its_browser('forward')

    def reload(self) -> None:
        self._in_its_browser('reload')

    @staticmethod
    def _in_its_browser(name: str, *args: Any, **kwargs: Any) -> None:
        browser = _own()
        if ui.context.client.id not in browser.left:
            getattr(browser.navigate, name)(*args, **kwargs)


class _Downloading:

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        _own().download(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(_own().download, name)
