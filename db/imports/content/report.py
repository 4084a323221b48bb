"""What an import tells programs: `{"sections", "items", "questions", "refused", "new", "changed", "unchanged"}`."""
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from formats.courses import ParsedCourse
from formats.questions import Skipped

from .planning import ImportPlan, Status
from .writing import Brought


def content_report(read: ParsedCourse, brought: Brought | None = None,
                   plan: ImportPlan | None = None) -> dict[str, Any]:
    """What the file holds, and everything in it that is not taken over, item by item with the reason.

    :param brought: what has been written, or `plan`: what would be; either tells what is new here
    """
    counted = _counted(brought, plan)
    refused = (*read.refused, *((brought or plan).refused if brought or plan else ()))  # type: ignore[union-attr]
    return {
        'sections': len(read.sections),
        'items': len(read.items),
        'questions': [{'kind': one.kind.value, 'title': one.title, 'text': one.text} for one in read.questions],
        'refused': [{'where': one.where, 'reason': one.reason} for one in refused],
    } | counted


def _counted(brought: Brought | None, plan: ImportPlan | None) -> dict[str, Any]:
    if brought:
        return {'new': dict(brought.added), 'changed': dict(brought.changed), 'unchanged': dict(brought.here_already),
                'import': brought.import_id}
    return {status.value: dict(plan.counts(status)) for status in Status} if plan else {}


class RefusedAlike(NamedTuple):
    """What was left out for one reason; numbers and quoted words in it may differ."""
    reason: str
    places: tuple[Skipped, ...]


def grouped_refused(refused: Iterable[Skipped]) -> list[RefusedAlike]:
    """The most frequent first."""
    groups: defaultdict[str, list[Skipped]] = defaultdict(list)
    for one in refused:
        groups[re.sub(r'“[^“”]*”', '“…”', re.sub(r'[0-9]+', '…', one.reason))].append(one)
    alike = [RefusedAlike(places[0].reason if len({one.reason for one in places}) == 1 else generally, tuple(places))
             for generally, places in groups.items()]
    return sorted(alike, key=lambda group: -len(group.places))
