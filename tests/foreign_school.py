"""Rewrites what people have written into Greek letters; as a program, in the database of a server that is down.

What is in Latin letters on a page afterwards, the product itself has said.
"""
import asyncio
import re
from typing import Any

from tortoise import Model

from db.lifecycle import open_database

LATIN = 'abcdefghijklmnopqrstuvwxyz'
GREEK = str.maketrans(LATIN + LATIN.upper(), 'αβψδεφγηιξκλμνοπχρστθωςζυζ' + 'ΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΧΡΣΤΘΩΣΖΥΖ')
KEPT = re.compile(r'(\]\([^)]*\)|<[^>]*>|https?://\S+|\S+@\S+|&\w+;|\$[^$]*\$)', re.DOTALL)
"""Addresses, markup and formulas within a text."""
FREE = {
    'title', 'body', 'text', 'description', 'note', 'comment', 'reason', 'class_name', 'why', 'name', 'category',
    'learner', 'course',  'session', 'assessment_type', 'subject', 'why_revoked', 'base_title', 'base_body', 'code',
}
"""Fields in which people write as they like."""
WITHIN = {'text', 'title', 'feedback', 'comment', 'description', 'unit', 'match', 'general_feedback', 'prompt', 'level',
          'item', 'column', 'note', 'why', 'category', 'course', 'section', 'session'}
"""The same in what is kept as JSON: questions, rubrics, categories."""


def foreign(text: str) -> str:
    return ''.join(part if KEPT.fullmatch(part) else part.translate(GREEK) for part in KEPT.split(text))


def _within(kept: Any, key: str = '') -> Any:
    if isinstance(kept, dict):
        return {name: _within(value, name) for name, value in kept.items()}
    if isinstance(kept, list):
        return [_within(value, key) for value in kept]
    return foreign(kept) if isinstance(kept, str) and key in WITHIN else kept


def _models() -> list[type[Model]]:
    return [model for model in Model.__subclasses__() if model.__module__.startswith('db.records.')]


async def rewrite() -> None:
    """In the database that is open."""
    for model in _models():
        for name, field in model._meta.fields_map.items():
            kind = type(field).__name__
            if kind in ('CharField', 'TextField') and name in FREE:
                change = foreign
            elif kind == 'JSONField' and name not in ('counts', 'needs', 'set_by'):
                change = _within
            else:
                continue
            for row in await model.all():
                value = getattr(row, name)
                if value and (changed := change(value)) != value:
                    await model.filter(pk=row.pk).update(**{name: changed})


async def main() -> None:
    async with open_database():
        await rewrite()


if __name__ == '__main__':
    asyncio.run(main())
