"""Two texts side by side."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.difference.difference import difference, lines
from tests.steps import steps

NAMES = ('In the course', 'In this session')


def test_only_what_differs_is_marked_and_the_rest_is_folded():
    left = '\n'.join(f'line {n}' for n in range(30))
    shown = difference(left, left.replace('line 15', 'line fifteen') + '\n<b>more</b>', names=NAMES, alike='Same.')
    assert 'line <del>15</del>' in shown and 'line <ins>fifteen</ins>' in shown
    assert '<ins>&lt;b&gt;more&lt;/b&gt;</ins>' in shown
    assert '13 lines are the same' in shown and 'line 3<' not in shown


def test_texts_that_say_the_same_say_so():
    said = difference('a\nb', 'a\nb', names=NAMES, alike='Both say the same.')
    assert said == '<p class="muted">Both say the same.</p>'


@given(st.text(alphabet='ab \n', max_size=60), st.text(alphabet='ab \n', max_size=60))
def test_every_line_of_both_stands_there_once_and_in_order(left, right):
    rows = list(lines(left, right))
    assert [row.left for row in rows if row.left is not None] == left.splitlines()
    assert [row.right for row in rows if row.right is not None] == right.splitlines()
    assert all(row.left == row.right for row in rows if row.same)


@pytest.mark.parametrize(('left', 'right'), [
    ('a\n' * 400, 'a\nb\n' * 200), ('\n'.join('ab' * 200), '\n'.join('ba' * 200)), ('a ' * 50_000, 'a b ' * 25_000),
    ('\n'.join(' '.join('ab' * 55) for _ in range(400)), '\n'.join(' '.join('ba' * 55) for _ in range(400))),
    ('\n\n'.join(map(str, range(200))), '\n\n'.join(map(str, range(100, 300)))),
])
def test_comparing_costs_little_whatever_is_alike(left, right):
    assert steps(lambda: difference(left, right, names=NAMES, alike='Same.')) < 1_000_000
