"""What an assignment's box says: what may be submitted, what is, and what the coach has answered."""
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from components.assignment_box.assignment_box import (
    AssignmentState,
    Drafted,
    Returned,
    ShownFile,
    ShownGrade,
    ShownSubmission,
    Takes,
)
from components.rubric.rubric import criteria
from db import Draft, Submission, WorkFile
from db.core import Refusal, clock, numbers
from db.outlines import OutlineItem
from db.records import AssignmentSettings
from db.submissions import largest, why_not_submit, why_not_unsubmit
from i18n import _, ngettext, pgettext
from i18n.dates import time_of_day
from pages.dates import day, duration, moment_within
from pages.sessions.urls import work_file_url


def work(item: OutlineItem, submissions: Sequence[Submission], draft: Draft | None, at: datetime, zone: ZoneInfo,
         closed: Refusal | None) -> AssignmentState:
    """:param item: with this learner's dates and attempts
    :param submissions: the newest first
    :param closed: why nothing can be submitted here, whatever the item says
    """
    settings = item.settings
    assert isinstance(settings, AssignmentSettings)
    newest = next(iter(submissions), None)
    graded = next((submission for submission in submissions if submission.points is not None), None)
    no = closed or why_not_submit(item, submissions, at, zone)
    back = newest is not None and not closed and not why_not_unsubmit(item, newest, at, zone)
    return {
        'open': no is None or back, 'closed': str(no) if no and not back else '',
        'takes': _takes(settings, item), 'rubric': criteria(settings.rubric),
        'draft': _draft(draft, zone),
        'handed_in': _handed_in(newest, item, zone) if newest else None,
        'returned': _returned(newest) if newest and newest.returned_at else None,
        'grade': _graded(graded, zone, earlier=graded is not newest) if graded else None,
        'take_back': _until(item, zone) if back else '',
        'attempts': _attempts(item, submissions),
    }


def state(draft: Draft | None, zone: ZoneInfo) -> tuple[str, str]:
    """What names this state of the words, and when they were saved: “14:03”, “yesterday, 14:03”."""
    if draft is None:
        return '', ''
    there = draft.saved_at.astimezone(zone)
    is_today = there.date() == clock.now().astimezone(zone).date()
    return draft.saved_at.isoformat(), time_of_day(there) if is_today else moment_within(draft.saved_at, zone)


def _draft(draft: Draft | None, zone: ZoneInfo) -> Drafted:
    if draft is None:
        return {'text': '', 'seen': '', 'saved': '', 'files': [], 'overtaken': []}
    seen, saved = state(draft, zone)
    return {
        'text': draft.text, 'seen': seen, 'saved': saved, 'files': _files(draft.files),
        'overtaken': [{'when': moment_within(datetime.fromisoformat(one['saved_at']), zone),
                       'text': one['text']} for one in draft.overtaken],
    }


def _takes(settings: AssignmentSettings, item: OutlineItem) -> Takes:
    size = _('{megabytes} MB', megabytes=largest(item))
    kinds = ', '.join(ending.upper() for ending in settings.file_types)
    most = ngettext('One file of up to {size}', 'Up to {n} files of up to {size} each', settings.most_files,
                    size=size)
    return {
        'text': settings.takes_text, 'files': settings.takes_files, 'size': size,
        'most_files': settings.most_files, 'accept': ','.join(f'.{ending}' for ending in settings.file_types),
        'note': f'{most}: {kinds}' if kinds else most,
    }


def _files(files: Iterable[WorkFile]) -> list[ShownFile]:
    return [{'id': file.id, 'name': file.file_name, 'size': numbers.file_size(file.file_size),
             'href': work_file_url(file.id)} for file in files]


def _handed_in(submission: Submission, item: OutlineItem, zone: ZoneInfo) -> ShownSubmission:
    late = ''
    if submission.is_late:
        length = duration(submission.submitted_at - item.due_at) if item.due_at else ''
        late = _('{duration} late', duration=length) if length else pgettext('of work', 'Late')
    return {
        'when': _('Submitted {when}', when=moment_within(submission.submitted_at, zone)),
        'status': _('Awaiting grade') if submission.points is None and submission.returned_at is None else '',
        'late': late, 'text': submission.text, 'files': _files(submission.files),
    }


def _returned(submission: Submission) -> Returned:
    by = submission.graded_by
    return {'by': _('{coach} asks you to revise it', coach=by.name) if by else _('Your coach asks you to revise it'),
            'comment': submission.comment}


def _graded(submission: Submission, zone: ZoneInfo, *, earlier: bool) -> ShownGrade:
    points, out_of = submission.points or Decimal(), submission.out_of
    by = [submission.graded_by.name] if submission.graded_by else []
    if submission.graded_at:
        by.append(day(submission.graded_at, zone))
    about = _('for what you submitted on {day}', day=day(submission.submitted_at, zone)) if earlier else ''
    return {
        'points': numbers.points_text(points, out_of),
        'percent': numbers.percent_text(100 * points / out_of) if out_of else '',
        'comment': submission.comment,
        'by': ' · '.join(part for part in (', '.join(by), about) if part),
        'chosen': submission.rubric or None,
    }


def _until(item: OutlineItem, zone: ZoneInfo) -> str:
    limits = [date for date in (item.due_at, item.closes_at) if date]
    if not limits:
        return _('You can withdraw it until it is graded.')
    return _('You can withdraw it until {when}.', when=moment_within(min(limits), zone))


def _attempts(item: OutlineItem, submissions: Sequence[Submission]) -> str:
    if item.attempts is None:
        return ''
    used = sum(submission.returned_at is None for submission in submissions)
    return ngettext('{used} of {n} submission used', '{used} of {n} submissions used', item.attempts, used=used)
