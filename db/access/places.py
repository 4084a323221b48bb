"""Where in a session something lies."""
from typing import Any

from ..records.session import Session
from ..records.session_course import SessionCourse


async def session_of(session_course: SessionCourse) -> Any:
    """The session, fetched if it is not at hand."""
    known: Any = session_course.session  # unfetched, it is a query
    return known if isinstance(known, Session) else await Session.get(id=session_course.session_id)
