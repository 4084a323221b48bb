"""A video: a film, as a file of the course or at an address elsewhere."""
from db.records import ItemKind
from pages.item_type_registry import AuthorFields, ItemTypePages, register
from pages.item_types.video.author import video_fields
from pages.item_types.video.learner import video

register(ItemTypePages(kind=ItemKind.VIDEO, one='video', many='videos', icon='smart_display', note='A film to watch',
                       body_label='About the video', learner=video, author=AuthorFields(draw=video_fields)))
