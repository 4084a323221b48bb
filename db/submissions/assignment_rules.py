"""The rules of an assignment: text and files, until when, and how often."""
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from i18n import _, ngettext, number

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
        raise NotAllowed(_('Nothing is submitted for {title}.', title=item.title))
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
        return TooManyAttempts(_used_up(item.title, used))
    return None


def why_not_unsubmit(item: OutlineItem, newest: Any | None, at: datetime, zone: ZoneInfo) -> Refusal | None:
    """None while the learner may still unsubmit what they have submitted last."""
    if newest is None:
        return NotAllowed(_('Nothing is submitted for {title}.', title=item.title))
    if newest.returned_at is not None:
        return NotAllowed(_('This work was given back to you already. Submit it again when you have revised it.'))
    if newest.points is not None:
        return NotAllowed(_('This work is graded. You can’t withdraw it any more.'))
    if item.due_at and at > item.due_at:
        return NotOpen(_('{title} was due on {day}: what is submitted stays submitted.',
                         title=item.title, day=say_moment(item.due_at, zone)))
    return why_over(item, at, zone)


def check_text(item: OutlineItem, text: str) -> None:
    if text.strip() and not rules_of(item).takes_text:
        raise Invalid(_('{title} takes files, no text.', title=item.title), 'text')
    if len(text) > MAX_LENGTH_TEXT:
        raise Invalid(_('That is {count} characters; {most} fit. Submit it as a file.',
                        count=number(len(text)), most=number(MAX_LENGTH_TEXT)), 'text')


def check_uploads(item: OutlineItem, uploads: Sequence[Upload], here: int) -> None:
    """Before anything is kept: whether the item takes so many and so large files, beside those that are here."""
    rules = rules_of(item)
    if uploads and not rules.takes_files:
        raise Invalid(_('{title} takes a text, no files.', title=item.title), 'file')
    if uploads and here + len(uploads) > rules.most_files:
        raise Invalid(ngettext('{title} takes one file: remove it first.',
                               '{title} takes up to {n} files: remove one first.', rules.most_files,
                               title=item.title), 'file')
    for upload in uploads:
        if upload.size > largest(item) * 1024 * 1024:
            raise Invalid(_('{file} is larger than {most} MB, the most that can be submitted.',
                            file=upload.name, most=largest(item)), 'file')


async def check_file_types(item: OutlineItem, kept: Sequence[dict[str, Any]]) -> None:
    """Of files that have arrived: whether the item takes what they are."""
    endings = rules_of(item).file_types
    for file in kept if endings else ():
        if not is_one_of(await media_type(file['file_hash']), file['file_name'], endings):
            raise Invalid(_('{file} is not of a kind that is taken here. Taken: {endings}.',
                            file=file['file_name'], endings=', '.join(ending.upper() for ending in endings)), 'file')


def check_not_empty(item: OutlineItem, text: str, files: int) -> None:
    """Something has to be submitted."""
    rules = rules_of(item)
    if not text.strip() and not files:
        raise Invalid(_('Write something or choose a file first.') if rules.takes_text and rules.takes_files
                      else _('Write something first.') if rules.takes_text else _('Choose a file first.'), 'text')


def _used_up(title: str, times: int) -> str:
    if times == 2:
        return _('You have submitted {title} twice, which is as often as it may be.', title=title)
    return ngettext('You have submitted {title} once, which is as often as it may be.',
                    'You have submitted {title} {n} times, which is as often as it may be.', times, title=title)
