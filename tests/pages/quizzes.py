"""A quiz of the Python course, for tests that show one."""
from decimal import Decimal

from db import courses, quizzes
from db.items import ItemChanges
from db.quizzes import Slot
from db.records import ItemKind
from formats.questions import ALL, AcceptedNumber, Gap, Option, QuestionData, QuestionKind

CAPITAL = QuestionData(
    kind=QuestionKind.SINGLE_CHOICE, title='Capital', text='What is the capital of Norway?', shuffle=False,
    options=(Option(text='Oslo', share=ALL, feedback='By the fjord.'), Option(text='Bergen')))
SUM = QuestionData(kind=QuestionKind.NUMBER, title='Sum', text='What is 2 + 3?', unit='apples', points=Decimal(2),
                   numbers=(AcceptedNumber(least=Decimal(5), most=Decimal(5)),))
GAPS = QuestionData(
    kind=QuestionKind.GAP_FILL, title='Gap', text='Rows are [[what]].', shuffle=False,
    gaps=(Gap(name='what', options=(Option(text='observations', share=ALL), Option(text='variables'))),))
ESSAY = QuestionData(kind=QuestionKind.ESSAY, title='Why', text='Why **one** row?', points=Decimal(6))


async def add_quiz(here, *questions, **values):
    """At the end of the section, published; `here` is the cast."""
    item = await courses.add_item(here.python, here.page.section_id, ItemKind.QUIZ, 'First quiz',
                                  ItemChanges(**{'points': 10, 'required': False, **values}), by=here.helena)
    kept = [await courses.add_question(here.python, question, by=here.helena) for question in questions
            or (CAPITAL, SUM, ESSAY)]
    await courses.set_questions(here.python, item.id, [Slot(question_id=one.id) for one in kept], by=here.helena)
    return item, kept


async def start_quiz(here):
    """Priya has begun one."""
    item, _ = await add_quiz(here)
    return await quizzes.start_attempt(here.priya_python, item.id, by=here.priya)
