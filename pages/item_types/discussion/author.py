"""What only a discussion has: who opens threads in it."""
from typing import Any

from nicegui import ui

from db.records import DiscussionSettings
from i18n import _


def discussion_fields(kept: DiscussionSettings) -> dict[str, Any]:
    return {'learners_open_threads': ui.checkbox(_('Learners open threads of their own'),
                                                 value=kept.learners_open_threads)}
