"""A video: a film, as a file of the course or at an address elsewhere."""
from db.records import ItemKind
from i18n import lazy, nlazy, plazy
from pages.item_type_registry import AuthorFields, ItemTypePages, register
from pages.item_types.video.author import video_fields
from pages.item_types.video.learner import video

register(ItemTypePages(
    kind=ItemKind.VIDEO, title=plazy('type of item', 'Video'), one=plazy('type of item', 'video'),
    counted=nlazy('{n} video', '{n} videos'), icon='smart_display',
    note=lazy('A film to watch'), body_label=lazy('About the video'),
    learner=video, author=AuthorFields(draw=video_fields)))
