"""Who is at a quiz right now: answered so far, time left, and what a coach can do about it."""
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from components.events import on_event
from i18n import lazy, translated

WORDS = {
    'label': lazy('Attempts in progress'), 'learner': lazy('Learner'), 'quiz': lazy('Quiz'),
    'answered': lazy('Answered'), 'left': lazy('Time left'),
    'none': lazy('Nobody is at a quiz right now.'), 'none_hint': lazy('Attempts appear here as they are started.'),
    'no_limit': lazy('no limit'), 'over': lazy('over'), 'more_time': lazy('More time'),
    'more_time_for': lazy('Give {name} more time'),
    'finish': lazy('End attempt'), 'finish_for': lazy('End attempt of {name}'), 'of': lazy('{n} of {all}'),
    'attempt': lazy('attempt {n}'),
}


class AttemptBoardRow(TypedDict):
    id: int
    name: str
    quiz: str
    number: int
    answered: int
    asked: int
    seconds_left: float | None  # by the server's clock; None without a limit


class AttemptsBoard(Element, component='attempts_board.js', esm=KIT):

    def __init__(self, rows: Sequence[AttemptBoardRow], *, may_act: bool, on_more_time: Callable[[int], Any],
                 on_finish: Callable[[int], Any], words: Mapping[str, Any] = WORDS) -> None:
        super().__init__()
        self._props |= {'rows': tuple(rows), 'may_act': may_act, 'words': translated(words)}
        on_event(self, 'more_time', int, on_more_time)
        on_event(self, 'finish', int, on_finish)

    def patch(self, rows: Sequence[AttemptBoardRow], gone: Sequence[int]) -> None:
        """These are as they are now or new; those are finished."""
        self.run_method('patch', list(rows), list(gone))

    def set(self, rows: Sequence[AttemptBoardRow], *, may_act: bool) -> None:
        with self._props.suspend_updates():
            self._props |= {'rows': tuple(rows), 'may_act': may_act}
        self.update()
