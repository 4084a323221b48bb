"""A timed quiz of 500 learners at once in one process: every answer is kept, and the slowest should not take a second.

Measured are the verbs, on an SQLite file with the safety of a real one (an answer is on the disk when its verb
returns), each learner answering every ten seconds, while a coach follows the attempts live. Then the time is over for
all of them at the same moment, and the server finishes them while somebody else still answers. `quiz_pages.py` measures
the same through open pages.
"""
import asyncio
import json
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from time import perf_counter
from types import SimpleNamespace
from typing import Any

from db import Attempt, Participation, courses, people, quizzes, sessions
from db.core import Notice, clock
from db.integrity import check_figures
from db.items import ItemChanges
from db.lifecycle import open_database
from db.quizzes import Slot, finish_overdue
from db.records import SYSTEM, ItemKind, QuizSettings
from db.sessions import SessionChanges
from formats.questions import ALL, AcceptedText, Option, QuestionData, QuestionKind
from tests.databases import execute

LEARNERS, QUESTIONS, EVERY, SECONDS = 500, 20, 10.0, 60.0
BURST = 0.05
"""Seconds: as often as an open page looks again at the most."""


async def measure() -> list[tuple[str, float]]:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / 'records.sqlite3'
        async with open_database(f'sqlite://{file}'):
            here = await school(LEARNERS + 1)
            starts = await _all_start(here)
            alone = await _one_after_the_other(here)
            sent, took, looks = await _everybody_answers(here)
            lost = lost_answers(f'sqlite://{file}', sent)
            finished, last = await _time_is_over(here)
            differences = len((await check_figures(by=SYSTEM)).differences)
    slowest, mean = max(took), sum(took) / len(took)
    assert not lost, f'{lost} answers are lost'
    assert not differences, f'{differences} figures are wrong'
    return [
        (f'{LEARNERS} learners start at once: seconds until the last has begun', max(starts)),
        (f'answers in {SECONDS:g} s by {LEARNERS} learners, one every {EVERY:g} s each', len(took)),
        ('of them lost (rows and values compared in the file)', lost),
        ('slowest answer, seconds', slowest),
        ('an answer among 500 learners to one of a learner alone', mean / alone),
        ('looks of the coach meanwhile, each at the attempts that had moved', looks),
        (f'the server finishes {LEARNERS} attempts whose time is over, seconds', finished),
        ('slowest answer of somebody else meanwhile, seconds', last),
    ]


async def school(number: int) -> SimpleNamespace:
    """One course with one timed quiz, and one session with so many learners."""
    by = await people.become_first_administrator('ines', 'Ines', 'correct horse')
    course = await courses.create_course('PY', 'Python', by=by)
    section = await courses.add_section(course, 'Exam', by=by)
    quiz = await courses.add_item(course, section.id, ItemKind.QUIZ, 'Exam',
                                  ItemChanges(attempts=1, points=QUESTIONS,
                                              settings=QuizSettings(time_limit_minutes=60, shuffle=True)), by=by)
    questions = [await courses.add_question(course, _question(number), by=by) for number in range(QUESTIONS)]
    await courses.set_questions(course, quiz.id, [Slot(question_id=question.id) for question in questions], by=by)
    midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    session = await sessions.create_session('Autumn',
                                            SessionChanges(starts=midnight, ends=midnight + timedelta(days=30)), by=by)
    taught = await sessions.add_course(session, course, by=by)
    await sessions.publish(session, by=by)
    learners = [await people.create_account(f'learner{n}', f'Learner {n}', by=by) for n in range(number)]
    await sessions.enrol(session, *learners, by=by)
    taking = await Participation.filter(session_course_id=taught.id).select_related('session_course', 'learner')
    *all_but_one, other = taking
    return SimpleNamespace(by=by, course=taught, quiz=quiz, taking=all_but_one, other=other, questions=questions,
                           attempts={}, random=Random(1))


def _question(number: int) -> QuestionData:
    if number % 2:
        return QuestionData(kind=QuestionKind.SHORT_TEXT, text=f'What is {number}?',
                            texts=(AcceptedText(text=f'{number}'),))
    return QuestionData(kind=QuestionKind.SINGLE_CHOICE, text=f'Which is {number}?', points=Decimal(1), options=(
        Option(text='this', share=ALL), Option(text='that'), Option(text='neither'), Option(text='both')))


