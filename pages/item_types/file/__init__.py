"""A file: a document to read or download."""
from db.records import ItemKind
from pages.item_type_registry import ItemTypePages, register
from pages.item_types.file.learner import file_content

register(ItemTypePages(kind=ItemKind.FILE, one='file', many='files', icon='draft',
                       note='A document to read or download', body_label='About the file', content=file_content))
