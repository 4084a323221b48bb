from tortoise import migrations
from tortoise.migrations import operations as ops

VERBS = {
    'handed_in': 'submitted', 'took_back': 'unsubmitted', 'gave_time': 'set_personal_dates', 'woke': 'unsnoozed',
    'put_in_class': 'assigned_group', 'left_grades': 'reset_grade_release', 'held_grades': 'withheld_grades',
    'held_new_grades': 'withheld_new_grades', 'added_own_item': 'added_session_item',
    'edited_own_item': 'edited_session_item', 'removed_own_item': 'removed_session_item',
    'restored_own_item': 'restored_session_item',
}


async def rename_words(_apps, editor) -> None:
    """Words that are stored as values: the verbs of events, and how an item is completed."""
    for old, new in VERBS.items():
        await editor.client.execute_query(f"UPDATE event SET verb = '{new}' WHERE verb = '{old}'")
        await _replace(editor, 'event', 'details', old, new, "verb = 'undid'")
    await editor.client.execute_query("UPDATE item SET completes = 'submitted' WHERE completes = 'handed_in'")
    await _replace(editor, 'item', 'pending', 'handed_in', 'submitted', 'pending IS NOT NULL')
    await _replace(editor, 'imported_part', 'before', 'handed_in', 'submitted', 'before IS NOT NULL')


async def _replace(editor, table, column, old, new, where) -> None:
    """A text within JSON."""
    is_postgres = editor.client.capabilities.dialect == 'postgres'
    text = f'"{column}"::text' if is_postgres else f'"{column}"'
    value = f"REPLACE({text}, '\"{old}\"', '\"{new}\"')" + ('::jsonb' if is_postgres else '')
    await editor.client.execute_query(
        f"UPDATE \"{table}\" SET \"{column}\" = {value} WHERE {where} AND {text} LIKE '%\"{old}\"%'")


class Migration(migrations.Migration):
    dependencies = [('models', '0004_content_imports')]

    initial = False

    operations = [
        ops.RenameField('Submission', 'handed_in_at', 'submitted_at'),
        ops.RenameField('Gradebook', 'holds', 'withholds'),
        ops.RenameField('Gradebook', 'settled_at', 'recalculated_at'),
        ops.RenameField('GradeColumn', 'held', 'withheld'),
        ops.RenameField('CellChange', 'is_taken', 'is_applied'),
        ops.RenameField('Watched', 'stretches', 'intervals'),
        ops.RenameField('ImportedPart', 'prints', 'fingerprints'),
        ops.RunPython(rename_words),
    ]
