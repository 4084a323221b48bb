"""What strangers may send, in two sizes: reading the double must not take much more than double the time.

What grows linearly gives 2, what grows with the square 4; nothing here is to come near that.
"""
import io
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress

from openpyxl import Workbook

from components.difference.difference import difference
from formats import markdown
from formats.aiken import read_aiken
from formats.captions import to_webvtt
from formats.gift import read_gift
from formats.grade_sheet import read_grade_sheet
from formats.markup import to_markdown
from formats.olx.problem.markdown import to_problem
from formats.qti import read_qti
from formats.questions import Markup, UnreadableFile

SIZE = 16_000
UNFELT = 0.002
"""Seconds that tell nothing about growth."""
BEST_OF = 3


def gift(text: str) -> Callable[[], object]:
    return lambda: read_gift(text.encode())


def html(text: str) -> Callable[[], object]:
    return lambda: to_markdown(text, Markup.HTML)


def moodle(text: str) -> Callable[[], object]:
    return lambda: to_markdown(text, Markup.MOODLE)


def xml(text: str) -> Callable[[], object]:
    return lambda: read_qti(text.encode(), 'x.xml')


def studio(text: str) -> Callable[[], object]:
    return lambda: to_problem(text)


def shown(text: str) -> Callable[[], object]:
    return lambda: markdown.render(text)


HOSTILE: dict[str, Callable[[int], Callable[[], object]]] = {
    'GIFT: a comment of “[id:”': lambda n: gift('// ' + '[id:' * (n // 4) + '\n::a::b{=c}'),
    'GIFT: spaces in an answer': lambda n: gift('::a::b{=c' + ' ' * n + 'd}'),
    'GIFT: spaces in a category': lambda n: gift('$CATEGORY: a' + ' ' * n + 'b'),
    'GIFT: braces that stay open': lambda n: gift('a{\n\n' * (n // 4)),
    'GIFT: answers': lambda n: gift('a{' + '=b#c' * (n // 4) + '}'),
    'GIFT: matching': lambda n: gift('a{' + '=b->c ' * (n // 6) + '}'),
    'GIFT: backslashes': lambda n: gift('a{=' + '\\' * n + '}'),
    'GIFT: one question after the other': lambda n: gift('a{=b}\n\n' * (n // 7)),
    'Aiken: answers': lambda n: lambda: read_aiken(('a\n' + 'A. b\n' * (n // 5) + 'ANSWER: A\n').encode()),
    'Aiken: spaces': lambda n: lambda: read_aiken(('a\nA. b' + ' ' * n + 'c\nB. d\nANSWER' + ' ' * n + '\n').encode()),
    'Studio: empty lines': lambda n: studio(('\n' * n)[:n // 2]),
    'Studio: labels that stay open': lambda n: studio(('>>' * (n // 2))[:n // 2]),
    'Studio: lists that stay open': lambda n: studio(('[[' * (n // 2))[:n // 2]),
    'Studio: explanations': lambda n: studio(('[explanation]\n\n' * (n // 15))[:n // 2]),
    'Studio: choices': lambda n: studio(('( ) a {{b}}\n' * (n // 12))[:n // 2]),
    'Studio: parts': lambda n: studio(('---\n' * (n // 4))[:n // 2]),
    'HTML: elements that stay open': lambda n: html('<b>' * (n // 3)),
    'HTML: brackets': lambda n: html('<' * n),
    'HTML: a style': lambda n: html('<p style="' + 'text-decoration' * (n // 15) + '">a</p>'),
    'HTML: cells': lambda n: html('<table>' + '<tr><td>a</td></tr>' * (n // 19) + '</table>'),
    'HTML: signs': lambda n: html('<p>' + '*_`[' * (n // 4) + '</p>'),
    'HTML: emphasis': lambda n: html('<p>' + '<b>a</b><i>b</i>' * (n // 16) + '</p>'),
    'HTML: lists': lambda n: html('<ul>' + '<li>a<ul><li>b</li></ul></li>' * (n // 29) + '</ul>'),
    'HTML: spaces': lambda n: html('<p>a' + ' ' * n + 'b</p>'),
    'Moodle: elements that stay open': lambda n: moodle('<b "' * (n // 4)),
    'XML: a declaration': lambda n: xml('<?xml ' + 'encoding="a"' * (n // 12)),
    'XML: comments': lambda n: xml('<!-- -->' * (n // 8)),
    'XML: entities': lambda n: xml('<a>' + '&nbsp;' * (n // 6) + '</a>'),
    'XML: elements': lambda n: xml('<a>' + '<b/>' * (n // 4) + '</a>'),
    'XML: elements in each other': lambda n: xml('<a>' * (n // 7) + '</a>' * (n // 7)),
    'SubRip: arrows': lambda n: lambda: to_webvtt('a.srt', ('00:00:01,000' + ' ' * n).encode()),
    'SubRip: braces': lambda n: lambda: to_webvtt('a.srt', (
        '1\n00:00:01,000 --> 00:00:02,000\n' + '{\\' * (n // 2) + '\n').encode()),
    'Two texts alike': lambda n: lambda: difference('a\n' * (n // 2), 'a\nb\n' * (n // 4), names=('', ''), alike=''),
    'Two lines alike': lambda n: lambda: difference('a ' * (n // 2), 'a b ' * (n // 4), names=('', ''), alike=''),
    'A workbook of far cells': lambda n: workbook(n // 100),
    'Text: a wide table': lambda n: shown('|a' * 90 + '|\n' + '|-' * 90 + '|\n' + '|\n' * (n // 160)),
    'Text: quotations': lambda n: shown('> ' * 20 + 'a\n' + 'a\n' * (n // 8)),
    'Text: links': lambda n: shown('[a](b)' * (n // 16)),
    'Text: lists': lambda n: shown('- a\n' * (n // 4)),
    'Text: references': lambda n: shown('[a]: b\n\n' * (n // 9) + '[a] ' * (n // 12)),
    'Text: rows of a table': lambda n: shown('|a|b|\n|-|-|\n' + '|c|d|\n' * (n // 6)),
}


def workbook(rows: int) -> Callable[[], object]:
    """One cell far to the right in each row."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(['username', *(f'c{n}' for n in range(40))])
    for _ in range(rows):
        sheet.append([None] * 40 + [1])
    kept = io.BytesIO()
    book.save(kept)
    assert zipfile.is_zipfile(kept)
    return lambda: read_grade_sheet('a.xlsx', kept.getvalue())


def seconds(work: Callable[[], object]) -> float:
    best = float('inf')
    for _ in range(BEST_OF):
        begun = time.process_time()
        with suppress(UnreadableFile, markdown.TooComplexText):
            work()
        best = min(best, time.process_time() - begun)
    return best


async def measure() -> Iterator[tuple[str, float]]:
    """Each, and how many times as long the double takes; those that take no time at all are 2 by definition."""
    return ((name, growth(make)) for name, make in HOSTILE.items())


def growth(make: Callable[[int], Callable[[], object]]) -> float:
    one, two = seconds(make(SIZE)), seconds(make(2 * SIZE))
    return two / one if two > UNFELT else 2.0
