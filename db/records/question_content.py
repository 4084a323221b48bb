"""Between a question as the bank keeps it and `formats.questions.Question`: JSON both ways, numbers exact."""
from collections.abc import Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Any

from formats.questions import AcceptedNumber, AcceptedText, Gap, Option, Pair, Question

KEPT_BESIDE = {'kind', 'title', 'category', 'source_id', 'markup'}
"""Fields of the record itself; the markup of what is kept is always Markdown."""


def content_of(question: Question) -> dict[str, Any]:
    """For the record's JSON field; what is empty is left out."""
    return _plain(question, KEPT_BESIDE)


def question_of(content: Mapping[str, Any], **beside: Any) -> Question:
    """What is missing has its default, what nobody knows any more is left out."""
    return _read(Question, content, **beside)


def _plain(thing: Any, leave_out: set[str] | frozenset[str] = frozenset()) -> dict[str, Any]:
    found = {field: getattr(thing, field.name) for field in fields(thing) if field.name not in leave_out}
    return {field.name: _plain_value(value) for field, value in found.items()
            if field.default is MISSING or value not in ('', ())}


def _plain_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [part if isinstance(part, str) else _plain(part) for part in value]
    return value


def _read(shape: type, kept: Mapping[str, Any], **beside: Any) -> Any:
    known = {field.name for field in fields(shape)}
    return shape(**{name: _read_value(name, value) for name, value in kept.items() if name in known}, **beside)


def _read_value(name: str, value: Any) -> Any:
    if name in _NUMBERS:
        return Decimal(value)
    if name in _PARTS:
        return tuple(_read(_PARTS[name], part) for part in value)
    return tuple(value) if isinstance(value, list) else value


_NUMBERS = {'points', 'share', 'least', 'most', 'weight'}
_PARTS: dict[str, type] = {
    'options': Option, 'texts': AcceptedText, 'numbers': AcceptedNumber, 'pairs': Pair, 'gaps': Gap,
}
