"""One learner at the side of a list: where they stand, what they did, and what waits to be graded."""
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from inspect import isawaitable
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import GRID_MODULES, KIT, TRAY_MODULES
from components.events import on_event
from components.grid.grid import WORDS as GRID_WORDS
from components.rubric import rubric
from db.core import Refusal, numbers
from i18n import lazy, translated

WORDS = {name: GRID_WORDS[name] for name in ('language', 'now', 'minutes', 'hours', 'days', 'here')} | {
    'rubric': rubric.SHOWN, 'open': lazy('Open {name}'), 'fold': lazy('Close {name}'),
    'new_tab': lazy('In a tab of its own'),
    'cannot_show': lazy('This cannot be shown here. Download it.'),
    'previous': lazy('Previous learner'), 'next': lazy('Next learner'), 'close': lazy('Close'),
    'handed_in': lazy('Submitted'), 'file': lazy('Download {name}'), 'points': lazy('Points'),
    'of': lazy('of {out_of}'),
    'comment': lazy('Comment for the learner'),
    'grade': lazy('Grade'), 'regrade': lazy('Change grade'), 'to_grade': lazy('To grade'), 'graded': lazy('Graded'),
    'give_back': lazy('Return for revision'), 'given_back': lazy('To be revised'),
    'sum': lazy('{points} of {out_of} points'),
    'scaled': lazy('These levels make {points} of the rubric’s {worth}; here the same share of {out_of} counts.'),
    'unchosen': lazy('Choose a level for every criterion.'),
    'no_comment': lazy('Say in the comment what is to be revised.'),
    'by_hand': lazy('Give points by hand'), 'by_rubric': lazy('Use the rubric'),
    'failed': lazy('This could not be kept. Try again.'),
    'no_number': lazy('Enter the points as a number.'), 'bounds': lazy('Enter a number from 0 to {out_of}.'),
    'given': lazy('{points} of {out_of}, given by {by}'),
    'new_note': lazy('Note about this learner'), 'notes_for': lazy('For the coaches of this course only.'),
    'note': lazy('Save note'),
    'edit': lazy('Edit'), 'remove': lazy('Remove'), 'keep': lazy('Save'), 'cancel': lazy('Cancel'),
    'meanwhile': lazy('{by} gave {points} in the meantime. What you typed is kept.'),
}


class TrayFact(TypedDict):
    label: str
    value: str
    note: NotRequired[str]


class TrayLine(TypedDict):
    what: str
    mark: NotRequired[str]
    word: NotRequired[str]          # what the mark says
    icon: NotRequired[str]
    note: NotRequired[str]
    end: NotRequired[str]           # a figure at the end of the line
    at: NotRequired[str]            # or an instant: how long ago stands there
    href: NotRequired[str]


class TrayFile(TypedDict):
    name: str
    href: str
    size: NotRequired[str]
    shown: NotRequired[str]         # 'image' or 'paper': it can be opened in place


class Handed(TypedDict):
    id: Any
    item: str
    at: str                         # an instant
    out_of: str                     # '100': points as the reader is to see them
    text: NotRequired[str | None]
    files: NotRequired[list[TrayFile]]
    late: NotRequired[str | None]   # '2 days late'
    points: NotRequired[str | None]
    comment: NotRequired[str | None]
    by: NotRequired[str | None]     # who graded it
    rubric: NotRequired[Sequence[rubric.Criterion]]
    chosen: NotRequired[dict[str, Any]]     # by criterion, where it is graded by the rubric
    returned: NotRequired[str | None]   # 'Returned yesterday by Tomás Rey'
    closed: NotRequired[str | None]     # why the reader cannot grade it
    ways: NotRequired[Sequence[tuple[str, str, bool]]]  # to its attempts: words, address, whether one waits there


class TrayNote(TypedDict):
    id: int
    text: str
    by: str                         # 'Tomás Rey · Today, 14:03'
    mine: bool                      # the reader wrote it, and may change it


