"""Between a question as the bank keeps it and `formats.questions.QuestionData`: JSON both ways, numbers exact."""
from collections.abc import Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Any

from formats.questions import AcceptedNumber, AcceptedText, Gap, Option, Pair, QuestionData

RECORD_FIELDS = {'kind', 'title', 'category', 'source_id', 'markup'}
"""Fields of the record itself; the markup of what is kept is always Markdown."""


def question_to_json(question: QuestionData) -> dict[str, Any]:
    """For the record's JSON field; what is empty is left out."""
    return _to_json(question, RECORD_FIELDS)


def question_from_json(content: Mapping[str, Any], **record_fields: Any) -> QuestionData:
    """What is missing has its default, what nobody knows any more is left out."""
    return _from_json(QuestionData, content, **record_fields)


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


def _from_json(shape: type, kept: Mapping[str, Any], **record_fields: Any) -> Any:
    known = {field.name for field in fields(shape)}
    values = {name: _value_from_json(name, value) for name, value in kept.items() if name in known}
    return shape(**values, **record_fields)


def _value_from_json(name: str, value: Any) -> Any:
    if name in _NUMBERS:
        return Decimal(value)
    if name in _PARTS:
        return tuple(_from_json(_PARTS[name], part) for part in value)
    return tuple(value) if isinstance(value, list) else value


_NUMBERS = {'points', 'share', 'least', 'most', 'weight'}
_PARTS: dict[str, type] = {
    'options': Option, 'texts': AcceptedText, 'numbers': AcceptedNumber, 'pairs': Pair, 'gaps': Gap,
}
