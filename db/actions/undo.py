"""What was done to several learners in one go, and how it is undone."""
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from i18n import _

from ..access.guard import Rule
from ..core.refusals import Invalid
from ..core.transactions import Outbox, transaction
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.person import Person
from .targets import Targets

Undo = Callable[[Any, Outbox], Awaitable[None]]


class UndoableAction:
    """It can be undone once, as long as nobody has changed the same since."""

    def __init__(self, verb: EventVerb, targets: Targets, rules: Sequence[tuple[Rule, Any]], undo: Undo, *,
                 where: dict[str, Any], about: str = '') -> None:
        """:param rules: each with the record it is asked about: who may undo it
        :param undo: what undoes it, inside a transaction
        :param about: the title of an item, or whatever the action was about
        """
        self.verb, self.targets = verb, targets
        self._rules, self._undo, self._where, self._about = rules, undo, where, about
        self._is_undone = False

    async def undo(self, *, by: Person) -> None:
        for rule, record in self._rules:
            await rule.check(by, record)
        if self._is_undone:
            raise Invalid(_('This is undone already.'))
        async with transaction() as outbox:
            await self._undo(by, outbox)
            await log('undid', by=by, details={'verb': self.verb, 'learners': len(self.targets.included),
                                               'title': self._about}, **self._where)
        self._is_undone = True
