"""The fields of an item, and what may stand in them."""
from .changes import ItemChanges

__all__ = [
    'ItemChanges',
]
