"""GIFT: all that Moodle's format knows, against an independent answer key; what is wrong is told by its line."""
import json
from decimal import Decimal
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from formats.gift import read_gift
from formats.question_markdown import question_to_markdown
from formats.questions import Markup, QuestionData, QuestionKind, Questions, UnreadableFile

DATA = Path(__file__).parents[3] / 'shared' / 'data' / 'gift'
FILES = sorted(DATA.glob('*.gift'))
needs_data = pytest.mark.skipif(not FILES, reason=f'{DATA} is not here')
SIGNS = '~=#{}:\\/%[]ThtmlF1.<>&;- \n\r\0*'
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
        assert same(question.feedback, entry.get('globalFeedback'), question)
        assert question.kind is kind(entry)
        CHECKS[entry['type']](question, entry)


def same(text: str, key: dict | None, question: QuestionData) -> bool:
    """The very text of the key; where the key's is in another markup than its question, what is seen of both."""
    if key is None:
        return not text
    if key['format'] == question.markup:
        return text == key['text']
    return seen(text, question.markup) == seen(key['text'], key['format'])


def seen(text: str, markup: str) -> str:
    """By other means than the reader's."""
    if markup == 'markdown':
        text = MarkdownIt().render(text)
    return ' '.join((text if markup == 'plain' else BeautifulSoup(text, 'html.parser').get_text()).split())


def kind(entry: dict) -> QuestionKind:
    if entry['type'] == 'MC':
        return K.SINGLE_CHOICE if any(one['isCorrect'] for one in entry['choices']) else K.MULTIPLE_CHOICE
    return KINDS[entry['type']]


def share(choice: dict) -> Decimal:
    if choice['weight'] is not None:
        return Decimal(str(choice['weight']))
    return Decimal(100 if choice['isCorrect'] else 0)


def check_choices(question: QuestionData, entry: dict) -> None:
    for one, key in zip(question.options or question.texts, entry['choices'], strict=True):
        assert same(one.text, key['text'], question) and one.share == share(key)
        assert same(one.feedback, key['feedback'], question)


def check_truth(question: QuestionData, entry: dict) -> None:
    """The key calls the first feedback that for “true”; in Moodle it is for whose answer is wrong."""
    yes, no = question.options
    assert (yes.share, no.share) == ((100, 0) if entry['isTrue'] else (0, 100))
    wrong, right = (no, yes) if entry['isTrue'] else (yes, no)
    assert same(wrong.feedback, entry['trueFeedback'], question)
    assert same(right.feedback, entry['falseFeedback'], question)


def check_numbers(question: QuestionData, entry: dict) -> None:
    key = entry['choices']
    wanted = key if isinstance(key, list) else [{'text': key, 'weight': None, 'isCorrect': True, 'feedback': None}]
    for number, one in zip(question.numbers, wanted, strict=True):
        assert (number.least, number.most) == bounds(one['text'])
        assert number.share == share(one) and same(number.feedback, one['feedback'], question)


def bounds(key: dict) -> tuple[Decimal, Decimal]:
    def exact(name: str) -> Decimal:
        return Decimal(str(key[name]))
    if key['type'] == 'high-low':
        return exact('numberLow'), exact('numberHigh')
    around = exact('range') if key['type'] == 'range' else Decimal(0)
    return exact('number') - around, exact('number') + around


def check_pairs(question: QuestionData, entry: dict) -> None:
    for pair, key in zip(question.pairs, entry['matchPairs'], strict=True):
        assert same(pair.left, key['subquestion'], question) and pair.right == key['subanswer']


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
    ('Pairs?{=Norway -> Oslo}', 'at least two'),
    ('Pairs?{=a -> b =c}', '“c” has no “->”'),
    ('Coast?{=Oslo#see a -> b =Bergen}', '“Bergen” has no “->”'),
    ('One {=a} and two {=b}', 'answers in braces twice'),
    ('Height?{#5 ~#no ~#never}', 'more than one feedback to every other number'),
    ('Height?{#5#yes#no}', 'more than one feedback'),
    ('Height?{#~5#no}', 'No number is right'),
    ('Capital?{~%100%Oslo}', 'only one answer to choose'),
    ('Product?{=5 \\* 3*}', 'cannot stand both'),
    ('::Capitals::{=Oslo}', 'no question before these answers'),
    ('::Capitals::', 'no question with this title'),
    ('Capital?{\n=Oslo\n\n~Bergen\n\n  ~Narvik\n}', 'an empty line within the answers'),
    ('Capital?{=Oslo#yes#no ~Bergen}', 'more than one feedback'),
])
def test_what_is_wrong_is_told_by_its_line_and_the_next_question_is_read(wrong, why):
    read = read_gift(f'// a comment\n\n{wrong}\n\nTrue?{{T}}\n'.encode())
    [refused] = read.refused
    assert refused.where == 'line 3'
    assert why in refused.reason
    assert [question.kind for question in read.questions] == [K.TRUE_FALSE]


def asked(text: str) -> QuestionData:
    """The one question in it."""
    read = read_gift(text.encode())
    assert not read.refused
    [question] = read.questions
    return question


def test_all_answers_with_an_arrow_are_pairs_whatever_signs_are_in_them():
    question = asked('Which?{=C# -> Microsoft =C -> Bell Labs = -> Sun ####Well}')
    assert question.kind is K.MATCHING and question.feedback == 'Well'
    assert [(pair.left, pair.right) for pair in question.pairs] == [
        ('C#', 'Microsoft'), ('C', 'Bell Labs'), ('', 'Sun')]


def test_a_title_is_taken_as_it_is_written():
    question = asked('::[html]Title\\: two::[html]<b>Q</b>{T}')
    assert (question.title, question.text, question.markup) == ('[html]Title: two', '<b>Q</b>', Markup.HTML)


