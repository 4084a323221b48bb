"""Who may have a file of a submission or of a draft."""
from typing import TYPE_CHECKING, Any, Self

from ..access.capabilities import attendee, reads_work
from ..core.refusals import NotFound

if TYPE_CHECKING:
    from ..records.person import Person


class ReadingWork:

    @classmethod
    async def readable(cls, file_id: int, *, seen_by: 'Person') -> Self:
        """For its learner, and once it is submitted for who may track that course; for everybody else there is none."""
        file: Any = await cls.filter(id=file_id).select_related('submission', 'draft__participation').first()
        if file is None:
            raise NotFound
        if file.submission:
            no = await reads_work.why_not(seen_by, file.submission)
        else:
            no = await attendee.why_not(seen_by, file.draft.participation)
        if no:
            raise NotFound
        return file
