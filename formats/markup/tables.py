"""Tables, whose cells in Markdown hold a single line."""
from itertools import chain, repeat
from typing import TYPE_CHECKING

from lxml import html

from .inline import STRONG, Look

if TYPE_CHECKING:
    from .blocks import Flow

MAX_CELLS = 50_000
PARTS = 'thead', 'tbody', 'tfoot'
LARGE = 'table', 'pre', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'
"""A table that holds such arranges a page; it is read cell by cell."""


def table(element: html.HtmlElement, flow: 'Flow', look: Look) -> str:
    """Nothing, if what is in it does not fit into one."""
    rows = _rows(element)
    if not rows or len(list(element.iter(*LARGE))) > 1 or _has_more(element):
        return ''
    width = max(sum(map(_width, row)) for row in rows)
    if not width or width * len(rows) > MAX_CELLS:
        return ''
    headed = all(cell.tag == 'th' for cell in rows[0]) or rows[0].getparent().tag == 'thead'
    lines = [[''] * width] if not headed else []
    held: dict[int, int] = {}
    """In how many rows below a cell goes on, by its column."""
    for row in rows:
        line: list[str] = []
        for cell in row:
            while held.get(len(line)):
                held[len(line)] -= 1
                line.append('')
            words = flow.line_of(cell, look.also(STRONG) if cell.tag == 'th' and lines else look, in_cell=True)
            for column in range(len(line), len(line) + _width(cell)):
                held[column] = _number(cell.get('rowspan')) - 1
            line += chain([words], repeat('', _width(cell) - 1))
        for column in range(len(line), max(held, default=0) + 1):
            held[column] = max(0, held.get(column, 0) - 1)
        lines.append(line)
    width = max(map(len, lines))
    head, *body = ['| {} |'.format(' | '.join([*line, *repeat('', width - len(line))])) for line in lines]
    caption = element.find('caption')
    words = flow.line_of(caption, look) if caption is not None else ''
    if words:
        flow.add(words)
    return '\n'.join([head, '|' + ' --- |' * width, *body])


def _rows(element: html.HtmlElement) -> list[html.HtmlElement]:
    return [row for part in element for row in ([part] if part.tag == 'tr' else part if part.tag in PARTS else ())
            if row.tag == 'tr' and len(row)]


def _has_more(element: html.HtmlElement) -> bool:
    """Something between its cells, which no table has a place for."""
    for part in (element, *element.iter(*PARTS, 'tr')):
        kinds = ('td', 'th') if part.tag == 'tr' else (*PARTS, 'tr', 'caption', 'colgroup', 'col')
        if (part.text or '').strip() or any(
                (child.tail or '').strip() or child.tag not in kinds for child in part):
            return True
    return False


def _width(cell: html.HtmlElement) -> int:
    return _number(cell.get('colspan'))


def _number(raw: str | None) -> int:
    return min(int(raw), 100) if raw and raw.isascii() and raw.isdecimal() and int(raw[:4]) else 1