class TrayTab(TypedDict):
    key: str
    label: str
    empty: str
    count: NotRequired[int]
    lines: NotRequired[Sequence[TrayLine]]
    handed: NotRequired[Sequence[Handed]]   # instead of lines: work to be read and graded
    notes: NotRequired[Sequence[TrayNote]]      # instead of lines: what readers have noted
    adds: NotRequired[bool]                 # the reader may note something


class Action(TypedDict):
    key: str
    label: str
    icon: str
    locked: NotRequired[str | None]         # why it cannot be done


class Learner(TypedDict):
    id: Any
    name: str
    username: str
    tabs: Sequence[TrayTab]
    facts: Sequence[TrayFact]
    first: NotRequired[str]                 # key of the tab that is open, until the reader chooses one
    here: NotRequired[bool]
    reason: NotRequired[dict[str, Any] | None]        # {mark, text}: why this learner needs attention
    actions: NotRequired[Sequence[Action]]


class Tray(Element, component='tray.js', esm=KIT | GRID_MODULES | TRAY_MODULES):

    def __init__(self, learner: Learner | None = None, *, zone: str | None = None, words: Mapping[str, Any] = WORDS,
                 on_close: Callable[[], Any] | None = None, on_step: Callable[[int], Any] | None = None,
                 on_grade: Callable[[Any, Decimal, str], Any] | None = None,
                 on_rubric: Callable[[Any, dict[str, dict[str, str]], str], Any] | None = None,
                 on_return: Callable[[Any, str], Any] | None = None,
                 on_act: Callable[[str], Any] | None = None,
                 on_note: Callable[[int | None, str], Any] | None = None,
                 on_remove_note: Callable[[int], Any] | None = None) -> None:
        """Without a learner nothing is drawn.

        :param on_act: is called with the key of an action that is not locked
        :param on_step: is called with -1 or 1 for the learner above or below
        :param on_grade: is called with the submission's id, the points and the comment. A refusal it raises stands
            under the field, and what was typed stays. When it returns, show the learner again.
        :param on_rubric: the same with the levels that were chosen, by criterion
        :param on_return: is called with the submission's id and the comment, to have it revised
        :param on_note: is called with the id of the reader's own note, None for a new one, and the text. A refusal it
            raises stands under the field, and what was typed stays
        :param on_remove_note: is called with the id of a note
        """
        super().__init__()
        self._learner = learner
        self._props |= {'learner': learner, 'zone': zone, 'words': translated(words), 'grades': on_grade is not None}
        self._on_grade, self._on_rubric, self._on_return = on_grade, on_rubric, on_return
        on_event(self, 'grade', {'submission': int, 'points': str | int | float}, self._grade)
        on_event(self, 'grade_by_rubric', {'submission': int, 'comment': str, 'levels': [LEVEL]}, self._grade_by_rubric)
        on_event(self, 'give_back', {'submission': int, 'comment': str}, self._give_back)
        self._on_note = on_note
        on_event(self, 'note', {'text': str}, self._note)
        if on_remove_note:
            on_event(self, 'remove_note', int, on_remove_note)
        if on_act:
            on_event(self, 'act', str, lambda key: on_act(key) if self._offers(key) else None)
        if on_close:
            self.on('close', lambda: on_close())
        if on_step:
            on_event(self, 'step', int, lambda step: on_step(step) if step in (-1, 1) else None)

    def show(self, learner: Learner | None) -> None:
        """Draw another learner, or of the same one what is new; grades being typed stay as they are."""
        before, self._learner = self._learner, learner
        with self._props.suspend_updates():
            self._props['learner'] = learner
        if not self.client.has_socket_connection:
            return
        if not before or not learner or before['id'] != learner['id']:
            self.run_method('show', learner)
        elif news := changes(before, learner):
            self.run_method('patch', news)

    def _offers(self, key: str) -> bool:
        offered = self._learner.get('actions', ()) if self._learner else ()
        return any(action['key'] == key and not action.get('locked') for action in offered)

    async def _grade(self, said: dict[str, Any]) -> None:
        submission, comment = said['submission'], str(said.get('comment') or '')
        await self._settle(submission, lambda: self._on_grade and self._on_grade(
            submission, _number(said['points']), comment))

    async def _grade_by_rubric(self, said: dict[str, Any]) -> None:
        submission, levels = said['submission'], {level['criterion']: _choice(level) for level in said['levels']}
        await self._settle(submission, lambda: self._on_rubric and self._on_rubric(submission, levels, said['comment']))

    async def _give_back(self, said: dict[str, Any]) -> None:
        submission = said['submission']
        await self._settle(submission, lambda: self._on_return and self._on_return(submission, said['comment']))

    async def _note(self, said: dict[str, Any]) -> None:
        """`id` is missing of a new one."""
        note = said.get('id')
        if self._on_note is None or not (note is None or isinstance(note, int) and not isinstance(note, bool)):
            return
        try:
            answer = self._on_note(note, said['text'])
            if isawaitable(answer):
                await answer
        except Refusal as refusal:
            self.run_method('settle_note', note, str(refusal))
        except Exception:
            self.run_method('settle_note', note, str(WORDS['failed']))
            raise
        else:
            self.run_method('settle_note', note, None)

    async def _settle(self, submission: int, action: Callable[[], Any]) -> None:
        try:
            answer = action()
            if isawaitable(answer):
                await answer
        except Refusal as refusal:
            self.run_method('settle', submission, str(refusal))
        except Exception:
            self.run_method('settle', submission, str(WORDS['failed']))
            raise
        else:
            self.run_method('settle', submission, None)


