"""A link: a page somewhere else."""
from i18n import _, lazy

from ..item import CompletionRule, ItemKind
from .item_type import ItemType, Needed, OpenedBy

LINK = ItemType(
    kind=ItemKind.LINK, completion_rules=(CompletionRule.OPENED, CompletionRule.MARKED_DONE), opened_by=OpenedBy.LINK,
    opened_is_complete=lazy('following the link completes it'), has_address=True,
    needed=Needed(('has_address',), lambda title: _('“{title}” has no address.', title=title), 'url'))
