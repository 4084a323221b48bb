"""Administration: sessions, people and courses, for those whose they are."""
from . import courses, people, sessions
