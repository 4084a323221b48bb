"""The walk itself: page after page of one role, and on each whatever has not been operated yet."""
import asyncio
import re
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.async_api import Dialog, Download, Error, FileChooser, Page

from tests.browser.looks import settled
from tests.browser.visits import Visits, sign_in

from .control import PASSWORD, Control, way_out
from .hands import Mouse
from .steps import Steps
from .words import Words

STILL = '''addEventListener("DOMContentLoaded", () => document.head.append(Object.assign(
    document.createElement("style"), {textContent: "* { transition: none !important }"})))'''
SCRIPT = Path(__file__).with_name('controls.js')
QUIET, LONGEST = 120, 3000  # milliseconds
TRIES, AGAIN = 2, 6
EXPLORING = 5
MOST_A_PAGE = 400
PARTS = r'\b(tab|item|view|part)='
SAVING = ('Save', 'Save draft', 'Publish', 'Keep', 'Save changes')
WRONG = '''!!document.querySelector('.q-field--error, [aria-invalid=true]')'''
EVERYWHERE = 'every page'
SHARED = (EVERYWHERE, 'outline')
"""Parts that are the same on all pages that have them: once is enough."""


@dataclass
class Kind:
    """What is known of a kind of control."""
    example: Control
    address: str
    way: tuple[str, ...]
    """What was operated before it appeared."""
    within: tuple[str, ...]
    """The part of it in the same dialog, menu or page."""
    tries: float = 0
    done: bool = False


