"""The sessions that somebody administers."""
from . import editor, index, learner_rows, new, rows  # noqa: F401
