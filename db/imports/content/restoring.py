"""Putting back what something held before an import changed it."""
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ...records.item import CompletionRule, Item
from ...records.item_file import ItemFile
from ...records.question import Question, QuizSlot
from .writing import pictures_of, slots_of

NUMBERS = ('points', 'weight', 'pass_points')


async def restore_item(item: Item, before: Mapping[str, Any]) -> list[str]:
    """Returns the content that it holds no longer."""
    values = dict(before)
    slots, pictures = values.pop('slots'), values.pop('pictures')
    for name in NUMBERS:
        values[name] = None if values[name] is None else Decimal(values[name])
    values['completes'] = CompletionRule(values['completes'])
    held = [item.file_hash, item.captions_hash, item.pending_file_hash, item.pending_captions_hash]
    await Item.filter(id=item.id).update(**values)
    new = {name: file_hash for name, file_hash in (await pictures_of(item.id)).items() if name not in pictures}
    await ItemFile.filter(item_id=item.id, name__in=list(new)).delete()
    if await slots_of(item.id) != slots:
        await QuizSlot.filter(item_id=item.id).delete()
        await QuizSlot.bulk_create([
            QuizSlot(item_id=item.id, position=position, question_id=question, draws=draws, category=category,
                     points=None if points is None else Decimal(points))
            for position, (question, draws, category, points) in enumerate(slots)])
    return [*held, *new.values()]


async def restore_question(question: Question, before: Mapping[str, Any]) -> None:
    await Question.filter(id=question.id).update(**before)
