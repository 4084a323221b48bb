"""What a text may ask for is told before it is rendered, and what is small costs little: steps are counted."""
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.markdown import TooComplexText, check_complexity, is_simple, render
from tests.steps import steps

TOO_MUCH = {
    'a table of 500 columns and 4,000 rows': '|' * 501 + '\n' + '|-' * 500 + '|\n' + '|\n' * 4000,
    'the same in a quotation': '> ' + '|' * 501 + '\n> ' + '|-' * 500 + '|\n' + '> |\n' * 4000,
    'a table of 90 columns and 3,000 rows': '|a' * 90 + '|\n' + '|-' * 90 + '|\n' + '|\n' * 3000,
    'many tables': ('|a' * 90 + '|\n' + '|-' * 90 + '|\n' + '|\n' * 100 + '\n') * 30,
    'brackets that open nothing': '[' * 20_000,
    'emphasis that closes nothing': '*a ' * 20_000,
    'stars and underscores': '_*a' * 10_000,
    'pictures in pictures': '![' * 4_000 + 'a' + '](b)' * 4_000,
    'code that never ends': '`a``' * 5_000,
    'a long text': 'word ' * 100_000,
    'empty lines': '\n' * 100_000,
}
ORDINARY = {
    'prose': 'A *word* and a [link](https://example.org), `code` & more.\n\n' * 1_000,
    'a table of 300 rows': '| a | b | c |\n|---|---|---|\n' + '| 1 | 2 | [x](y) |\n' * 300,
    'program text': '```\n' + 'x = [[a[i][j] * b[j][i] for i in _] for j in _]\n' * 1_000 + '```\n',
    'indented program text': 'As follows:\n\n' + '    x = a[i] * b[j] + c[k] * d[l]\n' * 1_000,
    'a list of links': '- [a](b) *c*\n' * 2_000,
}
MAX_STEPS = 60_000
"""Some 10 ms."""
SMALL = [
    '[', '![', '*a ', '_*a', 'a**b', '`a``', '~~a', '<a:', '> ', '- ', '1. ', '|', '|\n', '|-', '&', '\\', '[a](',
    '[a]: b\n', '[a\n', '#', '=\n', '\n', 'a\n', '\t', '    a\n', '```\n', 'a|b\n-|-\n', '<!--', '![[*`', '* a\n  > ',
    ' ', 'a', '1.\n',
]


@pytest.mark.parametrize('text', TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_asks_for_too_much_is_refused_before_it_is_rendered(text):
    with pytest.raises(TooComplexText, match='too complex to show. Shorten it or split the table'):
        check_complexity(text)
    assert steps(lambda: _refused(text)) < 10 * len(text) + 100_000


@pytest.mark.parametrize('text', ORDINARY.values(), ids=ORDINARY)
def test_what_people_write_is_not_refused(text):
    check_complexity(text)
    assert render(text)


def test_elements_in_each_other_end_somewhere():
    with pytest.raises(TooComplexText):
        render('*a _b ' * 100 + ' b_ a*' * 100)


@pytest.mark.parametrize('sign', SMALL)
def test_whatever_is_small_is_rendered_in_few_steps(sign):
    most = next(n for n in range(3_000, 0, -1) if is_simple(sign * n))
    for text in (sign * most, sign * (most // 2), 'a' + sign * (most // 3) + 'a'):
        if is_simple(text):
            assert steps(lambda text=text: render(text)) < MAX_STEPS


@given(st.lists(st.sampled_from(SMALL), max_size=60).map(''.join))
def test_whatever_mixture_is_small_is_rendered_in_few_steps(text):
    if is_simple(text):
        with suppress(TooComplexText):
            assert steps(lambda: render(text)) < MAX_STEPS


def _refused(text: str) -> None:
    with suppress(TooComplexText):
        check_complexity(text)
