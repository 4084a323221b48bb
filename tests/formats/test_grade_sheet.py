"""Grades from a spreadsheet: read as they stand there, and each fault with its line."""
import io

import pytest
from openpyxl import Workbook

from formats.grade_sheet import read_grade_sheet
from formats.questions import UnreadableFile


def workbook(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize('content', [
    b'username,Report,"Quiz, one"\npriya,34.5,\n\nemeka,ex,10\n',
    '\ufeffusername;Report;Quiz, one\r\npriya;34.5;\r\n\r\nemeka;ex;10\r\n'.encode(),
    'username\tReport\tQuiz, one\npriya\t34.5\t\n\nemeka\tex\t10\n'.encode('utf-16'),
    workbook(('username', 'Report', 'Quiz, one'), ('priya', 34.5, None), (), ('emeka', 'ex', 10.0)),
], ids=['commas', 'semicolons', 'tabs in UTF-16', 'workbook'])
def test_a_table_is_read_whatever_wrote_it(content):
    sheet = read_grade_sheet('grades', content)
    assert sheet.columns == ('Report', 'Quiz, one')
    assert [(line.number, line.username, line.cells) for line in sheet.lines] == [
        (2, 'priya', {'Report': '34.5'}), (4, 'emeka', {'Report': 'ex', 'Quiz, one': '10'})]
    assert sheet.faults == ()


def test_a_faulty_line_is_told_with_its_number_and_the_others_are_read():
    sheet = read_grade_sheet('a.csv', b'Report,username\n1,priya\n2,\n3,emeka,4\n5,Priya\n6,bo\n')
    assert [line.username for line in sheet.lines] == ['priya', 'bo']
    assert [fault.sentence for fault in sheet.faults] == [
        'Line 3 has no username.', 'Line 4 has more cells than the first line has names.',
        'Line 5: Priya stands in line 2 already.']


@pytest.mark.parametrize(('content', 'why'), [
    (b'', 'There is nothing in this file.'),
    (b'name,Report\npriya,1\n', 'one of them must be'),
    (b'username,Report,report\n', 'Two columns are called'),
    (b'username,Report\npriya,"1\nemeka,2\n', 'Line 2 cannot be read'),
    (b'username,Report\npriya,1\n\xff\xe9,2\n', 'Line 3 is not in UTF-8'),
    (b'PK\x03\x04 and nothing more', 'not a workbook that can be read'),
    (b'x' * 10_000_001, 'larger than 10 MB'),
])
def test_what_is_no_such_table_is_refused_in_a_sentence(content, why):
    with pytest.raises(UnreadableFile, match=why):
        read_grade_sheet('a.csv', content)
