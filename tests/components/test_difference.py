"""Two texts side by side."""
from hypothesis import given
from hypothesis import strategies as st

from components.difference import difference, lines

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