@dataclass
class Found:
    """What a walk has to tell in the end."""
    kinds: dict[str, Kind] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    opened: Counter[str] = field(default_factory=Counter)
    idle: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many pages of an address and kind have shown nothing new."""
    log: list[str] = field(default_factory=list)
    read_back: int = 0


class Walk:

    def __init__(self, visit: Visits, hand: type[Mouse], words: Words, patterns: list[str], routes: list[str],
                 found: Found, *, each: int = 4, frame: bool = False) -> None:
        """:param patterns: the addresses that belong to this walk
        :param each: how many pages of one address are opened that show nothing new
        :param frame: whether what every page has is operated too
        """
        self._visit, self._hand, self._words, self._found, self._each = visit, hand, words, found, each
        self._frame = frame
        self._patterns, self._routes = patterns, sorted(routes, key=lambda route: ('{' in route, -len(route)))
        self._ways: deque[str] = deque()
        self._known: set[str] = set()
        self._steps, self._last = Steps(), ''
        self.page: Page

    async def goes(self, username: str | None, *starts: str) -> None:
        """Everywhere that links and rows lead to from here."""
        self._username = username
        self._ways, self._known, opened = deque(starts), set(starts), Counter[str]()
        idle = self._found.idle
        self._followed: set[str] = set()
        self._set: set[str] = set()
        self._retraced = Counter[tuple[str, str]]()
        self._kept: dict[str, str] = {}
        self.page = await self._visit(username, starts[0])
        await self.page.add_init_script(path=SCRIPT)
        await self.page.add_init_script(STILL)
        self.page.on('dialog', _accept)
        self.page.on('filechooser', _choose_a_file)
        self.page.on('download', _leave)
        self.page.context.on('page', _close)
        line = await self.page.context.new_cdp_session(self.page)  # a route would keep the browser from caching
        await line.send('Network.enable')
        await line.send('Network.setBlockedURLs', {'urls': ['https://*']})
        self.hand = self._hand(self.page)
        while self._ways:
            address = self._ways.popleft()
            pattern = self.pattern(address)
            sort = pattern, self._words.sort(address)
            if idle[sort] < self._each or address in starts:
                known = len(self._found.kinds)
                opened[pattern] += 1
                await self._page(address)
                idle[sort] = idle[sort] + 1 if known == len(self._found.kinds) else 0
        self._found.opened += opened

    def pattern(self, address: str) -> str:
        """/sessions/3?tab=courses → /sessions/{session_id}?tab=courses"""
        at = urlsplit(address)
        route = next((route for route in self._routes if _fits(route, at.path)), re.sub('[0-9]+', '#', at.path))
        asked = [f'{name}={"#" if value.isdigit() else value}' for name, value in parse_qsl(at.query)]
        return route + ('?' + '&'.join(sorted(asked)) if asked else '')

    # one page

    async def _page(self, address: str) -> None:
        began = self._began = perf_counter()
        await self._open(address)
        explored = 0  # in a row
        for count in range(MOST_A_PAGE):  # noqa: B007 - told below
            controls, layer, menu = await self._look(address)
            todo = self._todo(controls)
            if not all([await self.hand.reaches(one) for one in todo]) and explored < EXPLORING:
                explored += 1
                await self.hand.explores(sum(not one.grid for one in controls), menu=menu)
                continue
            explored = 0
            if todo:
                await self._operate(_first(todo, controls, layer), address)
            elif step := self._step_to_pending(address, controls):
                await self._operate(step, address)
            elif self._may_return(address):
                await self._open(address)
            else:
                break
        self._found.log.append(f'{perf_counter() - began:6.1f} s  {count:3}  {self._username}  {address}')

    def _todo(self, controls: list[Control]) -> list[Control]:
        """One of each kind, one that is known to be reached if there is any."""
        todo: dict[str, Control] = {}
        for one in controls:
            if self._wants(one) and (one.key not in todo or one.reached > todo[one.key].reached):
                todo[one.key] = one
        return list(todo.values())

    def _wants(self, one: Control) -> bool:
        kind = self._found.kinds[one.key]
        return not kind.done and kind.tries < TRIES and not one.off and (self._frame or one.part != EVERYWHERE)

    async def _look(self, address: str) -> tuple[list[Control], str, bool]:
        said = await self._find()
        layer, place = self._words.without_data(said['layer']), self._place(address)
        controls = []
        for one in said['controls']:
            control = Control.of(one, '')
            control = replace(control, key=self._key(control, place, layer))
            controls.append(control)
            if control.href and control.type == 'link':
                self._follow(control)
        if layer:
            controls.append(way_out(f'{place} | {layer} | way out'))
        self._steps.see(said, layer)
        within = () if self._steps.is_new or not self._last else (*self._found.kinds[self._last].within, self._last)
        for one in controls:
            self._found.kinds.setdefault(one.key, Kind(one, address, self._steps.way, within))
        self._read_back({one.key: one.value for one in controls if one.is_field}, layer)
        return controls, layer, said['menu']

    def _read_back(self, shown: dict[str, str], layer: str) -> None:
        """What was in the fields when they were saved is in them again; a form for something new begins empty."""
        kept = {key: value for key, value in self._kept.items() if key in shown}
        if not kept:
            return
        for key in kept:
            del self._kept[key]
        if layer and all(shown[key] == self._found.kinds[key].example.value for key in kept):
            return
        for key, value in kept.items():
            if not _alike(shown[key], value):
                self._fault(key, f'was saved as {value!r} and comes back as {shown[key]!r}')
        self._found.read_back += len(kept)

    async def _notice_saving(self) -> None:
        """A form is about to be saved: what is in its fields is to come back."""
        said = await self._find()
        layer = self._words.without_data(said['layer'])
        place = self._place(urlsplit(self.page.url).path)
        fields = [(self._key(control, place, layer), control)
                  for control in (Control.of(each, '') for each in said['controls']) if control.is_field]
        said_once = ('password', 'search')
        self._kept = {} if layer else {key: control.value for key, control in fields if (
            key in self._set and control.kind not in said_once and not control.off)}
        self._set -= set(self._kept)

    async def _find(self) -> dict[str, Any]:
        for _ in range(50):
            try:
                if said := await self.page.evaluate('window.walker?.find()'):
                    return said
                await settled(self.page)
            except Error:  # on its way elsewhere
                await asyncio.sleep(0.1)
        raise AssertionError(f'{self.page.url} does not come to rest.')

    def _place(self, address: str) -> str:
        """The address without its numbers, and which kind of item is there."""
        return ' '.join([self.pattern(address).split('?')[0], self._words.sort(address)]).strip()

    def _key(self, one: Control, place: str, layer: str) -> str:
        where = one.part if one.part in SHARED else f'{place} | {layer} | {one.part}'
        if one.type == 'link':
            return f'{where} | link to {self.pattern(one.href or "")}'
        if one.type in ('cell', 'head'):
            ticks = 'Selection' in (one.column or '')
            column = re.sub('[0-9]+', '#', one.column or '') if one.editable or ticks else ''
            return f'{where} | {one.type} {column}'
        if one.type in ('stop', 'line'):
            return f'{where} | {one.type}'
        if one.tag == 'button' and one.type == 'check':
            return f'{where} | switch from {one.value} {self._words.without_data(one.name)}'
        return f'{where} | {one.type} {one.icon} {self._words.without_data(one.name)}'

    def _follow(self, link: Control) -> None:
        address = link.href or ''
        if not address.startswith('/') or link.download:
            return
        address = address.split('#')[0]
        if address not in self._known and self.pattern(address).split('?')[0] in self._patterns:
            self._known.add(address)
            self._ways.append(address)

    def _pending(self, address: str) -> list[Kind]:
        """What was seen here and is still to be done."""
        return [kind for kind in self._found.kinds.values() if (
            kind.address == address and not kind.done and kind.tries < TRIES and not kind.example.off
            and (self._frame or kind.example.part != EVERYWHERE))]

    def _step_to_pending(self, address: str, controls: list[Control]) -> Control | None:
        """What has to be operated again to come to it; what leads nowhere several times is given up."""
        here = {one.key: one for one in controls if not one.off}
        for kind in self._pending(address):
            if (step := self._steps.next(kind.way, here)) and self._may_retrace(kind, step):
                return here[step]
        return None

    def _may_retrace(self, kind: Kind, step: str) -> bool:
        self._retraced[kind.example.key, step] += 1
        if self._retraced[kind.example.key, step] > AGAIN:
            kind.tries = TRIES
        return kind.tries < TRIES

    def _may_return(self, address: str) -> bool:
        """Whether the page is to be opened anew for what is still to be done."""
        return not self._steps.is_fresh and any(self._may_retrace(kind, '') for kind in self._pending(address))

    async def _operate(self, one: Control, address: str) -> None:
        kind = self._found.kinds[one.key]
        if not one.name and one.type not in ('cell', 'head', 'stop', 'film'):
            self._fault(one.key, 'has no name')
        if not kind.done and not await self.hand.reaches(one):
            kind.tries += TRIES
            self._fault(one.key, 'is not reached by Tab or arrows')
            return
        self._found.log.append(f'{perf_counter() - self._began:6.1f}      {one.key}')
        self._last = one.key
        self._steps.take(one.key, kind.within, is_field=one.is_field)
        saves = one.type == 'button' and one.name in SAVING
        if saves:
            await self._notice_saving()
        try:
            await self._do(one, again=kind.done)
            kind.done = True
        except Error as no:
            saves = False
            kind.tries += 1
            if kind.tries >= TRIES and not kind.done:
                self._fault(one.key, str(no).split('\n')[0] + ' ' + _reason(str(no)))
        await self._come_back(address)
        if saves:
            await self._after_saving(address)

    async def _do(self, one: Control, *, again: bool) -> None:
        await self.page.evaluate('window.walked = true')
        if one.type == 'way out':
            await self._leave(one)
            return
        thing = (await self.page.evaluate_handle('n => walker.at(n)', one.n)).as_element()
        goal = self.pattern(one.href or '') if one.type == 'link' else ''
        if goal in self._followed and not again:
            await self.hand.could_press(thing)
            return
        if goal:
            self._followed.add(goal)
        await self.hand.operate(one, thing)
        stays = one.blank or one.download or one.away or one.grid or (one.href or '').startswith('#')
        if one.type == 'link' and not stays:
            await self._arrived()
        await self._settle()
        if one.is_field:
            self._set.add(one.key)

    async def _after_saving(self, address: str) -> None:
        """Reads the page anew, unless the form has stayed with an error."""
        if await self._asks(WRONG):
            self._kept = {}
            self._found.log.append('      (not saved)')
        elif self._kept and not (await self._find())['depth']:
            await self._open(address)
        else:
            self._kept = {}

    async def _arrived(self) -> None:
        """A link leads to another document, which is not there at once; or to a file."""
        with suppress(Error):
            await self.page.wait_for_function('!window.walked', timeout=LONGEST)

    async def _settle(self) -> None:
        try:
            await self.page.evaluate('([quiet, longest]) => walker.settled(quiet, longest)', [QUIET, LONGEST])
        except Error:  # the page has gone elsewhere
            await settled(self.page)

    async def _asks(self, expression: str) -> Any:
        """Of a page that may be about to go."""
        try:
            return await self.page.evaluate(expression)
        except Error:
            await settled(self.page)
            return await self.page.evaluate(expression)

    async def _come_back(self, address: str) -> None:
        at = urlsplit(self.page.url)
        here = at.path + (f'?{at.query}' if at.query else '')
        is_same = await self._asks('!!window.walked')
        if is_same and at.path == urlsplit(address).path and not re.search(PARTS, at.query) or here == address:
            if not is_same:
                await self._arrives()
            return
        if at.path == '/sign-in' and self._username and not address.startswith('/sign-in'):
            await settled(self.page)
            await self._sign_in_again()
        elif here not in self._known and self.pattern(here).split('?')[0] in self._patterns and (
                at.path != urlsplit(address).path or re.search(PARTS, at.query)):
            self._known.add(here)
            self._ways.append(here)
        await self._open(address)

    async def _sign_in_again(self) -> None:
        try:
            await sign_in(self.page, self._username or '')
        except Error:
            await sign_in(self.page, self._username or '', PASSWORD)

    async def _arrives(self) -> None:
        self._steps.start()
        self._last = ''
        await settled(self.page)
        await self._settle()

    async def _open(self, address: str) -> None:
        for _ in range(3):
            try:
                await self.page.goto(address)
                return await self._arrives()
            except Error:
                await asyncio.sleep(0.3)  # it was on its way elsewhere

    async def _leave(self, one: Control) -> None:
        """By Esc, or by a click beside it; it may ask whether what was typed is to be lost."""
        before = await self._find()
        await self.hand.leave()
        await self._settle()
        after = await self._find()
        if (before['layer'], before['depth']) == (after['layer'], after['depth']):
            self._fault(one.key, f'is not left by {self.hand.leaving}')
            at = urlsplit(self.page.url)
            await self._open(f'{at.path}?{at.query}')

    def _fault(self, key: str, what: str) -> None:
        sentence = f'{key}: {what}'
        if sentence not in self._found.faults:
            self._found.faults.append(sentence)


def _first(todo: list[Control], controls: list[Control], layer: str) -> Control:
    """What only asks for a yes or a no is left before it is answered: afterwards it may not be asked again."""
    asks = bool(layer) and not any(one.is_field for one in controls)
    return min(todo, key=lambda one: (asks and not one.ends, one.turn))


def _alike(one: str, other: str) -> bool:
    try:
        return float(one) == float(other)
    except ValueError:
        return one.strip() == other.strip()


def _fits(route: str, path: str) -> bool:
    return re.fullmatch(re.sub(r'\{[^}]*\}', '[^/]+', route), path) is not None


def _reason(said: str) -> str:
    found = re.search(r'<[^\n]*> (from <[^\n]*> subtree )?intercepts pointer events|not visible|not enabled|detached',
                      said)
    return found[0] if found else ''


async def _accept(asked: Dialog) -> None:
    await asked.accept()


async def _choose_a_file(chooser: FileChooser) -> None:
    await chooser.set_files({'name': 'walked.txt', 'mimeType': 'text/plain', 'buffer': b'::Walked:: 1 + 1 = {=2 ~3}\n'})


async def _leave(download: Download) -> None:
    await download.cancel()


async def _close(page: Page) -> None:
    await page.close()
