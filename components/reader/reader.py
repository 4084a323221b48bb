"""One item of a course, as a learner reads it: head, text, and the way on."""
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from nicegui import ui

from components import design
from components.html import esc, icon, mark
from components.prose import prose
from i18n import Text, lazy

WORDS = lazy('Mark as done'), lazy('Done'), lazy('Undo')


class Fact(NamedTuple):
    label: str
    value: str
    icon: str | None = None
    tone: str = ''


class Neighbour(NamedTuple):
    label: str
    href: str


@contextmanager
def reader() -> Iterator[None]:
    """The column a lesson is read in; stands beside the outline in a `player`."""
    with ui.element('article').classes(design.READER):
        yield


def item_head(title: str, *, where: str,
              caption: Sequence[tuple[str | None, str]] = (), facts: Sequence[Fact] = ()) -> ui.html:
    """:param where: 'Joining tables · item 4 of 6'
    :param caption: small words under the title, each with an icon or None: ('schedule', '14 min read')
    :param facts: what matters before one starts: due date, points, attempts
    """
    head = item_head_markup(title, where=where, caption=caption, facts=facts)
    return ui.html(head, sanitize=False, tag='header').classes('item-head')


def item_head_markup(title: str, *, where: str,
                     caption: Sequence[tuple[str | None, str]] = (), facts: Sequence[Fact] = ()) -> str:
    """What stands in that head; `item_head(...).content = item_head_markup(...)` draws other facts."""
    head = f'<div class="cap muted">{esc(where)}</div><h1 class="item-title">{esc(title)}</h1>'
    return head + _caption(caption) + _facts(facts)


async def item_text(markdown: str, files: str = '') -> ui.html:
    return ui.html(await prose.rendered(markdown, files), sanitize=False).classes('prose')


def item_link(label: str, href: str, *,
              icon_name: str = 'open_in_new', note: str = '', elsewhere: bool = True) -> ui.html:
    """A file to download or a page to visit, as one large target."""
    target = ' target="_blank" rel="noopener noreferrer"' if elsewhere else ''
    words = f'<span class="m clip">{esc(label)}</span><span class="cap muted clip">{esc(note)}</span>'
    return ui.html(
        f'<a class="item-link" href="{esc(href)}"{target}>{icon(icon_name, 20)}'
        f'<span class="two grow">{words}</span></a>',
        sanitize=False,
    )


def item_foot(*, back: Neighbour | None, forward: Neighbour | None,
              on_forward: Callable[[], Awaitable[Any] | None] | None = None) -> None:
    """:param on_forward: what the one forward button does before leaving ('Done, go to Quiz 2'); without it, a link"""
    with ui.element('footer').classes('item-foot'):
        if back:
            ui.html(_step(back, design.SECONDARY, before='arrow_back'), sanitize=False)
        if forward and on_forward:
            button = ui.button(forward.label, on_click=on_forward).props('icon-right=sym_o_arrow_forward')
            button.classes(f'{design.PRIMARY} end').mark('forward')
        elif forward:
            link = _step(forward, design.PRIMARY, after='arrow_forward')
            ui.html(link, sanitize=False).classes('end').mark('forward')


class DoneToggle(ui.element):
    """Whether the reader has marked the item done. Pressing calls back with what they want; `show` says what is.

    With `closed`, the sentence why they may not any more, it can only be read.
    """

    def __init__(self, done: bool, *, on_change: Callable[[bool], Awaitable[Any] | None], closed: str = '',
                 words: tuple[Text, Text, Text] = WORDS) -> None:
        super().__init__()
        self._on_change, self._words = on_change, words
        self._shown: tuple[bool, str] | None = None
        self.classes('done-toggle')
        self.show(done, closed=closed)

    def show(self, done: bool, *, closed: str = '') -> None:
        if (done, closed) == self._shown:
            return
        self._shown = done, closed
        mark_done, is_done, undo = map(str, self._words)
        self.clear()
        with self:
            if done:
                ui.html(mark('done', is_done), sanitize=False).props('role=status')
                if not closed:
                    self._button(undo, f'{design.QUIET} {design.SMALL}', wanted=False).mark('undo-done')
            else:
                button = self._button(mark_done, design.SECONDARY, wanted=True).mark('mark-done')
                button.props('icon=sym_o_check').set_enabled(not closed)
                if closed:
                    ui.html(mark('locked', closed), sanitize=False).classes('mark-told')

    def _button(self, label: str, classes: str, *, wanted: bool) -> ui.button:
        return ui.button(label, on_click=lambda: self._on_change(wanted)).classes(classes)


def _caption(words: Sequence[tuple[str | None, str]]) -> str:
    parts = (f'<span class="line">{icon(name, 15) if name else ""}{esc(text)}</span>' for name, text in words)
    return f'<div class="cap muted line wrap">{" <span>·</span> ".join(parts)}</div>' if words else ''


def _facts(facts: Sequence[Fact]) -> str:
    return f'<dl class="facts">{"".join(map(_fact, facts))}</dl>' if facts else ''


def _fact(fact: Fact) -> str:
    tone = f't-{esc(fact.tone)}' if fact.tone else ''
    shown = icon(fact.icon, 15) if fact.icon else ''
    return f'<div><dt>{esc(fact.label)}</dt><dd class="{tone}">{shown}{esc(fact.value)}</dd></div>'


def _step(to: Neighbour, classes: str, *, before: str = '', after: str = '') -> str:
    return (f'<a class="{classes}" href="{esc(to.href)}">{icon(before) if before else ""}'
            f'<span class="clip">{esc(to.label)}</span>{icon(after) if after else ""}</a>')
