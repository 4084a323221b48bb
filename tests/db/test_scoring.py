"""What an answer is worth: each kind of question by its definition, with partial credit, never outside its points."""
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.core import Invalid, numbers
from db.quizzes import right_answer, score
from db.quizzes.answer_matching import matches_pattern, parse_number
from db.quizzes.presentation import present_question, shuffled_order, to_bank_order, to_presented_order
from db.quizzes.scoring import match_choices
from db.records import question_from_json
from db.records.question_serialization import question_to_json
from formats.questions import AcceptedNumber, AcceptedText, Gap, Option, Pair, QuestionData, QuestionKind

D = Decimal


def of(*shares: str | int) -> tuple[Option, ...]:
    return tuple(Option(text=f'option {n}', share=D(share), feedback=f'said of {n}') for n, share in enumerate(shares))


def texts(*accepted: tuple[str, int]) -> tuple[AcceptedText, ...]:
    return tuple(AcceptedText(text=text, share=D(share), is_pattern='*' in text) for text, share in accepted)


def number(least: str, most: str = '', share: int = 100) -> AcceptedNumber:
    return AcceptedNumber(least=D(least), most=D(most or least), share=D(share))


K = QuestionKind
CHOICE = QuestionData(kind=K.SINGLE_CHOICE, text='?', options=of(0, 100, '33.3', -50), feedback='For everybody.')
TRUE = QuestionData(kind=K.TRUE_FALSE, text='?', options=of(0, 100))
SEVERAL = QuestionData(kind=K.MULTIPLE_CHOICE, text='?', options=of(50, 50, -50, 0))
THIRDS = QuestionData(kind=K.MULTIPLE_CHOICE, text='?', options=of('33.33333', '33.33333', '33.33333', -100))
WORDS = QuestionData(kind=K.SHORT_TEXT, text='?',
                     texts=texts(('Paris', 100), ('*not*', 0), ('*par*s*', 40), ('a+b (c)?', 60)))
CASED = QuestionData(kind=K.SHORT_TEXT, text='?', texts=texts(('Paris', 100), ('PARIS', 50)), match_case=True)
NUMBER = QuestionData(kind=K.NUMBER, text='?', numbers=(number('2', '4', 50), number('3.1', '3.2')), unit='kg')
PAIRS = QuestionData(kind=K.MATCHING, text='?', pairs=(
    Pair(left='mean', right='centre'), Pair(left='median', right='centre'), Pair(left='range', right='spread'),
    Pair(left='', right='colour')))
ORDER = QuestionData(kind=K.ORDERING, text='?', order=('a', 'b', 'c', 'd'))
GAPS = QuestionData(kind=K.GAP_FILL, text='[[x]] [[y]] [[z]]', gaps=(
    Gap(name='x', texts=texts(('Rome', 100), ('Roma', 50)), weight=D(2)), Gap(name='y', numbers=(number('7'),)),
    Gap(name='z', options=of(0, 100, -50))))
ESSAY = QuestionData(kind=K.ESSAY, text='?')
DESCRIPTION = QuestionData(kind=K.DESCRIPTION, text='Read this.')
EVERY = (CHOICE, TRUE, SEVERAL, THIRDS, WORDS, CASED, NUMBER, PAIRS, ORDER, GAPS, ESSAY, DESCRIPTION)
SCORED = EVERY[:-2]


@pytest.mark.parametrize(('question', 'answer', 'share'), [
    (CHOICE, 1, '1'), (CHOICE, 0, '0'), (CHOICE, 2, '333/1000'), (CHOICE, 3, '0'), (TRUE, 1, '1'), (TRUE, 0, '0'),
    (SEVERAL, [1, 0], '1'), (SEVERAL, [0], '1/2'), (SEVERAL, [0, 3], '1/2'), (SEVERAL, [0, 1, 2], '1/2'),
    (SEVERAL, [2], '0'), (SEVERAL, [], '0'), (THIRDS, [0, 1, 2], '1'), (THIRDS, [0, 1], '2/3'),
    (WORDS, '  paris ', '1'), (WORDS, 'PARIS', '1'), (WORDS, 'not Paris', '0'), (WORDS, 'in Paris  town', '2/5'),
    (WORDS, 'A+B  (c)?', '3/5'), (WORDS, 'aab c', '0'), (CASED, 'Paris', '1'), (CASED, 'PARIS', '1/2'),
    (CASED, 'paris', '0'), (NUMBER, '3.1', '1'), (NUMBER, '3,2 kg', '1'), (NUMBER, '3.2000001', '1/2'),
    (NUMBER, '31e-1', '1'), (NUMBER, '0,31×10^1', '1'), (NUMBER, '4', '1/2'), (NUMBER, '4.01', '0'),
    (NUMBER, 'three', '0'), (PAIRS, [0, 0, 1], '1'), (PAIRS, [0, 1, 1], '2/3'), (PAIRS, [2, None, None], '0'),
    (ORDER, [0, 1, 2, 3], '1'), (ORDER, [3, 0, 1, 2], '2/3'), (ORDER, [3, 2, 1, 0], '0'), (ORDER, [0, 1, 3, 2], '1/3'),
    (GAPS, {'x': 'rome', 'y': '7,0', 'z': 1}, '1'), (GAPS, {'x': 'roma', 'z': 2}, '1/4'), (GAPS, {'y': ''}, '0'),
    (GAPS, {'x': 'Rome'}, '1/2'), (ESSAY, ' ', '0'), (DESCRIPTION, None, '0'),
])
def test_every_kind_is_scored_by_its_definition(question, answer, share):
    scored = score(question, answer, D(3))
    assert scored.points == Fraction(share) * 3
    assert scored.right == (None if question in (ESSAY, DESCRIPTION) else share == '1')


