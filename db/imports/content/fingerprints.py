"""Short hashes: of what a file says, field by field, and of what a record holds, to tell whether either has changed."""
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any

from ...core.numbers import plain
from ...records.item import Item, Section
from ...records.question import Question

ITEM_FIELDS = (
    'kind', 'title', 'body', 'url', 'file_name', 'file_hash', 'captions_hash', 'settings', 'needs', 'attempts',
    'minutes', 'required', 'completes', 'opens_day', 'due_day', 'closes_day', 'points', 'pass_points', 'weight',
    'assessment_type', 'pending', 'pending_file_hash', 'pending_captions_hash')
"""What makes an item another one; where it stands, and whether it is published, does not."""
QUESTION_FIELDS = ('kind', 'title', 'category', 'content', 'for_survey', 'pending')
SECTION_FIELDS = ('title', 'opens_day')


def fingerprint(value: Any) -> str:
    said = json.dumps(value, sort_keys=True, default=_plain, ensure_ascii=False)
    return sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:32]


def item_fingerprint(item: Item, pictures: Mapping[str, str], slots: Sequence[Sequence[Any]]) -> str:
    """:param pictures: the hash of each file in its text, by name
    :param slots: `(question id, draws, category, points)` of each place, in order
    """
    return fingerprint([[getattr(item, name) for name in ITEM_FIELDS], dict(pictures), [list(slot) for slot in slots]])


def question_fingerprint(question: Question) -> str:
    return fingerprint([getattr(question, name) for name in QUESTION_FIELDS])


def section_fingerprint(section: Section) -> str:
    return fingerprint([getattr(section, name) for name in SECTION_FIELDS])


def _plain(value: Any) -> str:
    """A number is the same with and without zeros at its end."""
    if isinstance(value, Decimal):
        return plain(value)
    return str(value.value if isinstance(value, Enum) else value)
