"""What learners see of their sessions: the list, each session's home, its courses and their items."""
from . import announcements, course, discussion, home, index, item, progress, thread  # noqa: F401
