"""A file: a document to read or download."""
from db.records import ItemKind
from i18n import lazy, nlazy, plazy
from pages.item_type_registry import ItemTypePages, register
from pages.item_types.file.learner import file_content

register(ItemTypePages(
    kind=ItemKind.FILE, title=plazy('type of item', 'File'), one=plazy('type of item', 'file'),
    counted=nlazy('{n} file', '{n} files'), icon='draft',
    note=lazy('A document to read or download'), body_label=lazy('About the file'), content=file_content))
