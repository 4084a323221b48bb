"""Cohort as `main.py serve` starts it, with a log whose every line says how grave it is, and a window on what listens.

`/_watched` tells of every place in the code that has made an element listen to an event of its browser: how often it
did, and how often that event was heard.
`/_watched/here` answers whether anything that a person has set going still goes on.
"""
import asyncio
import logging
import sys
from collections import Counter
from collections.abc import Callable, Generator
from pathlib import Path
from types import FrameType
from typing import Any
from weakref import ref

HOUSE = Path(__file__).parents[2]
OURS = ('components', 'pages')
THROUGH = ('pages/guards/request_guard.py', 'pages/guards/reader_language.py')
"""Every page is built somewhere below it, NiceGUI's own part of a page included."""
sys.path[0] = str(HOUSE)


def serve() -> None:
    logging.basicConfig(format='%(levelname)s %(name)s: %(message)s')
    import main
    build = main.build

    def build_watched() -> None:
        from nicegui import Client, app  # not earlier: it reads its settings as it is imported
        seen, heard, hidden = _listen()
        actions, asking = _follow_actions()
        _watch_shapes()
        build()
        app.get('/_watched')(lambda: {
            'routes': sorted(Client.page_routes.values()),
            'listeners': [{'place': place, 'shown': place not in hidden, 'heard': heard[place]} for place in seen],
        })

        @app.get('/_watched/here')
        def here() -> bool:
            _look_around(hidden)
            return any(not action.done() for action in actions - asking)
    main.build = build_watched
    main.commands()


def _listen() -> tuple[Counter[str], Counter[str], dict[str, list[ref]]]:
    """How often each place has begun to listen, and has heard something; and where nobody could see it so far."""
    from nicegui.element import Element
    seen: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    begin, handle = Element.on, Element._handle_event
    places: dict[str, str] = {}
    hidden: dict[str, list[ref]] = {}

    def on(self: Element, *args: Any, **kwargs: Any) -> Element:
        before = set(self._event_listeners)
        begin(self, *args, **kwargs)
        for id_ in self._event_listeners.keys() - before:
            if (listener := self._event_listeners[id_]).handler and not _stays(self, listener.type):
                places[id_] = f'{self.client.page.path} | {_name(self)} | {listener.type} | {_place(sys._getframe(1))}'
                seen[places[id_]] += 1
                if seen[places[id_]] == 1 or places[id_] in hidden:
                    hidden.setdefault(places[id_], []).append(ref(self))
        return self

    def _handle_event(self: Element, message: dict) -> None:
        if place := places.get(message.get('listener_id', '')):
            heard[place] += 1
        handle(self, message)

    Element.on, Element._handle_event = on, _handle_event  # type: ignore[method-assign]
    return seen, heard, hidden


def _stays(element: Any, event: str) -> bool:
    """A dialog of ours is closed by the server only; the browser never says that it has."""
    return type(element).__name__ == 'Dialog' and event == 'update:modelValue'


def _follow_actions() -> tuple[set[asyncio.Task], set[asyncio.Task]]:
    """What events and connections have set going and is not done, and what of it waits for the answer of a dialog."""
    from nicegui import Client, background_tasks
    from nicegui.element import Element
    from nicegui.elements.dialog import Dialog
    actions: set[asyncio.Task] = set()
    asking: set[asyncio.Task] = set()
    wait = Dialog.__await__

    def followed(act: Callable[..., None]) -> Callable[..., None]:
        def acts(*given: Any) -> None:
            before = set(background_tasks.running_tasks)
            act(*given)
            for action in background_tasks.running_tasks - before:
                actions.add(action)
                action.add_done_callback(actions.discard)
        return acts

    def __await__(self: Dialog) -> Generator[Any, None, Any]:
        action = asyncio.current_task()
        assert action
        asking.add(action)
        try:
            return (yield from wait(self))
        finally:
            asking.discard(action)

    Element._handle_event = followed(Element._handle_event)  # type: ignore[method-assign]
    Client.safe_invoke = followed(Client.safe_invoke)  # type: ignore[method-assign]
    Dialog.__await__ = __await__  # type: ignore[method-assign]
    return actions, asking


def _look_around(hidden: dict[str, list[ref]]) -> None:
    """What is on a page now, not hidden and not switched off, has been shown."""
    for place, listening in list(hidden.items()):
        there = [element for one in listening if (element := one()) is not None and not element.is_deleted]
        if any(element.client.has_socket_connection and _is_shown(element) for element in there):
            del hidden[place]
        else:
            hidden[place] = [ref(element) for element in there]


def _is_shown(element: Any) -> bool:
    while element is not None:
        if not element.visible or not getattr(element, 'enabled', True) or element._props.get('readonly'):
            return False
        element = element.parent_slot.parent if element.parent_slot else None
    return True


def _watch_shapes() -> None:
    """A real browser says nothing that has not the agreed shape."""
    from components import events
    fits, log, deep = events.matches, logging.getLogger('watched'), 0

    def watched(said: Any, shape: Any) -> bool:
        nonlocal deep
        deep += 1
        try:
            does = fits(said, shape)  # which asks here again for its parts
        finally:
            deep -= 1
        if not does and not deep:
            log.error('A browser has said %r where %r is listened to.', said, shape)
        return does
    events.matches = watched


def _name(element: Any) -> str:
    label = element._props.get('label') or element._props.get('aria-label') or getattr(element, 'text', '')
    return f'{type(element).__name__} {label}'.strip()


def _place(frame: FrameType | None) -> str:
    """Where our code has begun to listen, from the inside to the page: the function of the page, and who called it."""
    found: list[str] = []
    while frame:
        path = Path(frame.f_code.co_filename)
        name = path.relative_to(HOUSE).as_posix() if path.is_relative_to(HOUSE) else ''
        if name.startswith(OURS) and name not in THROUGH:
            found.append(f'{name}:{frame.f_code.co_qualname}:{frame.f_lineno}')
            if sum(one.startswith('pages') for one in found) == 2:
                break
        elif found and found[-1].startswith('pages'):
            break
        frame = frame.f_back
    return ' < '.join(found)


if __name__ == '__main__':
    serve()
