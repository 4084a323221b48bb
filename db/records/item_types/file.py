"""A file: a document to read or download."""
from i18n import _, lazy

from ..item import CompletionRule, ItemKind
from .item_type import ItemType, Needed, OpenedBy

FILE = ItemType(
    kind=ItemKind.FILE, completion_rules=(CompletionRule.OPENED, CompletionRule.MARKED_DONE), opened_by=OpenedBy.LINK,
    opened_is_complete=lazy('opening or downloading it completes it'), has_file=True,
    needed=Needed(('has_file',), lambda title: _('“{title}” has no file.', title=title), 'file'))
