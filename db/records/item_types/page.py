"""A page: text that the author writes."""
from ..item import CompletionRule, ItemKind
from .item_type import ItemType

PAGE = ItemType(kind=ItemKind.PAGE, completion_rules=(CompletionRule.OPENED, CompletionRule.MARKED_DONE),
                without_text='has no text.')
