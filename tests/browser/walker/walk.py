"""The walk itself: page after page of one role, and on each whatever has not been operated yet."""
import asyncio
import re
from collections import Counter
from collections.abc import Collection, Sequence
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error

from tests.browser.visits import Visits

from .addresses import Addresses, is_at
from .control import PASSING, Control, first, is_same, way_out
from .events import prepare, sign_in_again
from .found import TRIES, Found, Kind, reason
from .hands import Mouse
from .keys import Keys
from .pending import Pending
from .read_back import ReadBack, Where
from .screen import AFTER_TYPING, QUIET, Screen
from .steps import Steps
from .words import Words

EXPLORING, PAUSE, SLOW, MAX_STEPS_OF_A_PAGE = 4, 0.1, 2, 400
PARTS = r'\b(tab|item|view|part)='
WRONG = '''!!document.querySelector('.q-field--error, [aria-invalid=true]')'''


class Walk:

    def __init__(self, visit: Visits, hand: type[Mouse], words: Words, addresses: Addresses, found: Found, *,
                 shared: Collection[str] = (), elsewhere: Collection[str] = (), each: int = 4,
                 frame: bool = False) -> None:
        """:param shared: dialogs that are the same wherever they are opened, by their titles
        :param elsewhere: dialogs that another walk operates
        :param each: how many pages of one address are opened that show nothing new
        :param frame: whether what every page has is operated too
        """
        self._visit, self._hand, self._words, self._found, self._each = visit, hand, words, found, each
        self._addresses, self._shared, self._elsewhere, self._frame = addresses, shared, elsewhere, frame
        self._keys, self._steps, self._last = Keys(words, addresses), Steps(), ''
        self._pressed: dict[str, Control] = {}
        """What was operated last of each kind."""
        self._sent: dict[Where, Sequence[str]] = {}
        """Dialogs with something set that was not read back, and what had opened them."""
        self._filled_again: tuple[int | str, ...] = ()
        """The form that nothing was set in when it was to be saved."""
        self._opening = 0
        """How often a page was opened."""
        self.screen: Screen

    async def goes(self, username: str | None, *starts: str) -> None:
        """Everywhere that links and rows lead to from here."""
        self._username = username
        self._addresses.begin(starts)
        idle = Counter[tuple[str, str]]()
        opened = self._found.opened[username or ''] = Counter()
        self._followed: set[str] = set()
        self._pending = Pending(self._found, self._addresses, self._words, frame=self._frame)
        self._read_back = ReadBack(self._found)
        page = await self._visit(username, starts[0])
        await prepare(page)
        self.screen, self.hand = Screen(page), self._hand(page)
        while (address := self._addresses.next()) is not None:
            pattern = self._addresses.pattern(address)
            sort = pattern, self._words.sort(address)
            if idle[sort] < self._each or address in starts:
                known = len(self._found.kinds)
                opened[pattern] += 1
                await self._page(address)
                idle[sort] = idle[sort] + 1 if known == len(self._found.kinds) else 0

    async def _page(self, address: str) -> None:
        began = self._began = perf_counter()
        self._sent = {}
        await self._open(address)
        for count in range(MAX_STEPS_OF_A_PAGE):  # noqa: B007 - told below
            controls, layer, menu = await self._look(address)
            todo = self._pending.todo(controls)
            if sought := await self._seeks(todo):
                await asyncio.sleep(PAUSE * sought)  # a dialog takes the focus when it is there
                unknown = [one.n for one in todo if not self._found.kinds[one.key].reached]
                await self.hand.explores(sum(not one.grid for one in controls), unknown, menu=menu)
                continue
            if step := self._pending.step_back(self._steps, address, controls):
                await self._operate(step, address)
            elif todo:
                chosen = first(todo, controls, layer)
                await self._operate(self._unset_before(chosen, controls) or chosen, address)
            elif step := self._pending.step(self._steps, address, controls):
                await self._operate(step, address)
            elif away := next((one for one in controls if layer and one.name == 'Discard'), None):
                await self._operate(away, address)
            elif self._pending.may_return(self._steps, address) or self._read_back.waits_at(
                    (address, '', ''), self._opening):
                await self._open(address)
            elif self._sent:
                where, opened_by = self._sent.popitem()
                if self._read_back.missed(where):
                    await self._open(address)
                    await self._open_again(opened_by, address)
            else:
                break
        self._found.says(f'{perf_counter() - began:6.1f} s  {count:3}  {self._username}  {address}')

    def _unset_before(self, one: Control, controls: list[Control]) -> Control | None:
        """A field that was set and not saved, because something else has closed the form: it is set again before the
        form is saved."""
        if not one.saves(in_dialog=self._steps.depth == 1):
            return None
        here = self._opening, *self._where
        if not self._steps.has_set_any:
            self._filled_again = here
        if self._filled_again != here:
            return None
        return next((field for field in controls if field.is_field and not field.off and (
            self._found.kinds[field.key].done and field.key not in self._found.read
            and not self._steps.has_set(field.key))), None)

    async def _reaches(self, one: Control) -> bool:
        kind = self._found.kinds[one.key]  # what is drawn anew need not be found anew
        kind.reached = kind.reached or await self.hand.reaches(one)
        return kind.reached

    async def _seeks(self, todo: list[Control]) -> int:
        """How often one of these has been sought that has not been reached yet; 0 where nothing is to be sought."""
        kinds = [self._found.kinds[one.key] for one in todo if not await self._reaches(one)]
        for kind in kinds:
            kind.sought += 1
        return min((kind.sought for kind in kinds if kind.sought <= EXPLORING), default=0)

    async def _look(self, address: str) -> tuple[list[Control], str, bool]:
        said = await self._find(address)
        raw = self._words.without_data(said['layer'])
        self._steps.see(said, raw)
        layer = self._keys.layer(raw, self._steps.opener)
        place = 'any page' if layer in self._shared else self._addresses.place(address)
        controls = [] if layer in self._elsewhere else self._keys.controls(said, place, layer)
        for one in controls:
            if one.href and one.type == 'link' and not one.download and one.href.startswith('/'):
                self._addresses.add(one.href.split('#')[0])
            elif not one.off and one.key in self._found.leads:
                self._addresses.add(self._found.leads[one.key])
        if layer and layer not in self._elsewhere:
            controls.append(way_out(f'{place} | {layer} | way out'))
        within = () if self._steps.is_new or not self._last else (*self._found.kinds[self._last].within, self._last)
        for one in controls:
            kind = self._found.kinds.setdefault(one.key, Kind(one, address, raw, self._steps.way, within))
            if self._steps.is_new and not kind.done:
                kind.way, kind.within = self._steps.way, within  # the way by which it was seen last is still open
        opener = self._pressed.get(self._steps.opener)
        self._controls, self._where = controls, (address, opener.name if opener else '', raw)
        self._read_back.compare(controls, layer, said['layer'])
        self._read_back.look(controls, self._where, self._opening)
        return controls, layer, said['menu']

    async def _find(self, address: str) -> dict[str, Any]:
        """What is on this page; one that has gone elsewhere late is opened again."""
        for _ in range(TRIES):
            said = await self.screen.find()
            if is_at(self.screen.page.url, address):
                return said
            await self._come_back(address)
        return await self.screen.find()

    async def _notice_saving(self, address: str) -> None:
        """A form is about to be saved: what is in its fields is to come back."""
        said = await self.screen.find()
        layer = self._keys.layer(self._words.without_data(said['layer']), self._steps.opener)
        fields = [one for one in self._keys.controls(said, self._addresses.place(address), layer) if one.is_field]
        self._read_back.saving(fields, said['layer'])

    async def _operate(self, one: Control, address: str) -> None:
        kind = self._found.kinds[one.key]
        if not one.name and one.type not in ('cell', 'head', 'stop', 'film'):
            self._found.fault(one.key, 'has no name')
        if not kind.done and not await self._reaches(one):
            kind.tries += TRIES
            self._found.fault(one.key, 'is not reached by Tab or arrows')
            return
        self._found.says(f'{perf_counter() - self._began:6.1f}      {one.key}')
        if one.name in PASSING and self._last:
            self._found.kinds[self._last].done = False  # it is as if it had not been
        self._last = one.key
        saves = one.saves(in_dialog=self._steps.depth == 1)
        sends, opened_by = self._steps.depth > 0 and one.sends(), self._steps.opened_by
        where, opening = self._where, self._opening
        self._steps.take(one, kind.within, saves=saves)
        self._pressed[one.key] = one
        if saves:
            await self._notice_saving(address)
        try:
            await self._do(one, again=kind.done)
            kind.done = True
        except Error as no:
            saves = sends = False
            kind.tries += 1
            if kind.tries >= TRIES and not kind.done:
                self._found.fault(one.key, f'{str(no).splitlines()[0]} {reason(str(no))}')
        await self._come_back(address)
        if sends and self._read_back.waits_at(where, opening):
            self._sent[where] = opened_by
        if saves:
            await self._after_saving(address, opened_by)

    async def _do(self, one: Control, *, again: bool) -> None:
        await self.screen.mark()
        if one.type == 'way out':
            await self._leave(one)
            return
        thing = await self.screen.at(one.n)
        goal = f'{one.part} {self._addresses.pattern(one.href or "")}' if one.type == 'link' else ''
        if goal in self._followed and not again:
            await self.hand.could_press(thing)
            return
        if goal:
            self._followed.add(goal)
        self._read_back.operates(one, self._where, self._opening, self._controls)
        await self.hand.operate(one, thing)
        if not self.hand.shows_focus:
            self._found.fault(one.key, 'does not show that the focus is there')
        if one.leads_away:
            await self.screen.left()
        await self.screen.settle(AFTER_TYPING if one.type == 'text' else QUIET)
        if one.is_field:
            self._read_back.has_set(one.key)

    async def _after_saving(self, address: str, opened_by: Sequence[str]) -> None:
        """Reads the page anew, and opens the dialog again that was saved, unless the form has stayed with an error."""
        if await self.screen.asks(WRONG):
            self._found.says('      (not saved)')
        elif self._read_back.waits and not (await self.screen.find())['depth']:
            await self._open(address)
            await self._open_again(opened_by, address)
        self._read_back.forget()

    async def _open_again(self, opened_by: Sequence[str], address: str) -> None:
        """The same dialog from the page as it is now, if what has opened it is still to be told from others."""
        controls, _, _ = await self._look(address)
        for step in (self._pressed[key] for key in opened_by if not self._pressed[key].is_field):
            same = [one for one in controls if is_same(one, step)]
            if len(same) != 1:
                same = [one for one in same if one.key == step.key and one.nth == step.nth]
            if not same:
                break
            self._steps.take(step, (), saves=False)
            try:
                await (await self.screen.at(same[0].n)).click(timeout=3000)
            except Error:
                break
            await self.screen.settle()
            controls, _, _ = await self._look(address)
        if opened_by:
            await self._open(address)

    async def _come_back(self, address: str) -> None:
        at = urlsplit(self.screen.page.url)
        here = at.path + (f'?{at.query}' if at.query else '')
        is_same = await self.screen.is_same()
        if is_same and at.path == urlsplit(address).path and not re.search(PARTS, at.query) or here == address:
            if not is_same:
                await self.screen.arrived()
                self._arrives()
            return
        if at.path == '/sign-in' and self._username and not address.startswith('/sign-in'):
            await sign_in_again(self.screen.page, self._username)
        elif at.path != urlsplit(address).path or re.search(PARTS, at.query):
            self._addresses.add(here)
            if self._last and self._pressed[self._last].type == 'button':
                self._found.leads[self._last] = here
        await self._open(address)

    async def _open(self, address: str) -> None:
        await self.screen.opens(address)
        self._arrives()

    def _arrives(self) -> None:
        self._steps.start()
        self._last = ''
        self._opening += 1

    async def _leave(self, one: Control) -> None:
        """By Esc, or by a click beside it; it may ask whether what was typed is to be lost."""
        before = await self.screen.find()
        await self.hand.leave()
        for _ in range(TRIES):  # a server that is busy with others answers late
            await self.screen.settle()
            after = await self.screen.find()
            if (before['layer'], before['depth']) != (after['layer'], after['depth']):
                break
            await asyncio.sleep(SLOW)
        else:
            self._found.fault(one.key, f'is not left by {self.hand.leaving}')
            at = urlsplit(self.screen.page.url)
            await self._open(f'{at.path}?{at.query}')
