"""What a page may ask for in its signature, and who is let through with it.

Not there and not yours are the same 404. Every dependency leaves behind the question it asked, so that an open page can
ask it again when the rights of its viewer have changed.
"""
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated, Any, TypeVar

from fastapi import Depends, HTTPException, Path, Request
from nicegui import app
from pydantic import BeforeValidator

from db import (
    Course,
    Person,
    Session,
    SessionCourse,
    SignIn,
    Thread,
    communication,
    courses,
    people,
    progress,
    sessions,
)
from db.access import (
    Capability,
    SessionRole,
    administrator,
    any_author,
    any_session_administrator,
    author,
    refusal,
    role_in,
)
from db.core import NotFound, NotOpen, Refusal, note_use, settings
from db.progress import ItemView
from pages.sign_in.cookie import sign_in_of


class SignInFirst(Exception):
    """Nobody is signed in in this browser."""


class ClosedNow(Exception):
    """The viewer's own, but not at this time: a page says when."""

    def __init__(self, refusal: NotOpen, session: Session) -> None:
        super().__init__(str(refusal))
        self.refusal, self.session = refusal, session


class FirstThis(Exception):
    """Signed in, but something has to be done before anything else; `address` says where."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


async def _signed_in(request: Request) -> Person:
    sign_in = await sign_in_of(request)
    if sign_in is None:
        raise SignInFirst
    if 'application/json' not in request.headers.get('accept', ''):  # what a page asks for by itself is no use
        note_use(sign_in.id)
    request.state.sign_in = sign_in
    _ask_again(request, partial(SignIn.why_ended, sign_in.id))
    return sign_in.person


SignedIn = Annotated[Person, Depends(_signed_in)]
"""Whoever is signed in, also if something has to be done before anything else."""


async def _viewer(request: Request, person: SignedIn) -> Person:
    sign_in = sign_in_on(request)
    if person.must_change_password:
        raise FirstThis('/account/new-password')
    if settings().second_factor and sign_in and not sign_in.second_factor and await people.must_have_second_factor(
        person):
        raise FirstThis('/account/second-factor')
    return person


def sign_in_on(request: Request | None) -> SignIn | None:
    """The sign-in with which this page was opened, as it was then."""
    return getattr(request.state, 'sign_in', None) if request is not None else None


Viewer = Annotated[Person, Depends(_viewer)]


Id = Annotated[int, Path(ge=0, lt=2**31)]
"""A number in an address that a record may have; any other is nowhere (see `pages.error_pages`)."""


def _id_or_none(said: Any) -> int | None:
    text = str(said or '')
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_LENGTH_ID and int(text) < 2**31 else None


MAX_LENGTH_ID = 10
"""Digits."""
OpenId = Annotated[int | None, BeforeValidator(_id_or_none)]
"""Of what is open on a page, behind the question mark of its address. What is no id opens nothing, and the page all the
same."""


async def _entered_session(request: Request, session_id: Id, viewer: Viewer) -> Session:
    session = await _found(sessions.get_session(session_id))
    return await _let_in(request, viewer, session, session, Capability.ENTER)


async def _entered_course(request: Request, session_id: Id, course_id: Id, viewer: Viewer) -> SessionCourse:
    session_course = await _found(sessions.get_session_course(session_id, course_id))
    return await _let_in(request, viewer, session_course, session_course.session, Capability.ENTER_COURSE)


async def _tracked_session(request: Request, session_id: Id, viewer: Viewer) -> Session:
    session = await _found(sessions.get_session(session_id))
    return await _let_in(request, viewer, session, session, Capability.TRACK)


async def _tracked_course(request: Request, session_id: Id, course_id: Id, viewer: Viewer) -> SessionCourse:
    session_course = await _found(sessions.get_session_course(session_id, course_id))
    return await _let_in(request, viewer, session_course, session_course.session, Capability.TRACK)


async def _configured_session(request: Request, session_id: Id, viewer: Viewer) -> Session:
    session = await _found(sessions.get_session(session_id))
    return await _let_in(request, viewer, session, session, Capability.CONFIGURE)


EnteredSession = Annotated[Session, Depends(_entered_session)]
"""A session that the viewer is in at this time, as learner, coach or administrator."""
EnteredCourse = Annotated[SessionCourse, Depends(_entered_course)]
"""A course in a session that the viewer may open at this time."""
TrackedSession = Annotated[Session, Depends(_tracked_session)]
"""A session all of whose learners the viewer may see."""
TrackedCourse = Annotated[SessionCourse, Depends(_tracked_course)]
"""A session course whose learners the viewer may see."""
ConfiguredSession = Annotated[Session, Depends(_configured_session)]
"""A session that the viewer configures."""


async def _opened_item(session_course: EnteredCourse, item_id: Id, viewer: Viewer) -> ItemView:
    try:
        return await progress.item_view(session_course, item_id, seen_by=viewer)
    except NotFound:
        raise HTTPException(404) from None


OpenedItem = Annotated[ItemView, Depends(_opened_item)]
"""An item of that course, as it is in this session."""


async def _opened_thread(session_course: EnteredCourse, thread_id: Id, viewer: Viewer) -> Thread:
    try:
        return await communication.get_thread(session_course, thread_id, seen_by=viewer)
    except NotOpen as no:
        raise ClosedNow(no, session_course.session) from None
    except NotFound:
        raise HTTPException(404) from None


OpenedThread = Annotated[Thread, Depends(_opened_thread)]
"""A thread of a discussion of that course in this session."""


async def _role(rule: Any, request: Request, viewer: Person) -> Person:
    if await rule.why_not(viewer):
        raise HTTPException(404)
    _ask_again(request, partial(rule.why_not, viewer))
    return viewer


async def _administrator(request: Request, viewer: Viewer) -> Person:
    return await _role(administrator, request, viewer)


async def _session_administrator(request: Request, viewer: Viewer) -> Person:
    return await _role(any_session_administrator, request, viewer)


async def _author(request: Request, viewer: Viewer) -> Person:
    return await _role(any_author, request, viewer)


Administrator = Annotated[Person, Depends(_administrator)]
SessionAdministrator = Annotated[Person, Depends(_session_administrator)]
"""Somebody who configures sessions: a session administrator or an administrator."""
Author = Annotated[Person, Depends(_author)]
"""Somebody who writes courses: a teacher or an administrator."""


async def _written_course(request: Request, course_id: Id, viewer: Viewer) -> Course:
    async def why_not() -> Refusal | None:
        return await author.why_not(viewer, course)
    course = await _found(courses.get_course(course_id))
    if await why_not():
        raise HTTPException(404)
    _ask_again(request, why_not)
    return course


WrittenCourse = Annotated[Course, Depends(_written_course)]
"""A base course that the viewer may edit."""


async def _let_in(request: Request, viewer: Person, record: Any, session: Session, capability: Capability) -> Any:
    """One statement decides; what it found stays with the page as `role_on`."""
    session_id, session_course_id = await record.place()

    async def why_not() -> Refusal | None:
        request.state.role = await role_in(viewer, session_id)
        return refusal(capability, request.state.role, session_course_id)

    no = await why_not()
    if isinstance(no, NotOpen):
        raise ClosedNow(no, session)
    if no is not None:
        raise HTTPException(404)
    _ask_again(request, why_not)
    return record


def role_on(request: Request | None) -> SessionRole | None:
    """What the viewer is in the session of this page, as a dependency has last read it."""
    return getattr(request.state, 'role', None) if request is not None else None


T = TypeVar('T')


async def _found(looked_up: Awaitable[T]) -> T:
    try:
        return await looked_up
    except NotFound:
        raise HTTPException(404) from None


Question = Callable[[], Awaitable[Refusal | None]]


def _ask_again(request: Request, question: Question) -> None:
    request.state.questions = [*questions(request), question]


def questions(request: Request | None) -> list[Question]:
    """What the dependencies of this page asked, to be asked again."""
    return getattr(request.state, 'questions', []) if request is not None else []


def tell_next_page(sentence: str) -> None:
    """Why the viewer had to leave; the next page they see says it once."""
    app.storage.user['told'] = sentence


def told() -> str | None:
    return app.storage.user.pop('told', None)
