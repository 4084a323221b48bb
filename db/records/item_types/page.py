"""A page: text that the author writes."""
from i18n import _

from ..item import CompletionRule, ItemKind
from .item_type import ItemType

PAGE = ItemType(kind=ItemKind.PAGE, completion_rules=(CompletionRule.OPENED, CompletionRule.MARKED_DONE),
                without_text=lambda title: _('“{title}” has no text.', title=title))
