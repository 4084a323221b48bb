"""How each kind of control is operated: by a mouse at its real place, and by keys where the focus has come to."""
from playwright.async_api import ElementHandle, Error, Page

from .control import Control

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

    async def explores(self, count: int, *, menu: bool) -> None:
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

    async def explores(self, count: int, *, menu: bool) -> None:
        """Goes everywhere once, so that it is known what can be reached."""
        await self.page.evaluate('walker.sweep(true)')
        for _ in range(count + 5):
            await self.page.keyboard.press('ArrowDown' if menu else 'Tab')
        for there in await self.page.evaluate(TOGETHER):
            await self.page.evaluate(TO, there['n'])
            for key in there['keys']:
                await self.page.keyboard.press(key)
        await self.page.evaluate('walker.sweep(false)')

    async def operate(self, control: Control, thing: ElementHandle) -> None:
        self.shows_focus = await thing.evaluate(FOCUS)
        await getattr(self, f'_{control.type}', self._press)(control, thing)

    leaving = 'Esc'

    async def leave(self) -> None:
        await self.page.keyboard.press('Escape')

    async def could_press(self, thing: ElementHandle) -> None:
        """The focus has been there."""

    async def _press(self, control: Control, thing: ElementHandle) -> None:
        await self.page.keyboard.press('Enter')

    _head = _press

    async def _link(self, control: Control, thing: ElementHandle) -> None:
        if _goes_by_cell(control):
            await thing.evaluate('link => link.closest(".ag-cell").focus()')
        await self._press(control, thing)

    async def _stop(self, control: Control, thing: ElementHandle) -> None:
        pass

    async def _cell(self, control: Control, thing: ElementHandle) -> None:
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
        await self.page.keyboard.type(f'{day}{month}{year}')

    async def _time(self, control: Control, thing: ElementHandle) -> None:
        await self.page.keyboard.type(control.new_value().replace(':', ''))

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
    """The link of a row is for a mouse; for keys its cell does the same."""
    return control.type == 'link' and bool(control.grid)


HIDDEN = '''one => { const box = one.getBoundingClientRect();
    return (box.width < 2 || getComputedStyle(one).opacity === '0') && one.labels?.length > 0; }'''
PLAYED = 'film => film.currentTime > 0.5'
OTHER = 'one => (one.selectedIndex + 1) % one.options.length'
NEIGHBOUR = '''one => {
    const home = one.matches('.edit-head') ? one.parentElement : one;
    const others = [...home.parentElement.children].filter((other) => other.checkVisibility());
    const at = others.indexOf(home);
    const near = others[at + 1] ?? others[at - 1];
    return one.matches('.edit-head') ? near?.querySelector('.edit-head') : near?.draggable ? near : null; }'''
FOCUS = '''async (one) => {
    if (one === document.activeElement) return true; // without a look from before there is nothing to compare
    if (one.closest('.markdown-panes, .q-field')?.contains(document.activeElement)) return true; // they share a frame
    const before = walker.look(one);
    one.focus();
    for (let frames = 0; frames < 3; frames += 1) {
        await new Promise((go) => requestAnimationFrame(go));
        if (before !== walker.look(one)) return true;
    }
    return one !== document.activeElement; }'''
TO = 'n => walker.at(n).focus()'
TOGETHER = '''() => {
    const { controls } = walker.find();
    const grids = new Set(), groups = new Set(), out = [];
    for (const { n, type, reached, group, label, grid } of controls) {
        const one = walker.at(n);
        const box = one.closest('[role=toolbar], [role=tablist], [role=menu], [role=radiogroup], [role=listbox]');
        if ((type === 'head' || type === 'cell') && reached && !grids.has(grid)) {
            grids.add(grid);
            const count = document.querySelectorAll('.ag-header-cell').length;
            const [left, right] = ['ArrowLeft', 'ArrowRight'].map((key) => Array(count).fill(key));
            const up = type === 'head' ? [] : ['Control+Home', 'ArrowUp'];
            out.push({ n, keys: [...up, ...left, ...right, 'ArrowDown', ...left, ...right] });
        } else if (type === 'radio' && reached && !groups.has(group)
                && controls.some((other) => other.type === type && other.group === group && !other.reached)) {
            groups.add(group);
            out.push({ n, keys: Array(8).fill('ArrowDown') });
        } else if (box && reached && !groups.has(box)) {
            groups.add(box);
            const count = box.querySelectorAll('button, a, [role]').length;
            out.push({ n, keys: Array(count).fill(
                box.matches('[role=menu], [role=listbox]') ? 'ArrowDown' : 'ArrowRight') });
        }
    }
    return out;
}'''
