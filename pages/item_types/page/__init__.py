"""A page: text that its author writes."""
from db.records import ItemKind
from i18n import lazy, nlazy, plazy
from pages.item_type_registry import ItemTypePages, register

register(ItemTypePages(
    kind=ItemKind.PAGE, title=plazy('type of item', 'Page'), one=plazy('type of item', 'page'),
    counted=nlazy('{n} page', '{n} pages'), icon='article',
    note=lazy('Text that you write here'), body_label=plazy('of a page', 'Text'), body_rows=16))
