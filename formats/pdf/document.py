"""A sheet of A4 with what stands on every one of ours: margins, type, page numbers and “as of”; and its parts.

The type (Inter) knows Latin, Greek, Cyrillic and Vietnamese. Other signs come from a second font where one is given;
without one an empty box stands for each.
"""
import logging
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos

from i18n import Text, _, current_language

FONTS = Path(__file__).parent / 'fonts'
INK, MUTED, LINE, SHADE, ACCENT = (27, 36, 48), (91, 102, 117), (213, 219, 227), (243, 245, 248), (36, 86, 184)
MARGIN, FOOT = 18.0, 16.0
ROW, LEADING = 6.4, 4.4
Align = Literal['L', 'R', 'C']
logging.getLogger('fpdf').setLevel(logging.ERROR)  # signs that the font lacks are no news for the log
logging.getLogger('fontTools').setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class PaperFact:
    label: str
    value: str
    note: str = ''


@dataclass(frozen=True, slots=True)
class Col:
    label: Text
    width: float
    """A share of the whole width."""
    align: Align = 'L'


class Paper(FPDF):

    def __init__(self, title: str, as_of: str, *, about: str = '', font: str | None = None,
                 orientation: Literal['portrait', 'landscape'] = 'portrait') -> None:
        """:param about: what it is about, for the head of each further page
        :param font: a font file for signs that ours lacks
        """
        super().__init__(orientation=orientation, unit='mm', format='A4')
        self._as_of, self._about = clean(as_of), clean(' · '.join(part for part in (title, about) if part))
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_auto_page_break(True, margin=FOOT + 6)
        self.add_font('Inter', '', FONTS / 'Inter-Regular.ttf')
        self.add_font('Inter', 'B', FONTS / 'Inter-SemiBold.ttf')
        if font:
            self.add_font('Other', '', font)
            self.set_fallback_fonts(['Other'], exact_match=False)
        self.set_title(clean(title))
        self.set_subject(clean(about))
        self.set_creator('Cohort')
        self.set_lang(current_language().replace('_', '-'))
        self.alias_nb_pages()
        self.add_page()

    def header(self) -> None:
        if self.page_no() == 1 or not self._about:
            return
        self.in_type(8, MUTED)
        self.set_y(10)
        self.cell(0, 4, self.fitting(self._about, self.epw), new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_y(MARGIN)

    def footer(self) -> None:
        self.set_y(-FOOT)
        self.in_type(8, MUTED)
        self.cell(self.epw * 0.75, 5, self.fitting(self._as_of, self.epw * 0.75), new_x=XPos.RIGHT, new_y=YPos.TOP)
        wider = self.get_string_width('{nb}') - self.get_string_width('0')  # what stands there only while it is drawn
        self.cell(self.epw * 0.25 + wider, 5, _('Page {page} of {pages}', page=self.page_no(), pages='{nb}'),
                  align='R')

    def head(self, kicker: str, title: str, line: str = '') -> None:
        """At the top of the first page."""
        self.in_type(9, ACCENT, bold=True)
        self.cell(0, 5, clean(kicker), new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.words(title, size=19, bold=True, leading=8.5)
        if line:
            self.words(line, size=10, colour=MUTED)
        self.ln(4)

    def heading(self, text: str, note: str = '') -> None:
        """With room for something under it."""
        self.keep(28)
        self.ln(3)
        self.words(text, size=13, bold=True, leading=6)
        if note:
            self.words(note, size=9, colour=MUTED)
        self.ln(1.5)

    def words(self, text: str, *, size: float = 9.5, bold: bool = False, colour: tuple[int, int, int] = INK,
              leading: float | None = None, align: Align = 'L') -> None:
        """A paragraph."""
        self.in_type(size, colour, bold=bold)
        self.multi_cell(0, leading or size * 0.5, clean(text, lines=True), align=align, new_x=XPos.LMARGIN,
                        new_y=YPos.NEXT)

    def facts(self, facts: Sequence[PaperFact], *, columns: int = 4) -> None:
        """Figures side by side, each with what it counts below it."""
        width = self.epw / columns
        for start in range(0, len(facts), columns):
            self.keep(22)
            top = lowest = self.get_y()
            for number, fact in enumerate(facts[start:start + columns]):
                self.in_type(8, MUTED)
                self.set_xy(self.l_margin + number * width, top)
                self.cell(width - 4, 4, self.fitting(fact.label, width - 4), new_x=XPos.LEFT, new_y=YPos.NEXT)
                self.in_type(13, INK, bold=True)
                self.cell(width - 4, 6.5, self.fitting(fact.value, width - 4), new_x=XPos.LEFT, new_y=YPos.NEXT)
                if fact.note:
                    self.in_type(7, MUTED)
                    self.multi_cell(width - 4, 3.1, clean(fact.note), align='L', new_x=XPos.LEFT, new_y=YPos.NEXT)
                lowest = max(lowest, self.get_y())
            self.set_xy(self.l_margin, lowest + 3)

    def rows(self, cols: Sequence[Col], rows: Sequence[Sequence[str]], *, empty: str = '') -> None:
        """Long texts of the first column go on in a second line; others are cut. The heads come again on each page."""
        whole = sum(col.width for col in cols)
        widths = [self.epw * col.width / whole for col in cols]
        if not rows:
            self.words(empty, colour=MUTED)
            return
        self._heads(cols, widths)
        for row in rows:
            self._row(cols, widths, row)
        self.ln(2)

    def keep(self, height: float) -> None:
        """What comes next, this high, stays on one page."""
        if self.get_y() + height > self.page_break_trigger:
            self.add_page()

    def fitting(self, text: str, width: float) -> str:
        """The text, cut where it would not fit in the type that is set."""
        text = clean(text)
        if self.get_string_width(text) <= width - 2 * self.c_margin:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.get_string_width(text[:middle].rstrip() + '…') <= width - 2 * self.c_margin
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip() + '…'

    def in_type(self, size: float, colour: tuple[int, int, int], *, bold: bool = False) -> None:
        self.set_font('Inter', 'B' if bold else '', size)
        self.set_text_color(*colour)

    def bytes(self) -> bytes:
        return bytes(self.output())

    def _heads(self, cols: Sequence[Col], widths: Sequence[float]) -> None:
        self.keep(ROW * 3)
        self.in_type(8, MUTED, bold=True)
        self.set_fill_color(*SHADE)
        for col, width in zip(cols, widths, strict=True):
            self.cell(width, ROW, self.fitting(str(col.label), width), align=col.align, fill=True)
        self.ln(ROW)

    def _row(self, cols: Sequence[Col], widths: Sequence[float], row: Sequence[str]) -> None:
        self.in_type(8.5, INK)
        first: Any = [clean(row[0])]
        if self.get_string_width(first[0]) > widths[0] - 2 * self.c_margin:
            first = self.multi_cell(widths[0], LEADING, first[0], dry_run=True, align='L',
                                    output=MethodReturnValue.LINES)
        height = ROW + (len(first) - 1) * LEADING
        if self.get_y() + height > self.page_break_trigger:
            self.add_page()
            self._heads(cols, widths)
            self.in_type(8.5, INK)
        x, y = self.l_margin, self.get_y()
        for number, line in enumerate(first):
            self.set_xy(x, y + number * LEADING)
            self.cell(widths[0], ROW, line, align=cols[0].align)
        self.set_xy(x + widths[0], y)
        for col, width, text in list(zip(cols, widths, row, strict=True))[1:]:
            self.cell(width, ROW, self.fitting(text, width), align=col.align)
        self.set_draw_color(*LINE)
        self.set_line_width(0.15)
        self.line(x, y + height, x + self.epw, y + height)
        self.set_xy(x, y + height)


def clean(text: str, *, lines: bool = False) -> str:
    """Accents in one sign with their letter, and nothing that a printer takes for an order."""
    composed = unicodedata.normalize('NFC', text)
    kept = ''.join(sign if sign == '\n' and lines or unicodedata.category(sign) not in ('Cc', 'Cs', 'Co', 'Cn') else ' '
                   for sign in composed)
    return kept if lines else ' '.join(kept.split())
