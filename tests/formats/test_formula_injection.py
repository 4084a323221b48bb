"""What people have typed is never a formula in a spreadsheet, and comes back as they typed it."""
import csv
import io
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.formula_injection import as_meant, harmless
from formats.rows import CsvRows
from formats.tables import About, CsvTable, Head

FORMULAS = ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '\n=1', ' =1', '\u200b=1', '\ufeff=1', '\xa0=1', "'=1",
            '\uff1dcmd', '\uff0b1', '\uff0d1', '\uff20SUM(1)']
TEXTS = ['', 'Ada', "O'Neil", '1 + 1', "'quoted'", 'a=b', '–1 with a dash', '50 %']


@pytest.mark.parametrize('text', FORMULAS)
def test_what_a_spreadsheet_would_take_for_a_formula_gets_an_apostrophe(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize('text', TEXTS)
def test_other_texts_stay_as_they_are(text):
    assert harmless(text) == text
    assert as_meant(text) == text


@given(st.text(st.sampled_from("=+-@'\t \u200b\uff1da1")))
def test_a_text_comes_back_as_it_was(text):
    assert as_meant(harmless(text)) == text


@pytest.mark.parametrize('text', FORMULAS)
def test_both_ways_of_writing_csv_keep_the_same_rule(text):
    lines, table = io.StringIO(newline=''), io.BytesIO()
    CsvRows(lines, ['name']).write([text])
    writer = CsvTable(table, About('People', 'now'), [Head('name')], UTC)
    writer.write([[text]])
    writer.end()
    in_rows = list(csv.reader(io.StringIO(lines.getvalue(), newline='')))[-1]
    in_table = list(csv.reader(io.StringIO(table.getvalue().decode('utf-8-sig'), newline='')))[-1]
    assert in_rows == in_table == [f"'{text}"]
