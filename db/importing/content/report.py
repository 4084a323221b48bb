"""What an import tells programs: `{"sections", "items", "questions", "refused"}`."""
from typing import Any

from formats.courses import ReadCourse

from .writing import Brought


def content_report(read: ReadCourse, brought: Brought | None = None) -> dict[str, Any]:
    """What the file holds, and everything in it that is not taken over, item by item with the reason."""
    refused = read.refused if brought is None else (*read.refused, *brought.refused)
    return {
        'sections': len(read.sections),
        'items': len(read.items),
        'questions': [{'kind': one.kind.value, 'title': one.title, 'text': one.text} for one in read.questions],
        'refused': [{'where': one.where, 'reason': one.reason} for one in refused],
    }
