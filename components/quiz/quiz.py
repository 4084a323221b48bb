"""A quiz in progress, for its learner: questions, answers that are kept as they are given, and the server's clock."""
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT, QUIZ_MODULES
from components.browser_words import LANGUAGE, Plural
from components.events import on_event
from components.text_field import TOO_LONG
from db.core import Refusal
from db.quizzes import MAX_LENGTH_ANSWER, MAX_LENGTH_ESSAY
from i18n import _, lazy, nlazy, translated


class QuizGap(TypedDict):
    name: str
    options: list[str]  # to choose from; none: it is typed


class QuizQuestion(TypedDict):
    id: int
    number: int | None  # a description has none
    kind: str
    html: str  # the question's text; a gap stands in it as [[name]]
    points: str  # '2 points'
    given: Any  # see db.quizzes.scoring
    options: NotRequired[list[str]]  # HTML of one line; plain words where they stand in a select
    lefts: NotRequired[list[str]]  # HTML of one line
    gaps: NotRequired[list[QuizGap]]
    unit: NotRequired[str]


WORDS = {
    'language': LANGUAGE,
    'questions': lazy('Questions'), 'number': lazy('Question {n}'), 'answered': lazy('answered'), 'open': lazy('open'),
    'previous': lazy('Previous'), 'next': lazy('Next'), 'submit': lazy('Submit quiz'),
    'unanswered': lazy('{n} of {all} unanswered'), 'all_answered': lazy('All answered'),
    'sure': Plural(nlazy('One question is unanswered. A submitted attempt cannot be continued.',
                         '{n} questions are unanswered. A submitted attempt cannot be continued.')),
    'submit_anyway': lazy('Submit anyway'), 'continue': lazy('Keep answering'),
    'saving': lazy('Saving…'), 'saved': lazy('Saved'), 'not_saved': lazy('Not saved'), 'too_long': TOO_LONG,
    'offline': lazy('Not connected. Your answers are kept here and sent later.'),
    'left': lazy('{time} left'), 'minutes': lazy('{n} min'), 'over': lazy('The time is over'),
    'added': Plural(nlazy('{n} more minute', '{n} more minutes')),
    'answer': lazy('Your answer'), 'choose': lazy('Choose …'), 'gap': lazy('Gap {name}'),
    'clear': lazy('Clear my choice'),
    'kept_here': lazy('Kept on this device until you submit it'), 'up': lazy('Move {name} up'),
    'down': lazy('Move {name} down'), 'order_kept': lazy('Keep this order'),
}


class Quiz(Element, component='quiz.js', esm=KIT | QUIZ_MODULES):

    def __init__(self, attempt: int, questions: Sequence[QuizQuestion], *, seconds_left: float | None, one_by_one: bool,
                 on_answer: Callable[[int, Any], Awaitable[None]], on_finish: Callable[[], Awaitable[None]],
                 words: Mapping[str, Any] = WORDS) -> None:
        """:param attempt: names the place in the browser where answers wait until they are kept
        :param seconds_left: by the server's clock; None without a limit
        :param on_answer: keeps an answer; what it refuses is told at the question
        """
        super().__init__()
        self._on_answer, self._on_finish = on_answer, on_finish
        self._props |= {'attempt': attempt, 'questions': tuple(questions), 'seconds_left': seconds_left,
                        'one_by_one': one_by_one, 'words': translated(words),
                        'limits': {'answer': MAX_LENGTH_ANSWER, 'essay': MAX_LENGTH_ESSAY}}
        self._listen()

    def _listen(self) -> None:
        on_event(self, 'answer', {'id': int, 'n': int, 'value': object}, self._answer)
        self.on('finish', lambda: self._on_finish())

    def set_clock(self, seconds_left: float | None) -> None:
        """Time was added, or the browser's clock runs otherwise."""
        with self._props.suspend_updates():
            self._props['seconds_left'] = seconds_left
        self.run_method('set_clock', seconds_left)

    def set_answer(self, question: int, given: Any) -> None:
        """Somewhere else, in another tab."""
        self.run_method('set_answer', question, given)

    async def _answer(self, event: dict[str, Any]) -> None:
        try:
            await self._on_answer(event['id'], event['value'])
        except Refusal as no:
            self.run_method('refused', event['id'], event['n'], str(no))
            return
        self.run_method('saved', event['id'], event['n'])


class Survey(Quiz, component='quiz.js', esm=KIT | QUIZ_MODULES):
    """Questions that are submitted together: until then the answers stay in the browser."""

    def __init__(self, key: int, questions: Sequence[QuizQuestion], *, on_begin: Callable[[], Awaitable[None]],
                 on_submit: Callable[[dict[int, Any]], Awaitable[None]], words: Mapping[str, Any] = WORDS) -> None:
        """:param key: names the place in the browser where the answers wait
        :param on_begin: is called when the first answer is given
        """
        async def nothing(*_: Any) -> None:
            """Single answers are not kept."""
        super().__init__(key, questions, seconds_left=None, one_by_one=False, on_answer=nothing, on_finish=nothing,
                         words={**words, 'submit': _('Submit survey'),
                                'sure': Plural(nlazy('One question is unanswered.',
                                                     '{n} questions are unanswered.'))})
        self._props['is_survey'] = True
        self._on_begin, self._on_submit = on_begin, on_submit

    def _listen(self) -> None:
        """Single answers are not told."""
        self.on('begin', lambda: self._on_begin(), args=[])
        on_event(self, 'submit', [(str, object)], self._submit)

    async def _submit(self, event: list[Any]) -> None:
        await self._on_submit({int(id_): value for id_, value in event if id_.isdecimal() and len(id_) < 10})
        self.run_method('submitted')
