"""What only a discussion has: who opens threads in it."""
from typing import Any

from nicegui import ui

from db.records import DiscussionSettings


def discussion_fields(kept: DiscussionSettings) -> dict[str, Any]:
    return {'learners_open_threads': ui.checkbox('Learners open threads of their own',
                                                 value=kept.learners_open_threads)}
