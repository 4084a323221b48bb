"""Fills a course of the demo's autumn with what its coaches meet on a busy day; run beside the server, on its database.

Learners are in the middle of a quiz, others have handed it in with an essay that waits, a survey is answered, work
waits at each kind of assignment, and the session has an item of its own of every kind.
"""
import asyncio
from typing import Any

from db import Person, SessionCourse, attention, courses, customisation, quizzes, submissions, surveys
from db.core import Upload
from db.items import ItemChanges
from db.lifecycle import open_database
from db.quizzes import Slot
from db.records import ItemKind
from db.records.attempt import Answer
from formats.questions import ALL, Option, QuestionData, QuestionKind

OWN = (
    (ItemKind.PAGE, 'Own page', {'body': 'Only this autumn.'}),
    (ItemKind.LINK, 'Own link', {'url': 'https://example.org/own'}),
    (ItemKind.FILE, 'Own file', {}),
    (ItemKind.VIDEO, 'Own film', {'url': 'https://example.org/film'}),
    (ItemKind.ASSIGNMENT, 'Own task', {'points': 10, 'required': False}),
    (ItemKind.DISCUSSION, 'Own forum', {'required': False}),
    (ItemKind.QUIZ, 'Own quiz', {'points': 5, 'required': False}),
    (ItemKind.SURVEY, 'Own survey', {'required': False}),
)
ASKED = (
    QuestionData(kind=QuestionKind.SINGLE_CHOICE, title='Rows', text='What is a row?',
                 options=(Option(text='One observation', share=ALL), Option(text='One column'))),
    QuestionData(kind=QuestionKind.ESSAY, title='Why', text='Why do you clean a file first?'),
)
RUBRIC_TASK, PLAIN_TASK = 22, 18
QUIZ, SURVEY = 39, 42


async def fill() -> None:
    async with open_database():
        course = await SessionCourse.get(session__title__startswith='Data Analyst · Autumn',
                                         course__title='Python for data').select_related('session', 'course')
        marta = await Person.get(username='marta')
        session_quiz = await _session_items(course, marta)
        taking = await course.participations.all().order_by('id').select_related('enrolment__learner')
        learners = [(one, one.enrolment.learner) for one in taking]
        for one, learner in learners[:2]:
            await _takes(one, learner, session_quiz, finish=True)
        for quiz in (session_quiz, QUIZ):
            await _takes(*learners[2], quiz, finish=False)
        await _takes(*learners[3], QUIZ, finish=True)
        for one, learner in learners[4:10]:
            await _answers(one, learner)
        for one, learner in learners[10:12]:
            for task in (RUBRIC_TASK, PLAIN_TASK):
                await submissions.submit(one, task, 'Here is my work.', by=learner)
        for text in ('Likes charts.', 'Comes late on Mondays.'):
            await attention.note(learners[10][0], text, by=marta)


async def _session_items(course: Any, coach: Any) -> int:
    """Returns the quiz among them, which is open."""
    section = await course.course.sections.all().order_by('position', 'id').first()
    await customisation.open_section(course, section.id, course.session.starts, by=coach)
    for kind, title, values in OWN:
        item = await customisation.add_session_item(course, section.id, kind, title, ItemChanges(**values), by=coach)
        if kind is ItemKind.FILE:
            await customisation.edit_session_item(course, item.id, file=Upload.of('own.txt', b'Only this autumn.'),
                                                  by=coach)
        if kind in (ItemKind.QUIZ, ItemKind.SURVEY):
            made = [await courses.add_question(course, one, by=coach, for_survey=kind is ItemKind.SURVEY)
                    for one in ASKED]
            await courses.set_questions(course, item.id, [Slot(question_id=one.id) for one in made], by=coach)
        if kind is ItemKind.QUIZ:
            quiz = item.id
    return quiz


async def _takes(participation: Any, learner: Any, quiz: int, *, finish: bool) -> None:
    attempt = await quizzes.start_attempt(participation, quiz, by=learner)
    for answer in await Answer.filter(attempt_id=attempt.id).select_related('question'):
        if answer.question.asked.kind is QuestionKind.ESSAY:
            await quizzes.answer(participation, attempt.id, answer.question_id, 'Because the rest rests on it.',
                                 by=learner)
    if finish:
        await quizzes.finish_attempt(participation, attempt.id, by=learner)


async def _answers(participation: Any, learner: Any) -> None:
    survey = await surveys.survey_view(participation, SURVEY, seen_by=learner)
    first = next(iter(survey.questions))
    await surveys.answer_survey(participation, SURVEY, {first.id: 0}, by=learner)


if __name__ == '__main__':
    asyncio.run(fill())