MAX_LINES_ABOVE = 10
"""Lines that may come on top before the list is sent anew."""
LEVEL = {'criterion': str, 'points': str, 'level': str, 'comment': str}


def _choice(said: dict[str, Any]) -> dict[str, str]:
    """A criterion without levels has a comment only."""
    level = {'points': said['points'], 'level': said['level']} if said['points'] else {}
    return level | {'comment': said['comment']}


def _number(text: Any) -> Decimal:
    points = numbers.read_decimal(text)
    if points is None:
        raise Refusal(str(WORDS['no_number']))
    return points


def changes(before: Learner, now: Learner) -> dict[str, Any]:
    """What is new about the same learner: long texts, and lines that stand as they stood, do not travel again."""
    news = _news(before, now, leave=('tabs', 'first'))
    old = {tab['key']: tab for tab in before['tabs']}
    tabs = {tab['key']: change for tab in now['tabs'] if (change := _tab_news(old.get(tab['key']), tab))}
    return news | ({'tabs': tabs} if tabs else {})


def _tab_news(before: TrayTab | None, now: TrayTab) -> dict[str, Any]:
    if before is None:
        return dict(now)
    news = _news(before, now, leave=('lines', 'handed'))
    lines, old_lines = now.get('lines') or (), before.get('lines') or ()
    if above := _above(lines, old_lines):
        news['lines_above'], news['lines_kept'] = lines[:above], len(lines) - above
    elif len(lines) != len(old_lines):
        news['lines'] = lines
    elif changed := {n: line for n, line in enumerate(lines) if line != old_lines[n]}:
        news['lines_at'] = changed
    if now.get('handed') != before.get('handed'):
        old = {work['id']: work for work in before.get('handed') or ()}
        news['handed'] = [{'id': work['id'], **_news(old.get(work['id'], {}), work)}
                          for work in now.get('handed') or ()]
    return news


def _above(lines: Sequence[TrayLine], old_lines: Sequence[TrayLine]) -> int:
    """How many lines have come on top of what stood there, the last of which may have gone; 0 where it is otherwise."""
    return next((number for number in range(1, min(len(lines), MAX_LINES_ABOVE + 1))
                 if lines[number:] == old_lines[:len(lines) - number]), 0) if old_lines else 0


def _news(before: Any, now: Any, leave: Sequence[str] = ()) -> dict[str, Any]:
    keys = [key for key in {**before, **now} if key not in leave]
    return {key: now.get(key) for key in keys if before.get(key) != now.get(key)}
