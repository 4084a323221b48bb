"""The addresses of a session and what it holds."""


def session_place(session_id: int) -> str:
    return f'/sessions/{session_id}'


def course_place(session_id: int, course_id: int) -> str:
    """A course in a session, for its learners."""
    return f'{session_place(session_id)}/courses/{course_id}'


def item_place(session_id: int, course_id: int, item_id: int) -> str:
    return f'{course_place(session_id, course_id)}/items/{item_id}'


def tracking_place(session_id: int, course_id: int | None = None) -> str:
    """The same for coaches: the whole session, or one course of it."""
    return f'/coaching/{session_id}' + (f'/courses/{course_id}' if course_id else '')