def test_nothing_given_scores_nothing_and_an_essay_waits_for_a_hand():
    assert {score(question, None, D(5)).points for question in EVERY} == {0}
    assert score(ESSAY, 'Words.', D(5)).points is None
    assert score(DESCRIPTION, None, D(5)).right is None


def test_feedback_is_of_what_was_given_and_then_for_everybody():
    assert score(CHOICE, 2, D(1)).feedback == ('said of 2', 'For everybody.')
    assert score(CHOICE, None, D(1)).feedback == ()
    pieces = [[(part.key, part.right) for part in score(question, given, D(1)).parts]
              for question, given in ((SEVERAL, [2, 0]), (PAIRS, [0, 2, 1]))]
    assert pieces == [[(0, True), (2, False)], [(0, True), (1, False), (2, True)]]
    assert [(part.key, part.share) for part in score(GAPS, {'x': 'roma', 'z': 1}, D(1)).parts] == [
        ('x', Fraction(1, 2)), ('y', 0), ('z', 1)]


def test_points_are_exact_until_they_are_shown():
    assert numbers.half_up(score(THIRDS, [0], D(10)).points) == D('3.33')
    assert numbers.half_up(score(THIRDS, [0], D(10)).points + score(THIRDS, [1], D(10)).points) == D('6.67')
    assert sum(score(THIRDS, [n], D(10)).points for n in range(3)) == 10
    assert numbers.half_up(score(CHOICE, 2, D('0.5')).points, 3) == D('0.167')


@pytest.mark.parametrize('given', [
    'x', 7, -1, 1.0, True, [0], {}, [], [0, 0], [4], ['0'], [True], {'w': 'x'}, {'x': 1}, {'z': 'x'}, {'z': 3},
    [0, 1, 2], [0, 1, 2, 4], [0, None, None, None], 'x' * 1001, {'x': 'x' * 1001}, {'x': ['x']}, b'x'])
def test_what_has_not_the_shape_of_an_answer_is_refused_in_a_sentence(given):
    fits_them = {
        K.SINGLE_CHOICE: (), K.TRUE_FALSE: (), K.MULTIPLE_CHOICE: ([0], [], [0, 1, 2]), K.SHORT_TEXT: ('x',),
        K.NUMBER: ('x',), K.MATCHING: ([0, 1, 2],), K.ORDERING: (), K.GAP_FILL: ({},), K.ESSAY: ('x', 'x' * 1001),
        K.DESCRIPTION: ()}
    for question in EVERY:
        if any(given == fine and type(given) is type(fine) for fine in fits_them[question.kind]):
            score(question, given, D(1))
        else:
            with pytest.raises(Invalid, match=r'\.$'):
                score(question, given, D(1))


GIVEN = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 6) | st.text(max_size=12) | st.sampled_from(['paris', '3,15', '1e2']),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from('xyz '), inner, max_size=3),
    max_leaves=6)


@settings(max_examples=300)
@given(st.sampled_from(EVERY), GIVEN, st.decimals(D('0.01'), 1000, places=2))
def test_whatever_is_given_is_worth_nothing_less_and_nothing_more_than_the_points(question, answer, points):
    try:
        scored = score(question, answer, points)
    except Invalid:
        return
    assert scored.points is None and question is ESSAY or 0 <= scored.points <= points


SHARES = st.lists(st.integers(1, 20), min_size=1, max_size=6).map(lambda parts: [
    (D(100) * part / sum(parts)).quantize(D('0.00001')) for part in parts])


