"""Items of one session only that lack what learners could not do without: they see them once they are complete.

What they lack is the check list's rule (`ItemType.needed`), as SQL for the effective outline.
"""
from ..records.item_types import ITEM_TYPES

_DRAWN = '''
EXISTS (SELECT 1 FROM question f
         WHERE f.course_id = x.course_id AND f.category = w.category
           AND (f.session_course_id IS NULL OR f.session_course_id = i.session_course_id)
           AND NOT f.is_archived AND NOT f.is_draft AND NOT f.for_survey AND f.kind <> 'description')
'''
_ASKS = f'''
EXISTS (SELECT 1 FROM quiz_slot w LEFT JOIN question q ON q.id = w.question_id
         WHERE w.item_id = i.id AND (q.kind <> 'description' OR w.question_id IS NULL AND w.draws > 0 AND {_DRAWN}))
'''
FACTS = {'has_file': "i.file_hash <> ''", 'has_address': "i.url <> ''", 'asks': _ASKS}
"""Of item `i` in section `x`, what `ItemFacts` calls so."""
IS_COMPLETE = '(CASE i.kind {} ELSE TRUE END)'.format(' '.join(
    f"WHEN '{one.kind.value}' THEN ({' OR '.join(FACTS[fact] for fact in one.needed.any_of)})"
    for one in ITEM_TYPES.values() if one.needed))
