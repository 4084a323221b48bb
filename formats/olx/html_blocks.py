"""Blocks that are words: HTML in a file of its own or in place."""
from i18n import _

from ..html_pages import RUNS, WebPage
from ..questions import ParsedQuestions
from ..xml import descendants, inner_html
from .blocks import OlxBlock
from .course_dir import Folder

WORDED = 'html', 'about', 'static_tab', 'course_info', 'annotatable'


def read_words(block: OlxBlock, folder: Folder, page: WebPage, found: ParsedQuestions) -> str:
    """Markdown; nothing, with a refusal, where there are no words."""
    html = _html(block, folder, found)
    if html is None:
        return ''
    remarks = sum(1 for __ in descendants(block.element, 'annotation')) if block.tag == 'annotatable' else 0
    if remarks:
        found.refuse(block.where, _('The remarks on its text ({number}) were left out.', number=remarks))
    text = page.read(html)
    if not (text or page.files or set(page.notes) - {str(RUNS)}):
        page.forget_notes()
        found.refuse(block.where, _('It shows no words, only styles or scripts.') if html.strip() else
                     _('It is empty.'))
    return text


def _html(block: OlxBlock, folder: Folder, found: ParsedQuestions) -> str | None:
    paths = paths_of(block)
    if not paths:
        return inner_html(block.element)
    for path in paths:
        if path in folder:
            return folder.text(path)
    found.refuse(block.where, _('Its words, {file}, are missing.', file=paths[-1][:80]))
    return None


def paths_of(block: OlxBlock) -> list[str]:
    """Where its words may be, if they do not stand in it."""
    name = block.attributes.get('filename', '').replace(':', '/')
    paths = [f'{block.tag}/{name}.html'] if name else []
    return [*(f'drafts/{path}' for path in paths if block.is_draft), *paths]
