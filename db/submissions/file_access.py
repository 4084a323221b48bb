"""Who may have a file of a submission or of a draft."""
from typing import Any

from ..access.guard import attendee, reads_work
from ..core.refusals import NotFound
from ..records.person import Person
from ..records.submission import WorkFile


async def readable(file_id: int, *, seen_by: Person) -> WorkFile:
    """For its learner, and once it is submitted for who may track that course; for everybody else there is none."""
    file: Any = await WorkFile.filter(id=file_id).select_related('submission', 'draft__participation').first()
    if file is None:
        raise NotFound
    if file.submission:
        no = await reads_work.why_not(seen_by, file.submission)
    else:
        no = await attendee.why_not(seen_by, file.draft.participation)
    if no:
        raise NotFound
    return file
