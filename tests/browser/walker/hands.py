"""How each kind of control is operated: by a mouse at its real place, and by keys where the focus has come to."""
from contextlib import suppress

from playwright.async_api import ElementHandle, Error, Page

from .control import Control
from .in_page import FOCUS, HIDDEN, NEIGHBOUR, OTHER, PLAYED, STAYS, TO, TO_CELL, TOGETHER, WITHIN

PATIENCE = 3000
OPTION = '.q-menu [role=option]:not([aria-disabled=true]), [role=listbox]:popover-open [role=option]'
OTHER_OPTION = OPTION.split(',')[0] + ':not([aria-selected=true])'
ON_OPTION = '.q-menu .q-manual-focusable--focused'


class Mouse:
    name = 'mouse'
    shows_focus = True
    """Whether one could see that the focus has come to what was operated last."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def reaches(self, control: Control) -> bool:
        return True

    async def explores(self, count: int, sought: list[int], *, menu: bool) -> None:
        """Nothing to find out before: what can be seen can be clicked."""

    async def operate(self, control: Control, thing: ElementHandle) -> None:
        if control.away:
            return  # it comes into view where the focus is on it: a way for keyboards
        await getattr(self, f'_{control.type}', self._press)(control, thing)

    leaving = 'a click beside it'

    async def leave(self) -> None:
        await self.page.mouse.click(4, 4)

    async def could_press(self, thing: ElementHandle) -> None:
        """Nothing is in the way."""
        await thing.click(timeout=PATIENCE, trial=True)

    async def _press(self, control: Control, thing: ElementHandle) -> None:
        await thing.click(timeout=PATIENCE)

    async def _stop(self, control: Control, thing: ElementHandle) -> None:
        await thing.hover(timeout=PATIENCE)

    async def _cell(self, control: Control, thing: ElementHandle) -> None:
        await thing.click(timeout=PATIENCE)
        if control.editable:
            await self.page.keyboard.type('5')
            await self.page.keyboard.press('Enter')

    async def _check(self, control: Control, thing: ElementHandle) -> None:
        await self._on_it_or_its_label(thing)

    _radio = _check

    async def _text(self, control: Control, thing: ElementHandle) -> None:
        await thing.click(timeout=PATIENCE)
        await self._type(control.new_value())

    _number = _text

    async def _date(self, control: Control, thing: ElementHandle) -> None:
        await thing.fill(control.new_value(), timeout=PATIENCE)
        await thing.dispatch_event('change')

    _time = _date

    async def _select(self, control: Control, thing: ElementHandle) -> None:
        await thing.click(timeout=PATIENCE)
        await thing.select_option(index=await thing.evaluate(OTHER), timeout=PATIENCE)

    async def _choice(self, control: Control, thing: ElementHandle) -> None:
        await thing.click(timeout=PATIENCE)
        if await self._makes_up_one(thing):
            return
        await (await self.page.wait_for_selector(f'{OTHER_OPTION} >> nth=0', timeout=PATIENCE)).click(timeout=PATIENCE)
        await self._ends_choosing(thing)

    async def _makes_up_one(self, thing: ElementHandle) -> bool:
        """Where there is nothing else to choose yet, but a new one may be typed."""
        try:
            await self.page.wait_for_selector(OTHER_OPTION, timeout=PATIENCE)
            return False
        except Error:
            if await thing.evaluate('one => one.readOnly'):
                raise
        await self.page.keyboard.press('Control+A')
        await self.page.keyboard.type('Walked here')
        await self.page.keyboard.press('Enter')
        return True

    async def _finder(self, control: Control, thing: ElementHandle) -> None:
        await thing.click(timeout=PATIENCE)
        await self._type('mar')
        await (await self.page.wait_for_selector(OPTION, timeout=PATIENCE)).click(timeout=PATIENCE)

    async def _slider(self, control: Control, thing: ElementHandle) -> None:
        box = await thing.bounding_box()
        x, y = box['x'] + box['width'] / 2, box['y'] + box['height'] / 2
        await self._drag((x, y), (x + 40, y))

    async def _line(self, control: Control, thing: ElementHandle) -> None:
        """Onto its neighbour."""
        over = await thing.evaluate_handle(NEIGHBOUR)
        if (goal := over.as_element()) is None:
            return
        here, there = await thing.bounding_box(), await goal.bounding_box()
        below = there['y'] > here['y']
        await self._drag((here['x'] + 12, here['y'] + here['height'] / 2),
                         (there['x'] + 12, there['y'] + there['height'] * (0.8 if below else 0.2)))

    async def _film(self, control: Control, thing: ElementHandle) -> None:
        await thing.evaluate('film => { film.muted = true; }')
        await self._start_and_stop(thing)
        await self.page.wait_for_function(PLAYED, arg=thing, timeout=PATIENCE)
        await self._start_and_stop(thing)

    async def _start_and_stop(self, film: ElementHandle) -> None:
        await film.click(timeout=PATIENCE)

    async def _drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        await self.page.mouse.move(*start)
        await self.page.mouse.down()
        await self.page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=3)
        await self.page.mouse.move(*end, steps=3)
        await self.page.mouse.up()

    async def _type(self, text: str) -> None:
        await self.page.keyboard.press('Control+A')
        await self.page.keyboard.type(text)

    async def _ends_choosing(self, thing: ElementHandle) -> None:
        with suppress(Error):  # what was chosen may lead to another page
            if await self.page.query_selector('.q-menu'):
                await self.page.keyboard.press('Tab')

    async def _on_it_or_its_label(self, thing: ElementHandle) -> None:
        hidden = await thing.evaluate(HIDDEN)
        goal = (await thing.evaluate_handle('one => one.labels[0]')).as_element() if hidden else thing
        await goal.click(timeout=PATIENCE)


class Keyboard(Mouse):
    name = 'keyboard'

    async def reaches(self, control: Control) -> bool:
        return control.reached or _goes_by_cell(control)

    async def explores(self, count: int, sought: list[int], *, menu: bool) -> None:
        """Goes everywhere once, so that it is known what can be reached: with the arrows in what has been reached and
        holds some of these, then with Tab."""
        await self.page.evaluate('walker.sweep(true)')
        for there in await self.page.evaluate(TOGETHER, sought):
            await self.page.evaluate(TO, there['n'])
            for key in there['keys']:
                await self.page.keyboard.press(key)
        await self._presses('ArrowDown' if menu else 'Tab', count + 5)
        for _ in range(count):  # not all that can be reached can be operated
            before = await self.page.evaluate('walker.swept()')
            await self._presses('ArrowDown' if menu else 'Tab', 5)
            if await self.page.evaluate('walker.swept()') == before:
                break
        await self.page.evaluate('walker.sweep(false)')

    async def _presses(self, key: str, times: int) -> None:
        for _ in range(times):
            await self.page.keyboard.press(key)

    async def operate(self, control: Control, thing: ElementHandle) -> None:
        self.shows_focus = await thing.evaluate(FOCUS)
        await getattr(self, f'_{control.type}', self._press)(control, thing)

    leaving = 'Esc'

    async def leave(self) -> None:
        with suppress(Error):  # a dialog that is just being opened takes the focus when it is there
            await self.page.wait_for_function(WITHIN, timeout=1000)
        await self.page.keyboard.press('Escape')

    async def could_press(self, thing: ElementHandle) -> None:
        """The focus has been there."""

    async def _press(self, control: Control, thing: ElementHandle) -> None:
        by_cell = _goes_by_cell(control)
        if by_cell:
            await self._to_cell(thing)
        else:
            await thing.evaluate(STAYS)
        await self.page.keyboard.press('Space' if by_cell and control.type == 'button' else 'Enter')

    _head = _link = _press

    async def _to_cell(self, thing: ElementHandle) -> None:
        """The focus alone is not enough for the gradebook: it wants to be walked into."""
        if await thing.evaluate(TO_CELL):
            await self._presses('ArrowDown', 1)
            await self._presses('ArrowUp', 1)

    async def _stop(self, control: Control, thing: ElementHandle) -> None:
        pass

    async def _cell(self, control: Control, thing: ElementHandle) -> None:
        await self._to_cell(thing)
        if control.editable:
            await self.page.keyboard.type('5')
        await self.page.keyboard.press('Space' if control.column and 'Selection' in control.column else 'Enter')

    async def _check(self, control: Control, thing: ElementHandle) -> None:
        await self.page.keyboard.press('Space')

    _radio = _check

    async def _text(self, control: Control, thing: ElementHandle) -> None:
        await self._type(control.new_value())

    _number = _text

    async def _date(self, control: Control, thing: ElementHandle) -> None:
        year, month, day = control.new_value().split('-')
        await self._to_its_first_part()
        await self.page.keyboard.type(f'{day}{month}{year}')
        await self._has_arrived(thing)

    async def _time(self, control: Control, thing: ElementHandle) -> None:
        await self._to_its_first_part()
        afternoon = 'P'  # where a clock has twelve hours
        await self.page.keyboard.type(control.new_value().replace(':', '') + afternoon)
        await self._has_arrived(thing)

    async def _to_its_first_part(self) -> None:
        """Tab goes to the day, the month and the year of a date, each."""
        await self._presses('ArrowLeft', 4)

    async def _has_arrived(self, thing: ElementHandle) -> None:
        """Not elsewhere: a dialog that is just being opened takes the focus when it is there."""
        if not await thing.evaluate('one => one.value'):
            raise Error('What was typed is not in it')

    async def _select(self, control: Control, thing: ElementHandle) -> None:
        last = await thing.evaluate('one => one.selectedIndex === one.options.length - 1')
        await self.page.keyboard.press('ArrowUp' if last else 'ArrowDown')

    async def _choice(self, control: Control, thing: ElementHandle) -> None:
        await self.page.keyboard.press('ArrowDown')
        if await self._makes_up_one(thing):
            return
        await self.page.keyboard.press('ArrowDown')
        if not await self.page.query_selector(ON_OPTION):  # it was on the last
            await self.page.keyboard.press('ArrowDown')
        await self.page.keyboard.press('Enter')
        await self._ends_choosing(thing)

    async def _finder(self, control: Control, thing: ElementHandle) -> None:
        await self._type('mar')
        await self.page.wait_for_selector(OPTION, timeout=PATIENCE)
        await self.page.keyboard.press('Enter')

    async def _slider(self, control: Control, thing: ElementHandle) -> None:
        await self.page.keyboard.press('ArrowRight')

    async def _line(self, control: Control, thing: ElementHandle) -> None:
        down = await thing.evaluate('one => !!one.nextElementSibling?.draggable || one.matches(".edit-head")')
        await self.page.keyboard.press('Alt+ArrowDown' if down else 'Alt+ArrowUp')

    async def _start_and_stop(self, film: ElementHandle) -> None:
        await self.page.keyboard.press('Space')


def _goes_by_cell(control: Control) -> bool:
    """The link of a row and the button of a cell are for a mouse; for keys its cell does the same."""
    return control.type in ('link', 'button') and bool(control.grid)
