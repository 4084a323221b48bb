"""What a coach may do to the learners who are selected in a list, of a session or of one of its courses."""
from collections.abc import Callable, Sequence

from components.bulk_actions.bulk_actions import BulkActionBar, ShownAction
from db import Person, Session, SessionCourse
from db.access import Capability, SessionRole, refusal, why_not_message
from db.core import Invalid, IsLocked, NotFound, NotOpen, Refusal
from i18n import _, lazy, ngettext, plazy
from pages.coaching.bulk_actions.assign_group import AssignGroup
from pages.coaching.bulk_actions.extend import Extend
from pages.coaching.bulk_actions.grade import Excuse, Grade
from pages.coaching.bulk_actions.move import Move
from pages.coaching.bulk_actions.reopen import Reopen
from pages.coaching.bulk_actions.selection import Selection
from pages.coaching.bulk_actions.withdraw import Withdraw
from pages.coaching.bulk_actions.write import Remind, Write

DIALOGS = {'message': Write, 'remind': Remind, 'extend': Extend, 'excuse': Excuse, 'reopen': Reopen, 'grade': Grade,
           'class': AssignGroup, 'withdraw': Withdraw, 'move': Move}
ACTIONS = {
    'message': (plazy('button', 'Message'), 'mail'), 'remind': (lazy('Remind'), 'notifications'),
    'extend': (lazy('Extend'), 'more_time'), 'excuse': (plazy('button', 'Excuse'), 'event_busy'),
    'reopen': (lazy('Reopen'), 'lock_open'), 'grade': (plazy('button', 'Grade'), 'grading'),
    'class': (lazy('Put in class'), 'groups'), 'withdraw': (lazy('Withdraw'), 'person_remove'),
    'move': (plazy('button', 'Move'), 'move_up'),
}
MAX_SELECTED = 2000
WRITES, GRADES = ('message', 'remind'), ('extend', 'excuse', 'reopen', 'grade')


class BulkActions:
    """The bar. Give `choose` to the grid as `on_select`, and call `look_again` when rights have moved."""

    def __init__(self, viewer: Person, place: Session | SessionCourse, role: Callable[[], SessionRole], *,
                 clear: Callable[[], None]) -> None:
        """:param place: a session, whose rows are enrolments, or a session course with its session and course at
            hand, whose rows are participations
        :param role: what the viewer is in the session, as it is now
        :param clear: selects nobody in the list
        """
        self._viewer, self._place, self._role, self._clear_list = viewer, place, role, clear
        self._ids: list[int] = []
        self._bar = BulkActionBar(self._actions(), on_action=self._act, on_clear=self.clear)

    def choose(self, ids: list[int]) -> None:
        """These are selected now."""
        self._ids = list(ids)
        self._bar.count(len(self._ids))

    def clear(self) -> None:
        self.choose([])
        self._clear_list()

    def stand_here(self) -> None:
        """After what stands on the page so far: Tab comes to the list first."""
        self._bar.move()

    def look_again(self) -> None:
        self._bar.show(self._actions())

    async def act_on(self, key: str, ids: Sequence[int], *, course_id: int | None = None,
                     item_id: int | None = None) -> None:
        """The same action to others than those who are selected in the list.

        :param course_id: the session course that is proposed, where the page is a session's
        :param item_id: the item that is proposed
        """
        if no := self._why_not(key):
            raise no
        selection = Selection(self._viewer, self._place, tuple(ids), course_id, item_id)
        await DIALOGS[key](selection, lambda: None).open()

    @property
    def actions(self) -> list[ShownAction]:
        """What may be done now, and what is locked."""
        return self._actions()

    async def _act(self, key: str) -> None:
        if no := self._why_not(key):
            raise no
        if not self._ids:
            raise NotFound(_('Nobody is selected any more.'))
        if len(self._ids) > MAX_SELECTED:
            raise Invalid(ngettext('Select up to {n} learners at a time.', 'Select up to {n} learners at a time.',
                                   MAX_SELECTED))
        await DIALOGS[key](Selection(self._viewer, self._place, tuple(self._ids)), self.clear).open()

    def _actions(self) -> list[ShownAction]:
        """What is not the viewer's to do is not there; what they may not do now says why."""
        shown: list[ShownAction] = []
        for key, (label, icon) in ACTIONS.items():
            no = self._why_not(key)
            if no is None or isinstance(no, IsLocked | NotOpen):
                shown.append({'key': key, 'label': str(label), 'icon': icon, 'locked': str(no) if no else None})
        return shown

    def _why_not(self, key: str) -> Refusal | None:
        course_id = self._place.id if isinstance(self._place, SessionCourse) else None
        if key in WRITES:
            return why_not_message(self._role(), course_id)
        if key in GRADES:
            return refusal(Capability.GRADE, self._role(), course_id)
        return refusal(Capability.ENROL, self._role(), course_id if key == 'withdraw' else None)
