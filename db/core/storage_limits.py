"""How much of the disk the files of one person and of one course may take. The limits are settings of the installation.

Counted is what records hold: the same content held twice counts twice, although it lies on the disk once. What of a
person's work is withdrawn or replaced counts as long as its record is kept.
"""
from collections.abc import Sequence
from typing import TypedDict

from i18n import _, number

from .config import settings
from .files import Upload
from .refusals import StorageFull
from .sql import select

MEGABYTE = 1024 * 1024


class _UsedRow(TypedDict):
    bytes: int


_OF_PERSON = '''
SELECT COALESCE(SUM(file_size), 0) AS bytes FROM (
    SELECT f.file_size FROM participation p JOIN submission s ON s.participation_id = p.id
        JOIN work_file f ON f.submission_id = s.id WHERE p.learner_id = :person
    UNION ALL
    SELECT f.file_size FROM participation p JOIN draft d ON d.participation_id = p.id
        JOIN work_file f ON f.draft_id = d.id WHERE p.learner_id = :person) AS files
'''
_OF_COURSE = '''
SELECT COALESCE(SUM(file_size), 0) AS bytes FROM (
    SELECT i.file_size FROM section s JOIN item i ON i.section_id = s.id WHERE s.course_id = :course
    UNION ALL
    SELECT f.file_size FROM section s JOIN item i ON i.section_id = s.id
        JOIN item_file f ON f.item_id = i.id WHERE s.course_id = :course) AS files
'''


async def check_person_storage(person_id: int, uploads: Sequence[Upload]) -> None:
    """Before files of a learner are kept: whether they fit beside what the learner has; StorageFull if not."""
    if not uploads:
        return
    [used] = await select(_UsedRow, _OF_PERSON, person=person_id)
    _check(int(used['bytes']), uploads, settings().storage_per_person_mb,
           _('There is no room for this: your files may take {limit} MB, and {left} MB are left. Remove a file first, '
             'or ask an administrator for more.'))


async def check_course_storage(course_id: int, uploads: Sequence[Upload]) -> None:
    """Before files of a course are kept, in its texts, items or sessions; StorageFull if they do not fit."""
    if not uploads:
        return
    [used] = await select(_UsedRow, _OF_COURSE, course=course_id)
    _check(int(used['bytes']), uploads, settings().storage_per_course_mb,
           _('There is no room for this: the files of this course may take {limit} MB, and {left} MB are left. '
             'Remove a file first, or ask an administrator for more.'))


def _check(used: int, uploads: Sequence[Upload], limit: int, sentence: str) -> None:
    if used + sum(upload.size for upload in uploads) > limit * MEGABYTE:
        left = max(0, limit * MEGABYTE - used) / MEGABYTE
        raise StorageFull(sentence.format(limit=number(limit), left=f'{left:,.1f}'))
