"""A discussion: threads and replies."""
from db.records import ItemKind
from pages.item_type_registry import AuthorFields, ItemTypePages, register
from pages.item_types.discussion.author import discussion_fields
from pages.item_types.discussion.learner import discussion_box

register(ItemTypePages(
    kind=ItemKind.DISCUSSION, one='discussion', many='discussions', icon='forum', note='Threads and replies',
    body_label='What it is about', learner=discussion_box, author=AuthorFields(draw=discussion_fields)))
