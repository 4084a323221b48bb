"""A discussion: threads and replies."""
from db.records import ItemKind
from i18n import lazy, nlazy, plazy
from pages.item_type_registry import AuthorFields, ItemTypePages, register
from pages.item_types.discussion.author import discussion_fields
from pages.item_types.discussion.learner import discussion_box

register(ItemTypePages(
    kind=ItemKind.DISCUSSION, title=plazy('type of item', 'Discussion'), one=plazy('type of item', 'discussion'),
    counted=nlazy('{n} discussion', '{n} discussions'), icon='forum',
    note=lazy('Threads and replies'), body_label=lazy('What it is about'),
    learner=discussion_box, author=AuthorFields(draw=discussion_fields)))
