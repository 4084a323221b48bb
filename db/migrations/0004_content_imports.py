from tortoise import migrations
from tortoise.migrations import operations as ops
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('models', '0002_sign_ins')]

    initial = False

    operations = [
        ops.CreateModel(
            name='ContentImport',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('course', fields.ForeignKeyField('models.Course', source_field='course_id', db_index=True, db_constraint=True, to_field='id', related_name='imports', on_delete=OnDelete.CASCADE)),
                ('person', fields.ForeignKeyField('models.Person', source_field='person_id', null=True, db_constraint=True, to_field='id', related_name='imports', on_delete=OnDelete.SET_NULL)),
                ('at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('format', fields.CharField(max_length=20)),
                ('file_name', fields.CharField(default='', max_length=200)),
                ('counts', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('refused', fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ('undone_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('undone_by', fields.ForeignKeyField('models.Person', source_field='undone_by_id', null=True, db_constraint=True, to_field='id', related_name='imports_undone', on_delete=OnDelete.SET_NULL)),
            ],
            options={'table': 'content_import', 'app': 'models', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='ImportedPart',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('content_import', fields.ForeignKeyField('models.ContentImport', source_field='content_import_id', db_index=True, db_constraint=True, to_field='id', related_name='parts', on_delete=OnDelete.CASCADE)),
                ('section', fields.ForeignKeyField('models.Section', source_field='section_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='imported_as', on_delete=OnDelete.SET_NULL)),
                ('item', fields.ForeignKeyField('models.Item', source_field='item_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='imported_as', on_delete=OnDelete.SET_NULL)),
                ('question', fields.ForeignKeyField('models.Question', source_field='question_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='imported_as', on_delete=OnDelete.SET_NULL)),
                ('title', fields.CharField(max_length=200)),
                ('is_new', fields.BooleanField(default=True)),
                ('was_hidden', fields.BooleanField(default=False)),
                ('prints', fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ('left', fields.CharField(default='', max_length=64)),
                ('before', fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ('is_undone', fields.BooleanField(default=False)),
            ],
            options={'table': 'imported_part', 'app': 'models', 'pk_attr': 'id', 'table_description': 'One section, item or question that an import added or changed. What is deleted for good leaves its title.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Item',
            name='pending_captions_hash',
            field=fields.CharField(default='', db_default='', max_length=64),
        ),
        ops.AddField(
            model_name='Item',
            name='pending_file_hash',
            field=fields.CharField(default='', db_default='', max_length=64),
        ),
        ops.AddField(
            model_name='Question',
            name='is_draft',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name='Question',
            name='pending',
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
    ]
