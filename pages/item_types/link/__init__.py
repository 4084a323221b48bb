"""A link: a page somewhere else."""
from db.records import ItemKind
from i18n import lazy, nlazy, plazy
from pages.item_type_registry import ItemTypePages, register
from pages.item_types.link.learner import link_content

register(ItemTypePages(
    kind=ItemKind.LINK, title=plazy('type of item', 'Link'), one=plazy('type of item', 'link'),
    counted=nlazy('{n} link', '{n} links'), icon='link',
    note=lazy('A page somewhere else'), body_label=lazy('About the page'), content=link_content))
