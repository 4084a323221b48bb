"""Other systems' texts read in Cohort as they did there, and do nothing else."""
import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as trees

from formats.markdown import render
from formats.markup import DRAWING, RUNS, to_html, to_markdown, to_plain
from formats.question_markdown import question_to_markdown
from formats.questions import Gap, Markup, QuestionData, QuestionKind
from tests.formats.hostile_markup import VECTORS
from tests.formats.test_markdown import assert_harmless

H, M, P = Markup.HTML, Markup.MOODLE, Markup.PLAIN


@pytest.mark.parametrize(('text', 'markup', 'shown'), [
    ('<p>A <b>bold</b> and <em>soft</em> word</p>', H, '<p>A <strong>bold</strong> and <em>soft</em> word</p>'),
    ('<b>Note:</b>text <i>(a)</i>b, f<b>oo</b>', H,
     '<p><strong>Note:</strong>text <em>(a)</em>b, f<strong>oo</strong></p>'),
    ('<b>a </b>b<b>c<br></b>d', H, '<p><strong>a</strong> b<strong>c</strong><br>\nd</p>'),
    ('<b>a</b><i>b</i><b>c</b><b>d</b> <i><b>e</b></i>', H,
     '<p><strong>a</strong><em>b</em><strong>cd</strong> <em><strong>e</strong></em></p>'),
    ('<p>&lt;b&gt; &amp;lt; a*b*c</p>', H, '<p>&lt;b&gt; &amp;lt; a*b*c</p>'),
    ('<p>1. nor this<br>- nor that<br>===</p>', H, '<p>1. nor this<br>\n- nor that<br>\n===</p>'),
    ('<p>a<br></p><p><br>b</p>', H, '<p>a</p>\n<p>b</p>'),
    ('a<center>b</center>c<p>d\n e', H, '<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>d\ne</p>'),
    ('<ul><li>one<ul><li>two</ul>three<li></ul>', H,
     '<ul>\n<li>\n<p>one</p>\n<ul>\n<li>two</li>\n</ul>\n<p>three</p>\n</li>\n</ul>'),
    ('<ol start="3"><li>c<li>d</ol>', H, '<ol start="3">\n<li>c</li>\n<li>d</li>'),
    ('<ol start="½"><li>a</ol>', H, '<ol>\n<li>a</li>'),
    ('<dl><dt>Term<dd>What it is</dl>', H, '<p>Term</p>\n<ul>\n<li>What it is</li>\n</ul>'),
    ('<pre>\nx = 1\n\n\n```  y &lt; 2<br>z</pre>', H,
     '<pre class="code" tabindex="0"><code>x = 1\n\n\n```  y &lt; 2\nz\n</code></pre>'),
    ('<pre><code class="language-python">x</code></pre>', H, '<code class="language-python">x\n</code>'),
    ('<code>a*b</code><code>`|</code>', H, '<p><code>a*b`|</code></p>'),
    ('<code>one<br>two</code>', H, '<code>one\ntwo\n</code>'),
    ('<table><tr><th>A</th></tr><tr><td><code>a|b</code><br>c|d</td></tr></table>', H,
     '<th>A</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><code>a|b</code> c|d</td>'),
    ('<table><tr><td colspan="²">1</td></tr></table>', H, '<td>1</td>'),
    ('H<sub>2</sub>O, x<sup>2</sup>, 10<sup>-3</sup>, x<sub>max</sub>, e<sup>a·b</sup>', H,
     '<p>H₂O, x², 10⁻³, xₘₐₓ, e^(a·b)</p>'),
    ('<a href="https://x.example/a_(b) c?d&amp;e" title=\'"f"\'>th[er]e</a>', H,
     'href="https://x.example/a_%28b%29%20c?d&amp;e" title="&quot;f&quot;"'),
    ('!<a href="//x.example">there</a>', H, '<p>!<a href="https://x.example"'),
    ('<a href="page.php">a</a> <a href="javascript:x()">b</a> <a name="x"></a><img src="y.png" alt="c]">', H,
     '<p>a b c]</p>'),
    ('<img src="https://x.example/y.png" alt="A [map]">', H,
     '<a href="https://x.example/y.png" target="_blank" rel="noopener noreferrer nofollow">A [map]</a>'),
    ('<iframe src="https://x.example/v" title="Film"></iframe>', H, '>Film</a></p>'),
    ('<a href="https://x.example"><img src="y.png"></a> a<!-- b -->c <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>',
     H, '>https://x.example</a> ac 1/2</p>'),
    ('<table><tr><th>A<th>B<tr><!-- x --><th>C<td rowspan="2">D<br>d<tr><td><ul><li>E<li>F</ul></table>', H,
     '<td><strong>C</strong></td>\n<td>D d</td>\n</tr>\n<tr>\n<td>• E • F</td>\n<td></td>'),
    ('<table><tr><td colspan="2"><h2>Layout</h2><td><pre>x</pre></table>', H, '<h2>Layout</h2>\n<pre'),
    ('<ul><li>a</ul><ul><li>b<ol><li>c</ol></ul><li>d', H,
     '<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n<ul>\n<li>d</li>'),
    ('<blockquote><p>a<p>1) b</blockquote><hr><h1>2. c # #</h1>- d&nbsp;<p><br>e<br><br>f', H,
     '<blockquote>\n<p>a</p>\n<p>1) b</p>\n</blockquote>\n<hr>\n<h2>2. c # #</h2>\n<p>- d</p>\n<p>e</p>\n<p>f'),
    ('<span style="font-weight: bold">a</span> <q>b</q> <del>c</del> 1<sup>st</sup>®', H,
     '<p><strong>a</strong> “b” <s>c</s> 1ˢᵗ®'),
    ('<script>alert(1)</script><style>p{}</style>seen<!-- unseen --><svg><text>no</text></svg>', H, '<p>seen</p>'),
    (r'[mathjax]x_1 * 2[/mathjax] \(a_1\) \[b\] $c$', H, r'<p>[mathjax]x_1 * 2[/mathjax] \(a_1\) \[b\] $c$</p>'),
    ('a\0b<b>\x01c</b>&#xD800;', H, '<p>ab<strong>c</strong>'),
    ('one\ntwo', M, '<p>one<br>\ntwo</p>'),
    ('one <b>two</b>\nthree <i>four\nfive</i>', M, '<p>one <strong>two</strong> three <em>four<br>\nfive</em></p>'),
    ('#include <stdio.h>\n2 < 3 & a<b>c</b>', M,
     '<p>#include &lt;stdio.h&gt;<br>\n2 &lt; 3 &amp; a<strong>c</strong></p>'),
    ('2 * 3 < 7 & `x` _y_ #1\n- no list\n1. nor this', P,
     '<p>2 * 3 &lt; 7 &amp; `x` _y_ #1<br>\n- no list<br>\n1. nor this</p>'),
    ('x\n---\n  1. y\r\n\r\n\t| z', P, '<p>x<br>\n---<br>\n&nbsp;&nbsp;1. y</p>\n<p>&nbsp;&nbsp;&nbsp;&nbsp;| z</p>'),
    ('*as* it is\n\n- <b>', Markup.MARKDOWN, '<p><em>as</em> it is</p>\n<ul>\n<li>&lt;b&gt;</li>'),
])
def test_a_text_reads_as_it_did(text, markup, shown):
    assert shown in render(to_markdown(text, markup))