@st.composite
def questions(draw) -> QuestionData:
    """Any that a bank would take, of a kind that has a right answer."""
    words = st.text(st.characters(exclude_characters='*', exclude_categories=['Cc', 'Cs']), min_size=1, max_size=8)
    some = draw(st.lists(words.filter(str.strip), min_size=2, max_size=6,
                         unique_by=lambda text: ' '.join(text.casefold().split())))
    rights = draw(st.permutations(some))
    wrong = draw(st.integers(-100, 99))
    bounds = draw(st.tuples(*[st.decimals(-10**6, 10**6, places=3)] * 2).map(sorted))
    accepted = tuple(AcceptedText(text=text, share=D(100)) for text in some)
    numbers = (AcceptedNumber(least=bounds[0], most=bounds[1]),)
    options = (*(Option(text=text, share=D(wrong)) for text in some[1:]), Option(text=some[0], share=D(100)))
    kind = draw(st.sampled_from([kind for kind in K if kind not in (K.ESSAY, K.DESCRIPTION)]))
    return QuestionData(
        kind=kind, text='[[0]] [[1]] [[2]]', match_case=draw(st.booleans()), shuffle=draw(st.booleans()),
        options=options if kind in (K.SINGLE_CHOICE, K.TRUE_FALSE) else tuple(
            Option(text=str(share), share=share) for share in [*draw(SHARES), D(wrong) - 100]),
        texts=accepted, numbers=numbers, unit=draw(st.sampled_from(['', 'kg', 'm²'])),
        pairs=tuple(Pair(left=left, right=right) for left, right in zip(some, rights, strict=True)),
        order=tuple(some), gaps=(Gap(name='0', texts=accepted, weight=D(draw(st.integers(1, 9)))),
                                 Gap(name='1', numbers=numbers), Gap(name='2', options=options)))


@settings(max_examples=300)
@given(questions(), st.decimals(D('0.01'), 1000, places=2), st.integers())
def test_the_right_answer_is_always_worth_everything_and_is_the_same_for_who_sees_it_mixed(question, points, seed):
    right = right_answer(question)
    assert score(question, right, points).points == points
    order = shuffled_order(question, Random(seed))
    shown = to_presented_order(question, order, right)
    assert score(question, to_bank_order(question, order, shown), points).right
    asked = present_question(1, question, {'points': '1', 'order': order}, number=1, given=right)
    assert asked.given == shown
    if question.kind is K.ORDERING:
        assert [asked.options[place] for place in shown] == list(question.order)
    if question.kind is K.SINGLE_CHOICE:
        assert asked.options[shown] == question.options[right].text


@settings(max_examples=200)
@given(questions())
def test_a_question_is_kept_and_read_again_exactly(question):
    beside = {'kind': question.kind, 'title': question.title, 'category': question.category}
    assert question_from_json(question_to_json(question) | {'unheard_of': 1}, **beside) == question


@given(st.text('ab*', max_size=8), st.lists(st.text('ab(.', max_size=3), min_size=1, max_size=4))
def test_in_a_pattern_only_the_star_means_something(words, pieces):
    words = words.replace('*', '.')
    assert matches_pattern('x'.join(pieces), '*'.join(pieces))
    assert matches_pattern(words, '*') and matches_pattern(words, words)
    assert matches_pattern(words, 'a*b') == (len(words) > 1 and words[0] == 'a' and words[-1] == 'b')
    assert not matches_pattern('ab', 'ab*b') and not matches_pattern('(a', '.*a')


def test_a_long_pattern_takes_no_time_to_fail():
    assert not matches_pattern('a' * 1000, 'a*' * 900 + 'b')


@pytest.mark.parametrize(('typed', 'means'), [
    ('3.14', '3.14'), (' 3,14 kg', '3.14'), ('3,14', '3.14'), ('−1 000', '-1000'), ('1.234.567', '1234567'),
    ('1,234.5', '1234.5'), ('1.234,5', '1234.5'), ("1'000", '1000'), ('6,02×10^23', '6.02E+23'), ('1e-3', '0.001'),
    ('1E3 kg', '1000'), ('6.02x10²³', '6.02E+23'), ('3.', '3'), ('.5', '0.5'), ('+5', '5'), ('.', None), ('', None),
    ('kg', None), ('1e99999', None), ('1,2,3', None), ('1.2.3', None), ('5 g', None), ('NaN', None), ('٣', None),
])
def test_numbers_are_read_as_people_write_them(typed, means):
    assert parse_number(typed, 'kg') == (means and D(means))


def test_only_what_belongs_to_a_left_side_is_paired_and_each_right_side_is_offered_once():
    assert match_choices(PAIRS) == ('centre', 'spread', 'colour')
    assert right_answer(PAIRS) == [0, 0, 1]
    kept = QuestionData(kind=K.MATCHING, text='?', pairs=PAIRS.pairs, shuffle=False)
    asked = present_question(1, kept, {'points': '1', 'order': shuffled_order(kept, Random(1))}, number=1)
    assert asked.options == ('centre', 'colour', 'spread') and asked.lefts == ('mean', 'median', 'range')
