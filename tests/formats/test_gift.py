"""GIFT: all that Moodle's format knows, against an independent answer key; what is wrong is told by its line."""
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.gift import read_gift
from formats.gift.words import Text, as_in
from formats.questions import Markup, Question, QuestionKind, Questions, Unreadable

DATA = Path(__file__).parents[3] / 'shared' / 'data' / 'gift'
FILES = sorted(DATA.glob('*.gift'))
needs_data = pytest.mark.skipif(not FILES, reason=f'{DATA} is not here')
K = QuestionKind
KINDS = {'TF': K.TRUE_FALSE, 'Short': K.SHORT_TEXT, 'Numerical': K.NUMBER, 'Matching': K.MATCHING, 'Essay': K.ESSAY,
         'Description': K.DESCRIPTION}


@needs_data
@pytest.mark.parametrize('file', FILES, ids=lambda file: file.stem)
def test_a_file_asks_what_its_answer_key_says(file):
    read = read_gift(file.read_bytes())
    assert not read.refused
    category, asked = '', []
    for entry in json.loads(file.with_suffix('.json').read_text()):
        if entry['type'] == 'Category':
            category = entry['title']
        else:
            asked.append((category, entry))
    assert len(read.questions) == len(asked)
    for question, (under, entry) in zip(read.questions, asked):
        assert (question.title, question.text, question.markup) == (
            entry['title'] or '', entry['stem']['text'], Markup(entry['stem']['format']))
        assert (question.category, question.source_id, list(question.tags)) == (
            under, entry.get('id') or '', entry.get('tags') or [])
        assert question.feedback == said(entry.get('globalFeedback'), question)
        assert question.kind is kind(entry)
        CHECKS[entry['type']](question, entry)


def said(text: dict | None, question: Question) -> str:
    """What the key says, in the markup of the whole question."""
    return as_in(Text(text['text'], Markup(text['format'])), question.markup) if text else ''


def kind(entry: dict) -> QuestionKind:
    if entry['type'] == 'MC':
        return K.SINGLE_CHOICE if any(one['isCorrect'] for one in entry['choices']) else K.MULTIPLE_CHOICE
    return KINDS[entry['type']]


def share(choice: dict) -> Decimal:
    if choice['weight'] is not None:
        return Decimal(str(choice['weight']))
    return Decimal(100 if choice['isCorrect'] else 0)


def check_choices(question: Question, entry: dict) -> None:
    assert [(one.text, one.share, one.feedback) for one in question.options or question.texts] == [
        (said(one['text'], question), share(one), said(one['feedback'], question)) for one in entry['choices']]


def check_truth(question: Question, entry: dict) -> None:
    yes, no = question.options
    assert (yes.share, no.share) == ((100, 0) if entry['isTrue'] else (0, 100))
    assert (yes.feedback, no.feedback) == (
        said(entry['trueFeedback'], question), said(entry['falseFeedback'], question))


def check_numbers(question: Question, entry: dict) -> None:
    key = entry['choices']
    wanted = key if isinstance(key, list) else [{'text': key, 'weight': None, 'isCorrect': True, 'feedback': None}]
    assert len(question.numbers) == len(wanted)
    for number, one in zip(question.numbers, wanted):
        assert (number.least, number.most) == bounds(one['text'])
        assert number.share == share(one)
        assert number.feedback == said(one['feedback'], question)


def bounds(key: dict) -> tuple[Decimal, Decimal]:
    def exact(name: str) -> Decimal:
        return Decimal(str(key[name]))
    if key['type'] == 'high-low':
        return exact('numberLow'), exact('numberHigh')
    around = exact('range') if key['type'] == 'range' else Decimal(0)
    return exact('number') - around, exact('number') + around


def check_pairs(question: Question, entry: dict) -> None:
    assert [(one.left, one.right) for one in question.pairs] == [
        (said(one['subquestion'], question), one['subanswer']) for one in entry['matchPairs']]


CHECKS = {'MC': check_choices, 'Short': check_choices, 'TF': check_truth, 'Numerical': check_numbers,
          'Matching': check_pairs, 'Essay': lambda *_: None, 'Description': lambda *_: None}


@pytest.mark.parametrize(('wrong', 'why'), [
    ('Capital?{=Oslo', 'no “}” ends them'),
    ('Capital?=Oslo}', 'A “}” closes what no “{” has opened'),
    ('::Capitals Which?{=Oslo}', 'no “::” ends it'),
    ('Capital?{~Oslo ~Bergen}', 'No answer is right'),
    ('Capital?{=Oslo ~}', 'an answer without words'),
    ('Capital?{Oslo =Bergen}', 'begins with “=”'),
    ('Height?{#tall}', '“tall” is not a number'),
    ('Height?{#5..1}', 'is larger than the largest'),
    ('Capital?{~%150%Oslo ~Bergen}', '−100 to 100 percent'),
    ('Capital?{=Norway -> =Sweden -> Stockholm}', 'nothing stands on the right'),
    ('One {=a} and two {=b}', 'answers in braces twice'),
    ('Capital?{=Oslo#yes#no ~Bergen}', 'more than one feedback'),
])
def test_what_is_wrong_is_told_by_its_line_and_the_next_question_is_read(wrong, why):
    read = read_gift(f'// a comment\n\n{wrong}\n\nTrue?{{T}}\n'.encode())
    [refused] = read.refused
    assert refused.where == 'line 3'
    assert why in refused.reason
    assert [question.kind for question in read.questions] == [K.TRUE_FALSE]


@pytest.mark.parametrize('nothing', [b'', b'\n\n// only a comment\n', b'\xff\xfe\x00', b'\xef\xbb\xbf'])
def test_what_holds_no_question_cannot_be_read(nothing):
    with pytest.raises(Unreadable):
        read_gift(nothing)


def test_a_file_of_another_system_ends_its_lines_its_own_way():
    assert len(read_gift('\ufeffOne?{T}\r\n\r\nTwo?{F}\r\rThree?{}'.encode()).questions) == 3


def reads(content: bytes) -> Questions | None:
    try:
        return read_gift(content)
    except Unreadable:
        return None


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(alphabet='~=#{}:\\/%[]ThtmlF1.>- \n*', max_size=200).map(str.encode)))
def test_whatever_a_file_holds_is_read_or_refused(content):
    read = reads(content)
    assert read is None or read.questions or read.refused or b'$CATEGORY' in content


@needs_data
@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data):
    content = bytearray(data.draw(st.sampled_from(FILES)).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        sign = data.draw(st.sampled_from([b'', b'{', b'}', b'=', b'~', b'\n\n']))
        content[at:at + data.draw(st.integers(0, 3))] = sign
        if not content:
            break
    read = reads(bytes(content))
    assert read is None or isinstance(read, Questions)
