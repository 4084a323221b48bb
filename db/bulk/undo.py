"""What was done to several learners in one go, and the way back."""
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Rule
from ..core.refusals import Invalid
from ..core.topics import Outbox, transaction
from ..records.event import log
from .targets import Reaching

if TYPE_CHECKING:
    from ..records.person import Person

Back = Callable[[Any, Outbox], Awaitable[None]]


class Done:
    """Of a deed; it can be undone once, as long as nobody has changed the same since."""

    def __init__(self, verb: str, reaching: Reaching, rules: Sequence[tuple[Rule, Any]], back: Back, *,
                 where: dict[str, Any], about: str = '') -> None:
        """:param rules: each with the record it is asked about: who may undo it
        :param back: what undoes it, inside a change
        :param about: the title of an item, or whatever the deed was about
        """
        self.verb, self.reaching = verb, reaching
        self._rules, self._back, self._where, self._about = rules, back, where, about
        self._is_undone = False

    async def undo(self, *, by: 'Person') -> None:
        for rule, record in self._rules:
            await rule.check(by, record)
        if self._is_undone:
            raise Invalid('This is undone already.')
        async with transaction() as outbox:
            await self._back(by, outbox)
            await log('undid', by=by, details={'verb': self.verb, 'learners': len(self.reaching.reached),
                                               'title': self._about}, **self._where)
        self._is_undone = True
