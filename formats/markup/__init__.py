"""Other systems' texts as the Markdown that Cohort keeps, in which HTML is not understood.

to_markdown('<p>A <b>word</b></p>', Markup.HTML)   # 'A **word**'
to_plain('<p>A <b>word</b></p>', Markup.HTML)      # 'A word': for titles and lists
to_html('A **word**', Markup.MARKDOWN)             # the other way, for a text that stands among others in HTML
"""
from .embeds import DRAWING, RUNS
from .escaping import PLACES, escape
from .texts import to_html, to_markdown, to_plain
from .tree import MAX_DEPTH, UNSEEN, is_too_deep, parse_html

__all__ = [
           'DRAWING',
           'MAX_DEPTH',
           'PLACES',
           'RUNS',
           'UNSEEN',
           'escape',
           'is_too_deep',
           'parse_html',
           'to_html',
           'to_markdown',
           'to_plain',
]
