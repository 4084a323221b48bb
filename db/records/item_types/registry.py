"""All types of items, in the order in which authors choose among them."""
from collections.abc import Mapping
from typing import Any

from ..item import ItemKind
from .assignment import ASSIGNMENT
from .discussion import DISCUSSION
from .file import FILE
from .item_settings import ItemSettings
from .item_type import ItemType
from .link import LINK
from .page import PAGE
from .quiz import QUIZ
from .survey import SURVEY
from .video import VIDEO

ITEM_TYPES: Mapping[ItemKind, ItemType] = {one.kind: one for one in (
    PAGE,
    FILE,
    LINK,
    VIDEO,
    QUIZ,
    ASSIGNMENT,
    DISCUSSION,
    SURVEY,
)}


def settings_of(kind: ItemKind, kept: Mapping[str, Any]) -> ItemSettings:
    """As they are kept, in the class of this type."""
    return ITEM_TYPES[kind].settings.of(kept)
