"""The addresses of a session and what it holds."""

AS_LEARNER = '?as=learner'


def session_place(session_id: int) -> str:
    return f'/sessions/{session_id}'


def course_place(session_id: int, course_id: int, *, as_learner: bool = False) -> str:
    """A course in a session, for its learners; `as_learner` for staff who look on as one."""
    return f'{session_place(session_id)}/courses/{course_id}' + (AS_LEARNER if as_learner else '')


def item_place(session_id: int, course_id: int, item_id: int, *, as_learner: bool = False) -> str:
    return f'{course_place(session_id, course_id)}/items/{item_id}' + (AS_LEARNER if as_learner else '')


def tracking_place(session_id: int, course_id: int | None = None) -> str:
    """The same for coaches: the whole session, or one course of it."""
    return f'/coaching/{session_id}' + (f'/courses/{course_id}' if course_id else '')
