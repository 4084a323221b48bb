"""What hangs on an item or a question by now, so that it cannot be taken back: in words, the first that is found.

Every record that names an item is looked at, also of kinds that come later: the models say which those are.
"""
from collections.abc import Collection
from typing import Any

from i18n import LazyText, lazy

from ...records.item import Item
from ...records.question import Question, QuizSlot

LEARNERS = lazy('Learners have worked on it')
SESSION = lazy('A session has made it its own')
GRADEBOOK = lazy('A gradebook counts it')
NEEDED = lazy('Another item waits for it')
ASKED = lazy('Learners have been asked it')
NAMED = lazy('Another quiz asks it')
REPLACED = lazy('Edited since')

DEPENDENT_TABLES = {'event', 'quiz_slot', 'item_file', 'imported_part'}
"""Tables whose rows go with the item, or tell what was."""
REASONS = {'customisation': SESSION, 'extension': SESSION, 'grade_column': GRADEBOOK}


async def used_items(ids: Collection[int], course_id: int) -> dict[int, LazyText]:
    """By id, why it stays."""
    used: dict[int, LazyText] = {}
    if not ids:
        return used
    for name in sorted(Item._meta.backward_fk_fields | Item._meta.backward_o2o_fields):
        relation: Any = Item._meta.fields_map[name]
        model, column = relation.related_model, relation.relation_source_field or relation.relation_field
        if model._meta.db_table not in DEPENDENT_TABLES:
            asked = model.filter(**{f'{column}__in': list(ids)}).order_by(column).distinct()
            found = await asked.values_list(column, flat=True)
            used |= {id_: REASONS.get(model._meta.db_table, LEARNERS) for id_ in found if id_ not in used}
    for waiting, needs in await Item.filter(section__course_id=course_id).values_list('id', 'needs'):
        used |= {id_: NEEDED for id_, _ in needs or () if id_ in ids and waiting not in ids and id_ not in used}
    return used


async def used_questions(ids: Collection[int], *, going: Collection[int]) -> dict[int, LazyText]:
    """By id, why it stays.

    :param going: items that are taken away too, or get back the questions that they asked before
    """
    used: dict[int, LazyText] = {}
    if not ids:
        return used
    for name in sorted(Question._meta.backward_fk_fields):
        relation: Any = Question._meta.fields_map[name]
        model, column = relation.related_model, relation.relation_source_field or relation.relation_field
        if model in (Question, QuizSlot) or model._meta.db_table in DEPENDENT_TABLES:
            continue
        asked = model.filter(**{f'{column}__in': list(ids)}).order_by(column).distinct()
        found = await asked.values_list(column, flat=True)
        used |= dict.fromkeys(found, ASKED)
    slots = QuizSlot.filter(question_id__in=list(ids)).exclude(item_id__in=list(going) or [0])
    named: Any = await slots.values_list('question_id', flat=True)
    replaced: Any = await Question.filter(replaces_id__in=list(ids)).values_list('replaces_id', flat=True)
    return dict.fromkeys(replaced, REPLACED) | dict.fromkeys(named, NAMED) | used
