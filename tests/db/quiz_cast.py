"""A quiz in the course that autumn and evening give, with a question of every sort that tests need."""
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from db import courses, quizzes
from db.core import Notice, Topic
from db.items import ItemChanges
from db.quizzes import Slot
from db.records import CompletionRule, ItemKind, QuizSettings
from formats.questions import AcceptedNumber, AcceptedText, Option, QuestionData, QuestionKind

ALL = Decimal(100)
RIGHT = 'the right one'
"""How every right option reads, wherever it is shown."""


def choice(text: str = 'Which?', points: int = 1, *, category: str = '', title: str = '') -> QuestionData:
    options = (Option(text=RIGHT, share=ALL, feedback='Well done.'), Option(text='another'),
               Option(text='a third', feedback='Not quite.'))
    return QuestionData(kind=QuestionKind.SINGLE_CHOICE, text=text, points=Decimal(points), category=category,
                        title=title, options=options)


def typed(text: str = 'Where?', points: int = 1) -> QuestionData:
    return QuestionData(kind=QuestionKind.SHORT_TEXT, text=text, points=Decimal(points),
                        texts=(AcceptedText(text='Lisbon'), AcceptedText(text='Lisboa', share=Decimal(50))))


def number(text: str = 'How many?', points: int = 1) -> QuestionData:
    return QuestionData(kind=QuestionKind.NUMBER, text=text, points=Decimal(points),
                        numbers=(AcceptedNumber(least=Decimal('4.5'), most=Decimal('5.5')),))


def essay(points: int = 2) -> QuestionData:
    return QuestionData(kind=QuestionKind.ESSAY, text='Why?', points=Decimal(points))


def words() -> QuestionData:
    return QuestionData(kind=QuestionKind.DESCRIPTION, text='Read this first.')


async def quiz(school: Any, *questions: QuestionData, title: str = 'Check', slots: list[Slot] | None = None,
               settings: QuizSettings | None = None, **values: Any) -> SimpleNamespace:
    """In the first section of Python; of a choice and a typed question worth 1 and 3, unless others are given."""
    by = school.helena
    section = await school.python.sections.all().first()
    values = {'points': 10, 'completes': CompletionRule.SUBMITTED, **values}
    values = {'settings': settings or QuizSettings(), **values}
    item = await courses.add_item(school.python, section.id, ItemKind.QUIZ, title, ItemChanges(**values), by=by)
    kept = [await courses.add_question(school.python, question, by=by) for question in questions
            or (choice(), typed(points=3))]
    await courses.set_questions(school.python, item.id, slots or [Slot(question_id=one.id) for one in kept], by=by)
    return SimpleNamespace(item=item, id=item.id, questions=kept)


async def place_of(participation: Any, quiz_id: int, question_id: int, text: str, *, seen_by: Any) -> int:
    """Where an option is shown in the attempt under way."""
    in_progress = (await quizzes.quiz_view(participation, quiz_id, seen_by=seen_by)).in_progress
    [asked] = [one for one in in_progress.questions if one.id == question_id]
    return asked.options.index(text)


def heard(*topics: Topic) -> list[Notice]:
    """Notices of these from now on."""
    notices: list[Notice] = []
    for topic in topics:
        topic.subscribe(notices.append)
    return notices
