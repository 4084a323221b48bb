"""What coaches see: the tracking of a session, of each of its courses, and of one learner."""
from . import attempt, attempts, content, course, rows, session, survey  # noqa: F401
