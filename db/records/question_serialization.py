"""Between a question as the bank keeps it and `formats.questions.QuestionData`: JSON both ways, numbers exact."""
from collections.abc import Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from formats.questions import QuestionData

RECORD_FIELDS = {'kind', 'title', 'category', 'source_id', 'markup'}
"""Fields of the record itself; the markup of what is kept is always Markdown."""


def question_to_json(question: QuestionData) -> dict[str, Any]:
    """For the record's JSON field; what is empty is left out."""
    return _to_json(question, RECORD_FIELDS)


def question_from_json(content: Mapping[str, Any], **record_fields: Any) -> QuestionData:
    """What is missing has its default, what nobody knows any more is left out."""
    return _read.validate_python({**content, **record_fields})


def _to_json(thing: Any, leave_out: set[str] | frozenset[str] = frozenset()) -> dict[str, Any]:
    found = {field: getattr(thing, field.name) for field in fields(thing) if field.name not in leave_out}
    return {field.name: _value_to_json(value) for field, value in found.items()
            if field.default is MISSING or value not in ('', ())}


def _value_to_json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [part if isinstance(part, str) else _to_json(part) for part in value]
    return value


_read = TypeAdapter(QuestionData)