@pytest.mark.parametrize(('braces', 'numbers'), [
    ('#5 ~#no', [('5', '5', 100, ''), ('-1E+99', '1E+99', 0, 'no')]),
    ('# ~#no =5#yes ~6:1#close', [('5', '5', 100, 'yes'), ('5', '7', 0, 'close'), ('-1E+99', '1E+99', 0, 'no')]),
    ('#5 =%50%4..6 =%0%*#no', [('5', '5', 100, ''), ('4', '6', 50, ''), ('-1E+99', '1E+99', 0, 'no')]),
    ('#5:0.1#yes ~', [('4.9', '5.1', 100, 'yes')]),
])
def test_a_feedback_without_a_number_is_for_every_other_one(braces, numbers):
    assert [(number.least, number.most, number.share, number.feedback) for number in asked(f'Q{{{braces}}}').numbers
            ] == [(Decimal(least), Decimal(most), share, said) for least, most, share, said in numbers]


@pytest.mark.parametrize('mark', ['', '[html]', '[moodle]', '[plain]', '[markdown]'])
def test_what_may_be_typed_is_compared_as_it_is_written(mark):
    texts = question_to_markdown(asked(f'{mark}Q{{=<b> =[html]List<String> =&lt; =a & b =<B> =5 \\* 3 =Os*o}}')).texts
    assert [(one.text, one.is_pattern) for one in texts] == [
        ('<b>', False), ('List<String>', False), ('&lt;', False), ('a & b', False), ('5 * 3', False), ('Os*o', True)]


@pytest.mark.parametrize('mark', ['[html]', '', '[plain]', '[markdown]'])
def test_an_answer_of_signs_only_is_seen_as_these_signs(mark):
    text = f'{mark}Which breaks a line?{{~[html]<b> =[html]<br> ~[html]<i>none</i>}}'
    options = question_to_markdown(asked(text)).options
    assert [seen(one.text, 'markdown') for one in options] == ['<b>', '<br>', 'none']


def test_parts_in_another_markup_say_the_same():
    question = asked('[plain]1 < 2{~[html]<i>less</i> &amp; less =[markdown]**more** ~[plain]a <b> c}')
    assert [one.text for one in question.options] == ['less & less', 'more', 'a <b> c']
    question = asked('[html]Q{=[plain]a <b> c#[markdown]*so* ~x ####[plain]1 < 2}')
    assert [one.text for one in question.options] == ['a &lt;b&gt; c', 'x']
    assert '<em>so</em>' in question.options[0].feedback and question.feedback == '1 &lt; 2'


def test_weights_and_escaped_signs_are_read():
    question = asked('A\\: \\#1 \\= \\{x\\}\\~?{~%50%a\\=b ~ %50.%c\\#d#e\\:f ~%-33,5%g}')
    assert question.text == 'A: #1 = {x}~?' and question.kind is K.MULTIPLE_CHOICE
    assert [(one.text, one.share, one.feedback) for one in question.options] == [
        ('a=b', 50, ''), ('c#d', 50, 'e:f'), ('g', Decimal('-33.5'), '')]


def test_the_general_feedback_stands_last():
    question = asked('Q{=C#so ####[html]<b>yes</b>}')
    assert (question.texts[0].feedback, question.feedback) == ('so', '<b>yes</b>')
    assert asked('Q{=C -> a =D#####b -> c####yes}').pairs[1].left == 'D#####b'


def test_two_answers_may_be_right_and_capitals_make_no_other_one():
    question = asked('Which?{=Oslo =Bergen ~Narvik}')
    assert question.kind is K.SINGLE_CHOICE and [one.share for one in question.options] == [100, 100, 0]
    assert [one.text for one in asked('Two?{=Two =two =2}').texts] == ['Two', '2']


def test_comments_and_categories_may_stand_anywhere():
    read = read_gift(b'// [id:7]\nOne?{\n// a note\n=a\n  // [tag:x]\n~b}\n$CATEGORY: $course$/two\nTwo?{T}\n\nText')
    assert not read.refused
    assert [(one.kind, one.category, one.source_id, one.tags) for one in read.questions] == [
        (K.SINGLE_CHOICE, '', '7', ('x',)), (K.TRUE_FALSE, '$course$/two', '', ()),
        (K.DESCRIPTION, '$course$/two', '', ())]


def test_characters_that_nobody_sees_are_left_out():
    assert asked('\ufeffO\0n\x1be\x0c?\u2028yes\ufeff{=a\x07 ~\x7fb}').text == 'One ?\u2028yes'


@pytest.mark.parametrize('nothing', [b'', b'\n\n// only a comment\n', b'\xff\xfe\x00', b'\xef\xbb\xbf'])
def test_what_holds_no_question_cannot_be_read(nothing):
    with pytest.raises(UnreadableFile):
        read_gift(nothing)


def test_a_file_of_another_system_ends_its_lines_its_own_way():
    assert len(read_gift('\ufeffOne?{T}\r\n\r\nTwo?{F}\r\rThree?{}'.encode()).questions) == 3


def reads(content: bytes) -> Questions | None:
    try:
        return read_gift(content)
    except UnreadableFile:
        return None


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(alphabet=SIGNS, max_size=200).map(str.encode)))
def test_whatever_a_file_holds_is_read_or_refused(content):
    read = reads(content)
    assert read is None or read.questions or read.refused or b'$CATEGORY' in content
    for question in read.questions if read else ():
        kept = question_to_markdown(question)
        assert question.text and '\0' not in repr(kept)
        assert all(one.text.strip() for one in (*kept.options, *kept.texts))


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