def test_a_title_is_only_words():
    assert to_plain('<p>H<sub>2</sub>O <b>t</b>wo</p><p>three &amp; four<br>five<script>no</script>', H) == (
        'H2O two three & four five')
    assert to_plain('*One*\n\ntwo <b>', Markup.MARKDOWN) == 'One two <b>'
    assert to_plain('a <b>b</b> <T> &amp;\nc', M) == 'a b <T> & c'
    assert to_plain(' <b>\n&amp;\0', P) == '<b> &amp;'


def test_a_text_among_others_in_html_keeps_what_it_says():
    assert [to_html('a *b*\n<', markup) for markup in Markup] == [
        'a *b*<br>&lt;', '<p>a <em>b</em>\n&lt;</p>', 'a *b*\n<', 'a *b*<br>&lt;']


def test_what_cannot_come_along_is_told():
    told = []
    text = ('<iframe srcdoc="x"></iframe><object data="old.swf">As <b>text</b></object><a href="page.php">there</a>'
            '<img src="@@PLUGINFILE@@/y.png"><svg></svg><script>x()</script><pre><a href="https://x.example">b</a></pre>')
    question = QuestionData(kind=QuestionKind.GAP_FILL, text=f'{text}<b>Gap:</b>[[x_1]]', markup=H,
                            gaps=(Gap(name='x_1'),), feedback='<iframe src="https://x.example/v"></iframe>')
    made = question_to_markdown(question, note=told.append)
    assert '<p><strong>Gap:</strong>[[x_1]]</p>' in render(made.text) and 'As **text**' in made.text
    assert made.feedback == '[https://x.example/v](https://x.example/v)'
    assert told == [
        'Something embedded without an address was left out.', '“old.swf”, which it shows, cannot be found.',
        'The link “page.php” leads nowhere outside its old place.',
        'The picture “@@PLUGINFILE@@/y.png” cannot be found.', str(DRAWING), str(RUNS),
        'The link “https://x.example” stands in code, which holds none.']


