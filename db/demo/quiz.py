"""A quiz of every kind of question in a course of the demo, and learners who are somewhere in it."""
from pathlib import Path
from typing import Any

from formats.gift import read_gift
from formats.question_markdown import question_to_markdown
from formats.questions import ALL, AcceptedText, Gap, Option, QuestionData, QuestionKind

from ..courses.outline_editing import add_item
from ..courses.question_bank import add_question, set_questions
from ..items.changes import ItemChanges
from ..quizzes.slots import Slot
from ..records.course import Course
from ..records.item import CompletionRule, ItemKind
from ..records.person import Person

FILE = Path(__file__).parent / 'courses' / 'python-for-data' / 'quiz.gift'
TITLE = 'Check yourself: tables and values'
BODY = 'Ten short questions on the first two weeks. It does not count for the grade: it shows you what to read again.'

BEYOND_GIFT = (
    QuestionData(kind=QuestionKind.ORDERING, title='From file to figure', category='Tables and values',
                 text='Bring these steps into the order in which you take them.',
                 order=('Read the file', 'Look at the first rows', 'Clean what is wrong', 'Count and compare',
                        'Draw the chart')),
    QuestionData(kind=QuestionKind.GAP_FILL, title='Reading a file', category='Tables and values',
                 text='To read a file you write `pandas.`[[function]]`("trips.csv")`; what you get is a [[result]].',
                 gaps=(Gap(name='function', texts=(AcceptedText(text='read_csv'),)),
                       Gap(name='result', options=(Option(text='table (DataFrame)', share=ALL),
                                                   Option(text='list of lines'), Option(text='dictionary'))))),
)


async def add_quiz(course: Course, teacher: Person) -> Any:
    """At the end of the course's second section; published."""
    sections = await course.sections.all().order_by('position', 'id')
    item = await add_item(course, sections[1].id, ItemKind.QUIZ, TITLE,
                          ItemChanges(body=BODY, required=False, weight=0, attempts=3,
                                      completes=CompletionRule.SUBMITTED, points=10, minutes=15,
                                      settings={'time_limit_minutes': 20}), by=teacher)
    slots = []
    for question in (*_of_the_file(), *BEYOND_GIFT):
        made = await add_question(course, question, by=teacher)
        slots.append(Slot(question_id=made.id))
    await set_questions(course, item.id, slots, by=teacher)
    return item


def _of_the_file() -> list[QuestionData]:
    return [question_to_markdown(question) for question in read_gift(FILE.read_bytes()).questions]
