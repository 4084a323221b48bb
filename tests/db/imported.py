"""Small files of other systems, and everything that a database holds beside the history of imports."""
from decimal import Decimal
from typing import Any

from formats.courses import ParsedCourse, ParsedFile, ParsedItem, ParsedItemKind, ParsedSection
from formats.questions import ALL, Option, QuestionData, QuestionKind
from tests.pages.forging import everything

HISTORY = ('event', 'content_import', 'imported_part')


def choice(text: str = 'Which one?', source_id: str = 'q1', **more: Any) -> QuestionData:
    options = (Option(text='This', share=ALL), Option(text='That'))
    return QuestionData(kind=QuestionKind.SINGLE_CHOICE, text=text, options=options, source_id=source_id, **more)


def page(title: str = 'Moon', body: str = 'The moon pulls.', source_id: str = 'p1', **more: Any) -> ParsedItem:
    return ParsedItem(kind=ParsedItemKind.PAGE, title=title, body=body, source_id=source_id, **more)


def quiz(*questions: QuestionData, title: str = 'Check', source_id: str = 'z1', **more: Any) -> ParsedItem:
    return ParsedItem(kind=ParsedItemKind.QUIZ, title=title, source_id=source_id, questions=questions or (choice(),),
                      points=Decimal(5), **more)


def course(*items: ParsedItem, section: str = 'Tides', bank: tuple[QuestionData, ...] = ()) -> ParsedCourse:
    sections = (ParsedSection(title=section, items=items),) if items else ()
    return ParsedCourse(title='Sea', language='en', sections=sections, bank=bank)


def picture(content: bytes = b'\x89PNG\r\n\x1a\n', name: str = 'moon.png') -> ParsedFile:
    return ParsedFile(name, content)


async def all_rows() -> dict[str, list[dict[str, Any]]]:
    """Of every table, as the database has them; places of quizzes, which are written anew, without their numbers."""
    rows = {table: found for table, found in (await everything()).items() if table not in HISTORY}
    for slot in rows['quiz_slot']:
        del slot['id']
    return rows
