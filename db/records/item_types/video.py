"""A video: a film, as a file of the course or at an address elsewhere."""
from dataclasses import dataclass
from typing import Self

from i18n import _

from ..item import CompletionRule, ItemKind
from .item_settings import ItemSettings, check_whole
from .item_type import ItemType, Needed, OpenedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoSettings(ItemSettings):
    watch_percent: int = 90
    """How much of it has to be watched, where watching completes it."""

    def checked(self) -> Self:
        check_whole(self.watch_percent, 'watch_percent', 1, 100, _('Enter a number from 1 to 100.'))
        return self


VIDEO = ItemType(
    kind=ItemKind.VIDEO, settings=VideoSettings, opened_by=OpenedBy.VISIT_OR_LINK,
    completion_rules=(CompletionRule.OPENED, CompletionRule.WATCHED, CompletionRule.MARKED_DONE),
    has_address=True, has_file=True, has_captions=True,
    needed=Needed(('has_file', 'has_address'),
                  lambda title: _('“{title}” has neither a file nor an address.', title=title), 'url'))
