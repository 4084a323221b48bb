"""What an import tells programs: `{"sections", "items", "questions", "refused", "new", "changed", "unchanged"}`."""
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from formats.courses import ParsedCourse
from formats.questions import Skipped

from .planning import ImportPlan, ImportStatus
from .writing import ImportResult


def content_report(read: ParsedCourse, result: ImportResult | None = None,
                   plan: ImportPlan | None = None) -> dict[str, Any]:
    """What the file holds, and everything in it that is not taken over, item by item with the reason.

    :param result: what has been written, or `plan`: what would be; either tells what is new here
    """
    computed = _computed(result, plan)
    refused = (*read.refused, *((result or plan).refused if result or plan else ()))  # type: ignore[union-attr]
    return {
        'sections': len(read.sections),
        'items': len(read.items),
        'questions': [{'kind': one.kind.value, 'title': one.title, 'text': one.text} for one in read.questions],
        'refused': [{'where': one.where, 'reason': one.reason} for one in refused],
    } | computed


def _computed(result: ImportResult | None, plan: ImportPlan | None) -> dict[str, Any]:
    if result:
        return {'new': dict(result.added), 'changed': dict(result.changed), 'unchanged': dict(result.unchanged),
                'import': result.import_id}
    return {status.value: dict(plan.counts(status)) for status in ImportStatus} if plan else {}


_QUOTED = re.compile('([“„«])[^“„«”»]*([”“»])')
"""In the quotation marks of any language."""


class SkippedGroup(NamedTuple):
    """What was left out for one reason; numbers and quoted words in it may differ."""
    reason: str
    places: tuple[Skipped, ...]


def group_skipped(refused: Iterable[Skipped]) -> list[SkippedGroup]:
    """The most frequent first."""
    groups: defaultdict[str, list[Skipped]] = defaultdict(list)
    for one in refused:
        groups[_QUOTED.sub(r'\1…\2', re.sub(r'[0-9]+', '…', one.reason))].append(one)
    alike = [SkippedGroup(places[0].reason if len({one.reason for one in places}) == 1 else generally, tuple(places))
             for generally, places in groups.items()]
    return sorted(alike, key=lambda group: -len(group.places))
