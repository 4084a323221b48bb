"""Questions that no quiz asks: problems that no unit shows, and those of a library."""
from pathlib import PurePosixPath

from i18n import _

from ..html_pages import WebPages
from ..questions import ParsedQuestions, QuestionData, UnreadableFile
from .blocks import Blocks, OlxBlock
from .problem import read_problem

FOLDER = 'problem/'


def of_library(library: OlxBlock, blocks: Blocks, pages: WebPages, found: ParsedQuestions) -> list[QuestionData]:
    questions: list[QuestionData] = []
    for block in blocks.children(library):
        if block.tag == 'problem':
            questions += _read(block, pages, found)
        else:
            found.refuse(block.where, _('In a library, only problems are read, not “{tag}”.', tag=block.tag))
    return questions


def not_shown(blocks: Blocks, pages: WebPages, found: ParsedQuestions) -> list[QuestionData]:
    """Of the files that nobody has looked at when the outline has been read."""
    questions: list[QuestionData] = []
    folder = blocks.folder
    for path in folder.under(FOLDER):
        if folder.name(path) in folder.used or not path.endswith('.xml'):
            continue
        try:
            element = folder.xml(path)
        except UnreadableFile as damaged:
            found.refuse(path, str(damaged))
            continue
        element.set('url_name', PurePosixPath(path).stem)
        if block := blocks.resolve(element, None):
            block.above = path,
            questions += _read(block, pages, found)
    return questions


def _read(block: OlxBlock, pages: WebPages, found: ParsedQuestions) -> list[QuestionData]:
    page = pages.page(shows_pictures=False)
    questions = read_problem(block, page, found)
    for note in page.notes if questions else ():
        found.refuse(block.where, note)
    return questions
