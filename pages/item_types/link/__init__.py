"""A link: a page somewhere else."""
from db.records import ItemKind
from pages.item_type_registry import ItemTypePages, register
from pages.item_types.link.learner import link_content

register(ItemTypePages(kind=ItemKind.LINK, one='link', many='links', icon='link', note='A page somewhere else',
                       body_label='About the page', content=link_content))
