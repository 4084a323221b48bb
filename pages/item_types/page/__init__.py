"""A page: text that its author writes."""
from db.records import ItemKind
from pages.item_type_registry import ItemTypePages, register

register(ItemTypePages(kind=ItemKind.PAGE, one='page', many='pages', icon='article',
                       note='Text that you write here', body_label='Text', body_rows=16))
