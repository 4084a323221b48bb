"""Who is at a quiz right now: answered so far, time left, and what a coach can do about it."""
from collections.abc import Callable, Sequence
from typing import Any, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from components.events import on_event

WORDS = {
    'label': 'Attempts in progress', 'learner': 'Learner', 'quiz': 'Quiz', 'answered': 'Answered', 'left': 'Time left',
    'none': 'Nobody is at a quiz right now.', 'none_hint': 'Attempts appear here as they are started.',
    'no_limit': 'no limit', 'over': 'over', 'more_time': 'More time', 'more_time_for': 'Give {name} more time',
    'finish': 'Finish', 'finish_for': 'Finish the attempt of {name}', 'of': '{n} of {all}', 'attempt': 'attempt {n}',
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
                 on_finish: Callable[[int], Any], words: dict[str, str] = WORDS) -> None:
        super().__init__()
        self._props |= {'rows': tuple(rows), 'may_act': may_act, 'words': words}
        on_event(self, 'more_time', int, on_more_time)
        on_event(self, 'finish', int, on_finish)

    def patch(self, rows: Sequence[AttemptBoardRow], gone: Sequence[int]) -> None:
        """These are as they are now or new; those are finished."""
        self.run_method('patch', list(rows), list(gone))

    def set(self, rows: Sequence[AttemptBoardRow], *, may_act: bool) -> None:
        with self._props.suspend_updates():
            self._props |= {'rows': tuple(rows), 'may_act': may_act}
        self.update()
