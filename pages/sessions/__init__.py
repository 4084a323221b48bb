"""What learners see of their sessions: the list, each session's home, its courses and their items."""
from . import course, home, index, item  # noqa: F401
