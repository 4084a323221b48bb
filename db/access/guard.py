"""Rules about a person and a record, for verbs, pages and buttons; and the guard that asks them."""
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from inspect import Parameter, signature
from typing import Any, ParamSpec, TypeVar, cast

from ..core.refusals import NotAllowed, Refusal
from ..records.person import Person
from ..records.system_actor import Actor
from .capabilities import Capability, refusal, why_not_discuss, why_not_message
from .session_role import role_in, shared_role_in

P = ParamSpec('P')
R = TypeVar('R')
Verb = Callable[P, Coroutine[Any, Any, R]]


class Rule:
    """A question about a person and a record, for a verb's `@only(...)`, a page and a button."""

    def __init__(self, ask: Callable[[Any, Any], Awaitable[Refusal | None]]) -> None:
        self._ask = ask

    async def why_not(self, by: Actor, record: Any = None) -> Refusal | None:
        return await self._ask(by, record)

    async def check(self, by: Actor, record: Any = None) -> None:
        """Raises the refusal, if there is one."""
        if no := await self._ask(by, record):
            raise no


async def check_batched(capability: Capability, by: Person, record: Any) -> None:
    """Raises the refusal, if there is one; read once for all open pages that look again because of the same notice."""
    session_id, session_course_id = await record.place()
    if no := refusal(capability, await shared_role_in(by, session_id), session_course_id):
        raise no


def can(capability: Capability) -> Rule:
    """The rule for a record that lies in a session: it tells its place as (session id, session course id)."""
    async def ask(by: Person, record: Any) -> Refusal | None:
        session_id, session_course_id = await record.place()
        return refusal(capability, await role_in(by, session_id), session_course_id)
    return Rule(ask)


async def _learns(by: Person, participation: Any) -> Refusal | None:
    if participation.learner_id != by.id:
        return NotAllowed()
    return await can(Capability.LEARN).why_not(by, participation)


async def _attends(by: Person, participation: Any) -> Refusal | None:
    if participation.learner_id != by.id:
        return NotAllowed()
    return await can(Capability.ENTER_COURSE).why_not(by, participation)


async def _reads_work(by: Person, submission: Any) -> Refusal | None:
    place = await submission.place()
    mine = submission.participation.learner_id == by.id
    capability = Capability.ENTER_COURSE if mine else Capability.TRACK
    return refusal(capability, await role_in(by, place[0]), place[1])


async def _discusses(by: Person, record: Any) -> Refusal | None:
    session_id, session_course_id = await record.place()
    return why_not_discuss(await role_in(by, session_id), session_course_id)


async def _messages(by: Person, record: Any) -> Refusal | None:
    session_id, session_course_id = await record.place()
    return why_not_message(await role_in(by, session_id), session_course_id)


async def _recalls(by: Person, message: Any) -> Refusal | None:
    """Who has sent it, and whoever configures the session."""
    rule = messenger if message.by_id == by.id else can(Capability.CONFIGURE)
    return await rule.why_not(by, message)


async def _wrote(by: Person, post: Any) -> Refusal | None:
    return NotAllowed() if post.author_id != by.id else await _discusses(by, post)


async def _is_me(by: Person, person: Any) -> Refusal | None:
    return None if by.id == person.id else NotAllowed()


def _holds(*roles: str) -> Rule:
    async def ask(by: Person, _: Any) -> Refusal | None:
        person = await type(by).get_or_none(id=by.id, is_active=True)
        return None if person and any(getattr(person, role) for role in roles) else NotAllowed()
    return Rule(ask)


async def _writes(by: Person, course: Any) -> Refusal | None:
    person = await type(by).get_or_none(id=by.id, is_active=True)
    if person and (person.is_administrator or person.is_teacher and await course.teachers.filter(id=by.id).exists()):
        return None
    return NotAllowed()


learner = Rule(_learns)
attendee = Rule(_attends)
reads_work = Rule(_reads_work)
discusses = Rule(_discusses)
wrote = Rule(_wrote)
messenger = Rule(_messages)
recaller = Rule(_recalls)
me = Rule(_is_me)
administrator = _holds('is_administrator')
any_session_administrator = _holds('is_administrator', 'is_session_administrator')
any_author = _holds('is_administrator', 'is_teacher')
author = Rule(_writes)


def only(rule: Rule) -> Callable[[Verb[P, R]], Verb[P, R]]:
    """Refuse a verb unless the rule holds for the person behind it, given as `by=`. Asked anew at each call: a page
    lives for hours, and its buttons outlive that check. What the verb takes and returns stays as it says."""
    def guard(verb: Verb[P, R]) -> Verb[P, R]:
        asks = signature(verb).parameters.get('by')
        if asks is None or asks.kind is not Parameter.KEYWORD_ONLY or asks.default is not Parameter.empty:
            raise TypeError(f'{verb.__qualname__} is guarded, and must say `*, by` itself.')

        @wraps(verb)
        async def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if 'by' not in kwargs:
                raise TypeError(f'{verb.__qualname__} is not told who acts: by= is missing.')
            await rule.check(cast('Actor', kwargs['by']), args[0])
            return await verb(*args, **kwargs)
        return guarded
    return guard
