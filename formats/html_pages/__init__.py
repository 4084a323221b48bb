"""Pages of HTML in an archive: what they say as Markdown, the pictures they show, the files they link to.

page = WebPages(archive, find).page()   # `find` says what an address in a page stands for
page.read('<p>A <b>word</b></p>')       # 'A **word**'
page.pictures, page.files, page.notes   # what was met on the way, over all that this page was given to read
"""
from ..markup import RUNS, parse_html
from .page import WebPage, WebPages
from .targets import Absent, Elsewhere, Inside, Target, scheme_of

__all__ = ['RUNS', 'Absent', 'Elsewhere', 'Inside', 'Target', 'WebPage', 'WebPages', 'parse_html', 'scheme_of']
