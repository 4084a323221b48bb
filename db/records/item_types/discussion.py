"""A discussion: threads and replies."""
from dataclasses import dataclass

from ..item import CompletionRule, ItemKind
from .item_settings import ItemSettings
from .item_type import ItemType


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionSettings(ItemSettings):
    learners_open_threads: bool = True


DISCUSSION = ItemType(
    kind=ItemKind.DISCUSSION, settings=DiscussionSettings,
    completion_rules=(CompletionRule.POSTED, CompletionRule.OPENED, CompletionRule.MARKED_DONE))
