"""Other systems' texts read in Cohort as they did there, and do nothing else."""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.prose import render
from formats.markup import to_markdown, to_plain
from formats.questions import Markup
from tests.components.hostile_markup import VECTORS
from tests.components.test_prose import assert_harmless


@pytest.mark.parametrize(('text', 'markup', 'shown'), [
    ('2 * 3 < 7 & `x` _y_ #1\n- no list\n1. nor this', Markup.PLAIN, '2 * 3 &lt; 7 &amp; `x` _y_ #1<br'),
    ('2 * 3 < 7 & `x`\n- no list', Markup.PLAIN, '- no list'),
    ('1. nor this', Markup.PLAIN, '<p>1. nor this</p>'),
    ('<p>A <b>bold</b> and <em>soft</em> word</p>', Markup.HTML, '<strong>bold</strong> and <em>soft</em>'),
    ('<p>&lt;b&gt; &amp;lt; a*b*c</p>', Markup.HTML, '&lt;b&gt; &amp;lt; a*b*c'),
    ('<ul><li>one<li>two</ul>', Markup.HTML, '<li>one</li>\n<li>two</li>'),
    ('<pre>x = 1\n  y &lt; 2</pre>', Markup.HTML, 'x = 1\n  y &lt; 2'),
    ('<table><tr><th>A</th></tr><tr><td>1</td></tr></table>', Markup.HTML, '<th>A</th>'),
    ('<a href="https://x.example/">there</a>', Markup.HTML, 'href="https://x.example/"'),
    ('one\ntwo', Markup.MOODLE, 'one<br'),
    ('one <b>two</b>\nthree', Markup.MOODLE, '<strong>two</strong>'),
    ('*as* it is', Markup.MARKDOWN, '<em>as</em> it is'),
    ('<script>alert(1)</script>seen<!-- unseen -->', Markup.HTML, '<p>seen</p>'),
])
def test_a_text_reads_as_it_did(text, markup, shown):
    assert shown in render(to_markdown(text, markup))


def test_a_title_is_only_words():
    assert to_plain('<p>One <b>two</b></p>\n<p>three &amp; four</p>', Markup.HTML) == 'One two three & four'
    assert to_plain('*One*\n\ntwo', Markup.MARKDOWN) == 'One two'


@pytest.mark.parametrize('markup', list(Markup))
def test_no_attack_outlives_the_way_in(markup):
    for vector in VECTORS:
        assert_harmless(render(to_markdown(vector, markup)))


@pytest.mark.parametrize('text', [
    '<ol start="½"><li>kept</li></ol>', '<table><tr><td colspan="²">kept</td></tr></table>'])
def test_an_attribute_that_is_no_number_stops_nothing(text):
    assert 'kept' in to_markdown(text, Markup.HTML)


def test_what_is_nested_beyond_sense_is_taken_as_words():
    assert 'deep' in to_markdown('<div>' * 5000 + 'deep' + '</div>' * 5000, Markup.HTML)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='<>abip/="&;# \n*_`[]()!', max_size=120), st.sampled_from(Markup))
def test_whatever_comes_is_harmless(text, markup):
    assert_harmless(render(to_markdown(text, markup)))
