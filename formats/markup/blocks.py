"""A tree of HTML as paragraphs, headings, lists, quotes, code and tables."""
import re
from collections.abc import Callable

from lxml import html

from i18n import _

from ..mathml import in_words
from .addresses import link_address
from .block_join import Block, List, joined
from .code import fenced
from .embeds import DRAWING, FRAMES, RUNS, framed, is_blank, pictured
from .inline import NEW_LINE, InlinePiece, Link, Look, one_line, paragraph
from .styles import styled
from .sub_superscript import lowered, raised
from .tables import table
from .tree import BLOCKS, DRAWN, UNSEEN, plain_words

AROUND = {'q': '“”', 'rt': '()'}
CODE = 'code', 'kbd', 'samp', 'tt'
FIELDS = 'input', 'select', 'textarea'
LISTS = 'ul', 'ol', 'menu', 'dir'


class Flow:
    """What follows one another down the page, or, with `in_line`, in a single line."""

    def __init__(self, note: Callable[[str], None], *, in_line: bool = False) -> None:
        self.note, self.in_line = note, in_line
        self.blocks: list[Block] = []
        self.pieces: list[InlinePiece] = []
        self._loose: list[list[Block]] = []
        """Items of no list, for which one is made."""

    def written(self, root: html.HtmlElement) -> str:
        return joined(self._within(root, Look()))

    def add(self, block: Block) -> None:
        self.end()
        self._end_list()
        self.blocks.append(block)

    def end(self) -> None:
        """Here a line ends, and outside of single lines a paragraph."""
        if self.in_line:
            self.pieces.append(NEW_LINE)
            return
        pieces, self.pieces = self.pieces, []
        for lines in _paragraphs(pieces):
            if any(not piece.is_space for piece in lines):
                self._end_list()
                self.blocks.append(paragraph(lines))

    def say(self, text: str | None, look: Look) -> None:
        if text:
            self.pieces.append(InlinePiece(text, look))

    def read_inside(self, element: html.HtmlElement, look: Look) -> None:
        self.say(element.text, look)
        for part in element:
            self.read(part, look)
            self.say(part.tail, look)

    def read(self, element: html.HtmlElement, look: Look) -> None:
        tag = element.tag
        if tag == 'script' or tag in FIELDS and element.get('type') != 'hidden':
            self.note(str(RUNS))
        elif tag in UNSEEN:
            return
        elif tag in DRAWN:
            self.note(str(DRAWING))
        elif tag in FRAMES:
            framed(element, self, look)
        elif tag == 'img':
            pictured(element, self, look)
        elif tag == 'br':
            self.pieces.append(NEW_LINE)
        elif tag in BLOCKS:
            self.end()
            self._read_block(element, look)
            self.end()
        else:
            self._read_inline(element, look)

    # In a row

    def _read_inline(self, element: html.HtmlElement, look: Look) -> None:
        tag = element.tag
        if tag == 'a':
            look = self._linked(element, look)
            self.read_inside(element, look)
            if look.link and is_blank(element):
                self.say(look.link.address, look)
        elif tag in CODE:
            if not self.in_line and not look.link and next(element.iter('br'), None) is not None and (
                    next(element.iter('a', 'img', *FRAMES), None) is None):
                self._code(element)
            else:
                self.read_inside(element, Look(look.styles, look.link, is_code=True))
        elif tag in ('sub', 'sup') and next(element.iter('a', 'img', *FRAMES), None) is None:
            self.say((raised if tag == 'sup' else lowered)(plain_words(element)), look)
        elif tag == 'math':
            self.say(in_words(element), look)
        elif tag in AROUND:
            self.say(AROUND[tag][0], look)
            self.read_inside(element, look)
            self.say(AROUND[tag][1], look)
        elif tag != 'rp':
            self.read_inside(element, styled(element, look))

    def _linked(self, element: html.HtmlElement, look: Look) -> Look:
        raw = element.get('href', '').strip()
        address = link_address(raw)
        if not address:
            if raw and not raw.startswith('#'):
                self.note(_('The link “{address}” leads nowhere outside its old place.', address=raw[:80]))
            return look
        return Look(look.styles, Link(address, element.get('title', '')), look.is_code)

    # Down the page

    def _read_block(self, element: html.HtmlElement, look: Look) -> None:
        tag = element.tag
        if self.in_line:
            self._read_block_in_line(element, look)
        elif tag in ('h1', 'h2', 'h3', 'h4', 'h5', 'h6'):
            if words := self.line_of(element, look):
                self.add(f'{"#" * int(tag[1])} {words}')
        elif tag == 'pre':
            self._code(element)
        elif tag == 'hr':
            self.add('___')
        elif tag == 'blockquote':
            self._quote(element, look)
        elif tag in LISTS:
            self._list(element, look)
        elif tag in ('li', 'dd'):
            self._list_item(element, look)
        elif tag == 'table' and (rows := table(element, self, look)):
            self.add(rows)
        else:
            self.read_inside(element, styled(element, look))

    def _read_block_in_line(self, element: html.HtmlElement, look: Look) -> None:
        self.say('• ' if element.tag in ('li', 'dd') else '', look)
        self.read_inside(element, Look(look.styles, look.link, is_code=True) if element.tag == 'pre' else look)

    def _list_item(self, element: html.HtmlElement, look: Look) -> None:
        """Of a list that nobody has opened."""
        if blocks := self._within(element, look):
            self._loose.append(blocks)

    def _quote(self, element: html.HtmlElement, look: Look) -> None:
        if blocks := self._within(element, look):
            self.add('\n'.join(f'> {line}' if line else '>' for line in joined(blocks).split('\n')))

    def line_of(self, element: html.HtmlElement, look: Look, *, in_cell: bool = False) -> str:
        flow = Flow(self.note, in_line=True)
        flow.read_inside(element, look)
        return one_line(flow.pieces, in_cell=in_cell)

    def _within(self, element: html.HtmlElement, look: Look) -> list[Block]:
        flow = Flow(self.note)
        flow.read_inside(element, look)
        return flow._taken()

    def _taken(self) -> list[Block]:
        """All so far; it begins anew."""
        self.end()
        self._end_list()
        blocks, self.blocks = self.blocks, []
        return blocks

    def _end_list(self) -> None:
        if self._loose:
            items, self._loose = self._loose, []
            self.blocks.append(List(items))

    def _list(self, element: html.HtmlElement, look: Look) -> None:
        """What stands in it between its items is one, or belongs to the one before if that is a list."""
        items: list[list[Block]] = []
        between = Flow(self.note)
        between.say(element.text, look)
        for part in element:
            if part.tag == 'li':
                items += filter(None, (between._taken(), self._within(part, look)))
            else:
                if part.tag in LISTS:
                    items += filter(None, (between._taken(),))
                between.read(part, look)
                if part.tag in LISTS and items:
                    items[-1] = items[-1] + between._taken()
            between.say(part.tail, look)
        items += filter(None, (between._taken(),))
        if items:
            self.add(List(items, _first_number(element) if element.tag == 'ol' else None))

    def _code(self, element: html.HtmlElement) -> None:
        if lines := fenced(element):
            self.add(lines)
        for part in element.iter('a', 'img', *FRAMES):
            if part.tag != 'a':
                self.read(part, Look())
            elif link_address(part.get('href', '')):
                self.note(_('The link “{address}” stands in code, which holds none.', address=part.get('href')[:80]))


def _paragraphs(pieces: list[InlinePiece]) -> list[list[InlinePiece]]:
    """An empty line ends one."""
    paragraphs: list[list[InlinePiece]] = [[]]
    breaks = 0
    for piece in pieces:
        breaks = breaks + 1 if piece.is_break else breaks if piece.is_space else 0
        if breaks == 2 and piece.is_break:
            paragraphs.append([])
        else:
            paragraphs[-1].append(piece)
    return paragraphs


def _first_number(element: html.HtmlElement) -> int:
    raw = element.get('start', '').strip()
    return int(raw) if re.fullmatch('[0-9]{1,8}', raw) else 1
