"""The addresses of a session and what it holds."""
from nicegui import app

AS_LEARNER = '?as=learner'


def session_url(session_id: int) -> str:
    return f'/sessions/{session_id}'


def course_url(session_id: int, course_id: int, *, as_learner: bool = False) -> str:
    """A course in a session, for its learners; `as_learner` for staff who look on as one."""
    return f'{session_url(session_id)}/courses/{course_id}' + (AS_LEARNER if as_learner else '')


def item_url(session_id: int, course_id: int, item_id: int, *, as_learner: bool = False) -> str:
    return f'{course_url(session_id, course_id)}/items/{item_id}' + (AS_LEARNER if as_learner else '')


def progress_url(session_id: int, course_id: int) -> str:
    """A learner's own figures in that course."""
    return f'{course_url(session_id, course_id)}/progress'


def discussion_url(session_id: int, course_id: int, *, as_learner: bool = False) -> str:
    """The general discussion of a course in a session."""
    return f'{course_url(session_id, course_id)}/discussion' + (AS_LEARNER if as_learner else '')


def thread_url(session_id: int, course_id: int, thread_id: int, *, as_learner: bool = False) -> str:
    """One thread, of that discussion or of one in the outline."""
    return f'{discussion_url(session_id, course_id)}/{thread_id}' + (AS_LEARNER if as_learner else '')


def announcements_url(session_id: int) -> str:
    return f'{session_url(session_id)}/announcements'


def tracking_url(session_id: int, course_id: int | None = None) -> str:
    """The same for coaches: the whole session, or one course of it."""
    return f'/coaching/{session_id}' + (f'/courses/{course_id}' if course_id else '')


def work_file_url(file_id: int) -> str:
    """A file that a learner has submitted, for whoever may read the work; `pages/files.py` answers there."""
    return str(app.url_path_for('file_of_work', file_id=file_id))
