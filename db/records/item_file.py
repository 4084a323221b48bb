"""Pictures and other files inside the text of an item: its Markdown names them as `![words](file:NAME)`."""
from typing import TYPE_CHECKING

from tortoise import fields, models

if TYPE_CHECKING:
    from .item import Item

MAX_LENGTH_NAME = 200


class ItemFile(models.Model):
    id = fields.IntField(primary_key=True)
    item: fields.ForeignKeyRelation['Item'] = fields.ForeignKeyField('models.Item', related_name='files')
    item_id: int
    name = fields.CharField(max_length=MAX_LENGTH_NAME)
    file_hash = fields.CharField(max_length=64)
    file_size = fields.IntField(default=0)

    class Meta:
        table = 'item_file'
        unique_together = (('item', 'name'),)
