"""What a browser may say to a component of ours: what has not the agreed shape is as good as not said.

The right page can send anything; so every event says what it carries, and only that reaches its handler.
"""
from collections.abc import Callable
from typing import Any

from nicegui.element import Element

MAX_NUMBER = 2**31
"""No record has this number, and no database is asked for it."""


def on_event(element: Element, event: str, shape: Any, handler: Callable[[Any], Any]) -> None:
    """Call the handler with what the event carries, if it fits the shape: a type, `[type]` for a list of any length,
    `(type, type)` for one of this length, `{'name': type}` for a record with at least these."""
    element.on(event, lambda said: handler(said.args) if matches(said.args, shape) else None)


def matches(said: Any, shape: Any) -> bool:
    if isinstance(shape, dict):
        return isinstance(said, dict) and all(name in said and matches(said[name], part) for name,
                                              part in shape.items())
    if isinstance(shape, tuple):
        return isinstance(said, list) and len(said) == len(shape) and all(map(matches, said, shape))
    if isinstance(shape, list):
        return isinstance(said, list) and all(matches(one, shape[0]) for one in said)
    if shape is bool:
        return isinstance(said, bool)
    if isinstance(said, int):
        return not isinstance(said, bool) and isinstance(said, shape) and abs(said) < MAX_NUMBER
    return isinstance(said, shape)
