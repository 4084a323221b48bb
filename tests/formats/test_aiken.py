"""Aiken: what is wrong is told by the line it stands in."""
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.aiken import read_aiken
from formats.questions import QuestionKind, Unreadable

DATA = Path(__file__).parents[3] / 'shared' / 'data' / 'aiken'
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason=f'{DATA} is not here')


@needs_data
def test_the_good_file_is_read_whole():
    read = read_aiken((DATA / 'questions.aiken.txt').read_bytes())
    assert not read.refused
    assert [[option.share for option in question.options] for question in read.questions] == [
        [0, 100, 0, 0], [100, 0]]
    assert read.questions[0].options[1].text == 'Martin Dougiamas'


@needs_data
def test_the_broken_file_is_told_line_by_line_and_its_good_questions_are_read():
    read = read_aiken((DATA / 'aiken_errors.txt').read_bytes())
    assert [(refused.where, reason) for refused, reason in zip(read.refused, [
        'two choices', 'no question', 'no question', 'ANSWER'], strict=True) if reason in refused.reason] == [
        ('line 3', 'two choices'), ('line 5', 'no question'), ('line 7', 'no question'), ('line 14', 'ANSWER')]
    assert [question.text for question in read.questions] == ['A good question', 'A second good question']
    assert all(question.kind is QuestionKind.SINGLE_CHOICE for question in read.questions)


@pytest.mark.parametrize(('text', 'line', 'why'), [
    ('Q\nA) a\nA) b\nANSWER: A', 3, 'two choices A)'),
    ('Q\nA) a\nB) b\nANSWER: C', 4, 'none of the choices A, B'),
    ('Q\nmore\nA) a\nB) b\nANSWER: A', 1, 'has no choices'),
    ('Q\nA)\nB) b\nC) c\nANSWER: B', 2, 'no words'),
    ('Q\nA) a\nB) b', 1, 'no line “ANSWER:”'),
])
def test_a_fault_names_its_line(text, line, why):
    refused = read_aiken(text.encode()).refused[0]
    assert refused.where == f'line {line}'
    assert why in refused.reason


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(alphabet='ABQ).: \nNSWER', max_size=200).map(str.encode)))
def test_whatever_a_file_holds_is_read_or_refused(content):
    try:
        read = read_aiken(content)
    except Unreadable:
        return
    assert read.questions or read.refused
