"""Files that once held up everybody for seconds: the double of each takes about double the work."""
import io

import pytest
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from formats.courses import ParsedCourse
from formats.gift import read_gift
from formats.grade_sheet import read_grade_sheet
from formats.questions import UnreadableFile
from tests.formats.test_olx import course
from tests.steps import steps

GROWS = 2.6
"""Times the work for the double: linear, and a little for beginning."""
ASKED = b'\nWhich?{=this ~that}\n'


def gift(comment: str, times: int) -> bytes:
    return b'// ' + comment.encode() * times + b'\n' + ASKED


@pytest.mark.parametrize('comment', ['[id:', '[tag:', '[id:\\', '[id:x] ', '[', ']'])
def test_a_comment_in_gift_costs_what_it_is_long(comment):
    read = read_gift(gift(comment, 16_000))
    assert [one.text for one in read.questions] == ['Which?'] and not read.refused
    few, many = (steps(lambda n=n: read_gift(gift(comment, n))) for n in (500, 1000))
    assert many <= GROWS * few


@pytest.mark.parametrize('signs', ['&#10;', '&#10; ', ' &#10;&#9;'], ids=['lines', 'lines and spaces', 'tabs'])
def test_a_problem_of_empty_lines_costs_what_it_is_long(signs):
    def read(times: int) -> ParsedCourse:
        return course(unit=f'<problem url_name="p"><p>What?</p><p>{signs * times}</p></problem>')

    assert [section.title for section in read(20_000).sections] == ['Week 1']
    few, many = (steps(lambda n=n: read(n)) for n in (500, 1000))
    assert many <= GROWS * few


def far_cells(lines: int, column: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(lines):
        sheet.append([None] * (column - 1) + [WriteOnlyCell(sheet, 1)])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_workbook_with_cells_far_to_the_right_is_refused_before_all_of_it_is_read():
    few, many = far_cells(70, 16_000), far_cells(140, 16_000)
    with pytest.raises(UnreadableFile, match=r'more than 1,000,000 cells|names the columns'):
        read_grade_sheet('far.xlsx', many)

    def refused(content: bytes) -> None:
        with pytest.raises(UnreadableFile):
            read_grade_sheet('far.xlsx', content)

    assert steps(lambda: refused(many)) <= 1.5 * steps(lambda: refused(few))
