"""The rules of an assignment: text and files, until when, and how often."""
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ..core.config import settings
from ..core.dates import say_moment
from ..core.files import Upload
from ..core.media_types import is_one_of, media_type
from ..core.refusals import Invalid, NotAllowed, NotOpen, Refusal, TooManyAttempts
from ..outlines.availability import why_over
from ..outlines.outline import OutlineItem
from ..records.item_types import AssignmentSettings

MAX_LENGTH_TEXT = 100_000
"""Characters of a text."""


def rules_of(item: OutlineItem) -> AssignmentSettings:
    if not isinstance(item.settings, AssignmentSettings):
        raise NotAllowed(f'Nothing is submitted for {item.title}.')
    return item.settings


def largest(item: OutlineItem) -> int:
    """Megabytes of one file."""
    most = settings().max_upload_mb
    return min(rules_of(item).most_mb or most, most)


def why_not_submit(item: OutlineItem, submissions: Sequence[Any], at: datetime, zone: ZoneInfo) -> Refusal | None:
    """None while this learner may still submit work for the item. What was returned for revision does not count as
    submitted."""
    if over := why_over(item, at, zone):
        return over
    used = sum(submission.returned_at is None for submission in submissions)
    if item.attempts is not None and used >= item.attempts:
        return TooManyAttempts(f'You have submitted {item.title} {_times(used)}, which is as often as it may be.')
    return None


def why_not_unsubmit(item: OutlineItem, newest: Any | None, at: datetime, zone: ZoneInfo) -> Refusal | None:
    """None while the learner may still unsubmit what they have submitted last."""
    if newest is None:
        return NotAllowed(f'Nothing is submitted for {item.title}.')
    if newest.returned_at is not None:
        return NotAllowed('This work was given back to you already. Submit it again when you have revised it.')
    if newest.points is not None:
        return NotAllowed('This work is graded: it cannot be unsubmitted.')
    if item.due_at and at > item.due_at:
        return NotOpen(f'{item.title} was due on {say_moment(item.due_at, zone)}: what is submitted stays submitted.')
    return why_over(item, at, zone)


def check_text(item: OutlineItem, text: str) -> None:
    if text.strip() and not rules_of(item).takes_text:
        raise Invalid(f'{item.title} takes files, no text.', 'text')
    if len(text) > MAX_LENGTH_TEXT:
        raise Invalid(f'That is {len(text):,} characters; {MAX_LENGTH_TEXT:,} fit. Submit it as a file.', 'text')


def check_uploads(item: OutlineItem, uploads: Sequence[Upload], here: int) -> None:
    """Before anything is kept: whether the item takes so many and so large files, beside those that are here."""
    rules = rules_of(item)
    if uploads and not rules.takes_files:
        raise Invalid(f'{item.title} takes a text, no files.', 'file')
    if uploads and here + len(uploads) > rules.most_files:
        most = f'{rules.most_files} files' if rules.most_files > 1 else 'one file'
        raise Invalid(f'{item.title} takes at most {most}: remove one first.', 'file')
    for upload in uploads:
        if upload.size > largest(item) * 1024 * 1024:
            raise Invalid(f'{upload.name} is larger than {largest(item)} MB, the most that can be submitted.', 'file')


async def check_file_types(item: OutlineItem, kept: Sequence[dict[str, Any]]) -> None:
    """Of files that have arrived: whether the item takes what they are."""
    endings = rules_of(item).file_types
    for file in kept if endings else ():
        if not is_one_of(await media_type(file['file_hash']), file['file_name'], endings):
            raise Invalid(f'{file["file_name"]} is not of a kind that is taken here. '
                          f'Taken: {", ".join(ending.upper() for ending in endings)}.', 'file')


def check_not_empty(item: OutlineItem, text: str, files: int) -> None:
    """Something has to be submitted."""
    rules = rules_of(item)
    if not text.strip() and not files:
        raise Invalid('Write something or choose a file first.' if rules.takes_text and rules.takes_files
                      else 'Write something first.' if rules.takes_text else 'Choose a file first.', 'text')


def _times(number: int) -> str:
    return {1: 'once', 2: 'twice'}.get(number, f'{number} times')