@pytest.mark.parametrize('markup', list(Markup))
def test_no_attack_outlives_the_way_in(markup):
    for vector in VECTORS:
        assert_harmless(render(to_markdown(vector, markup)))
        assert '\n' not in to_plain(vector, markup)


@pytest.mark.parametrize('text', [
    '<div>' * 5000 + 'deep' + '</div>' * 5000, '<b>' * 5000 + 'deep', '< ' * 100_001 + 'deep',
    '<pre>' + ' ' * 200_000 + 'deep</pre>', f'<p>a{" " * 200_000}deep', '<br>' * 5001 + 'deep',
    '<ol>' + '<li>' * 1000 + 'deep',
], ids=range(7))
def test_what_is_beyond_sense_is_taken_as_words_and_holds_up_nobody(text):
    assert 'deep' in to_markdown(text, H)
    assert 'deep' in to_plain(text, M)


SIGNS = st.text(alphabet='ab1.-+=:*_#`<>&;!()[]{}\\|~"\' \n', min_size=1, max_size=10)
LETTERS = st.text(alphabet='ab1.-+=:*_#`<>&;!()[]{}\\|~"\' \n\t', max_size=40)


def around(inner):
    link = st.just('a href="https://x.example/a_b(c)"')
    tags = st.one_of(st.sampled_from(['b', 'i', 'em', 'del', 'span', 'u', 'code', 'font']), link)
    return st.one_of(st.just('<br>'), st.tuples(tags, st.lists(inner, max_size=3)).map(
        lambda made: f'<{made[0]}>{"".join(made[1])}</{made[0].split()[0]}>'))


LINES = st.lists(st.recursive(SIGNS.map(html.escape), around, max_leaves=6), min_size=1, max_size=4).map(''.join)
BLOCKS = st.sampled_from([
    '<p>{}</p>', '<div>{}</div>', '<blockquote>{}</blockquote>', '<ul><li>{}<li>x</ul>', '<ol><li>{}</ol>',
    '<h2>{}</h2>', '<dl><dt>y<dd>{}</dl>', '<table><tr><td>{}</td><td>z</td></tr></table>', '{}',
    '<ul><li>w<ol><li>{}</ol>v</ul>'])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(BLOCKS, LINES), min_size=1, max_size=3))
def test_no_letter_of_html_is_lost_and_none_becomes_a_sign(made):
    text = ''.join(block.format(line) for block, line in made)
    assert letters_of(render(to_markdown(text, H))) == letters_of(text)


@settings(max_examples=100, deadline=None)
@given(LETTERS)
def test_plain_text_shows_as_it_is_written_line_by_line(text):
    shown = render(to_markdown(text, P))
    assert set(re.findall(r'<(\w+)', shown)) <= {'p', 'br'}
    lines = [line.replace('\xa0', ' ').strip() for line in re.split(r'<br>|</p>', shown)]
    assert [' '.join(words_of(line).split()) for line in lines if line] == [
        ' '.join(line.split()) for line in text.split('\n') if line.strip()]


@settings(max_examples=100, deadline=None)
@given(LETTERS, st.sampled_from(Markup))
def test_whatever_comes_is_harmless(text, markup):
    assert_harmless(render(to_markdown(text, markup)))
    assert '\n' not in to_plain(text, markup)


def letters_of(text):
    return ''.join(words_of(text).split())


def words_of(text):
    return trees.document_fromstring(f'<div>{text}').text_content()
