"""Aiken: what is wrong is told by the line it stands in."""
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.aiken import read_aiken
from formats.questions import QuestionKind, UnreadableFile

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
    ('Q\nmore\nand more\n\nA) a\nB) b\nANSWER: A', 1, 'goes on in the next line'),
    ('\n\nHeading\n', 3, 'has no choices'),
    ('Q\nA) a\nC) c\nANSWER: A', 3, 'the choice B) is expected, not C)'),
    ('Q\nB) b\nC) c\nANSWER: B', 2, 'the choice A) is expected, not B)'),
    ('Q\nA) a\n\nANSWER: A', 4, 'at least two choices'),
    ('Q\nA)\nB) b\nC) c\nANSWER: B', 2, 'no words'),
    ('Q\nA) a\nB) b', 1, 'no line “ANSWER:”'),
])
def test_a_fault_names_its_line_and_nothing_of_its_question_is_taken(text, line, why):
    read = read_aiken(f'{text}\n\nGood?\nA) a\n\nB. b\nANSWER: B'.encode())
    [refused] = read.refused
    assert refused.where == f'line {line}' and why in refused.reason
    assert [question.text for question in read.questions] == ['Good?']


def test_what_goes_on_after_the_choices_is_refused_as_well():
    read = read_aiken(b'Q\nA) a\nmore of a\nB) b\nC) c\nANSWER: B')
    assert not read.questions and [refused.where for refused in read.refused] == ['line 1', 'line 4']


def test_a_line_ends_where_every_system_ends_it_and_nowhere_else():
    read = read_aiken('\ufeffOne\u2028line\x0c?\0\r\nA) \x85a\rB) b\x1c\nANSWER: A'.encode())
    [question] = read.questions
    assert not read.refused and question.text == 'One\u2028line ?'
    assert [option.text for option in question.options] == ['a', 'b']


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(alphabet='ABQ).: \nNSWER', max_size=200).map(str.encode)))
def test_whatever_a_file_holds_is_read_or_refused(content):
    try:
        read = read_aiken(content)
    except UnreadableFile:
        return
    assert read.questions or read.refused
    for question in read.questions:
        assert question.text and all(option.text for option in question.options)