async def _all_start(here: SimpleNamespace) -> list[float]:
    began = perf_counter()

    async def start(participation: Any) -> float:
        here.attempts[participation.id] = await quizzes.start_attempt(participation, here.quiz.id,
                                                                      by=participation.learner)
        return perf_counter() - began
    return await asyncio.gather(*map(start, (*here.taking, here.other)))


async def _one_after_the_other(here: SimpleNamespace) -> float:
    """Seconds an answer takes where nobody else is."""
    took = [(await _answer(here, here.other))[1] for _ in range(100)]
    return sum(took) / len(took)


async def _answer(here: SimpleNamespace, participation: Any) -> tuple[tuple, float]:
    """What was sent, and how long it took to be kept."""
    attempt = here.attempts[participation.id]
    question = here.random.choice(here.questions)
    given: Any = here.random.randrange(4)
    if question.kind is QuestionKind.SHORT_TEXT:
        given = f'{given} of {here.random.random()}'
    began = perf_counter()
    await quizzes.answer(participation, attempt.id, question.id, given, by=participation.learner)
    took = perf_counter() - began
    order = next(entry.get('order') for entry in attempt.asked if entry['question'] == question.id)
    return (attempt.id, question.id, order[given] if order else given), took


async def _everybody_answers(here: SimpleNamespace) -> tuple[dict, list[float], int]:
    """The last that was sent to each question, how long each answer took, and how often the coach has looked."""
    sent: dict[tuple[int, int], Any] = {}
    took: list[float] = []
    ends = perf_counter() + SECONDS

    async def learner(participation: Any) -> None:
        await asyncio.sleep(here.random.random() * EVERY)
        while perf_counter() < ends:
            due = perf_counter() + EVERY
            (attempt_id, question_id, given), seconds = await _answer(here, participation)
            sent[attempt_id, question_id] = given
            took.append(seconds)
            await asyncio.sleep(max(0.0, due - perf_counter()))

    coach = Coach(here)
    await asyncio.gather(*map(learner, here.taking))
    return sent, took, await coach.leaves()


class Coach:
    """Looks at the attempts that have moved, as an open page does."""

    def __init__(self, here: SimpleNamespace) -> None:
        self._here, self._keys, self._looks = here, set[Any](), 0
        self._stop = here.course.topic('attempts').subscribe(self._hear)
        self._looking = asyncio.create_task(self._look())

    async def leaves(self) -> int:
        self._stop()
        self._looking.cancel()
        await asyncio.gather(self._looking, return_exceptions=True)
        return self._looks

    def _hear(self, notice: Notice) -> None:
        self._keys |= notice.keys or set()

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(BURST)
            if self._keys:
                keys, self._keys = self._keys, set()
                rows = await quizzes.attempt_rows_at(self._here.course, keys, seen_by=self._here.by)
                assert {row.id for row in rows} == keys
                self._looks += 1


def lost_answers(database_url: str, sent: dict[tuple[int, int], Any]) -> int:
    """Answers that somebody else who opens the file does not find there as they were sent."""
    rows = execute(database_url, 'SELECT attempt_id, question_id, given FROM answer WHERE given IS NOT NULL')
    kept = {(attempt, question): json.loads(given) for attempt, question, given in rows}
    return sum(kept.get(place) != given for place, given in sent.items())


async def _time_is_over(here: SimpleNamespace) -> tuple[float, float]:
    """Seconds until the server has finished all attempts but one, and the slowest answer of that one meanwhile."""
    ids = [here.attempts[participation.id].id for participation in here.taking]
    await _in_parts(ids, lambda part: Attempt.filter(id__in=part).update(ends_at=clock.now() - timedelta(minutes=1)))
    began = perf_counter()
    finishing = asyncio.create_task(finish_overdue())
    took = []
    while not finishing.done():
        took.append((await _answer(here, here.other))[1])
        await asyncio.sleep(0.1)
    await finishing
    seconds = perf_counter() - began
    assert not await Attempt.filter(finished_at=None).exclude(id=here.attempts[here.other.id].id).exists()
    return seconds, max(took)


async def _in_parts(ids: Sequence[int], do: Any) -> None:
    for first in range(0, len(ids), 200):
        await do(ids[first:first + 200])
