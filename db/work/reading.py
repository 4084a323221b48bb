"""Who may have the file that somebody handed in."""
from typing import Self

from ..access import reads_work
from ..refusals import NotFound


class ReadingWork:

    @classmethod
    async def with_file(cls, submission_id: int, *, seen_by) -> Self:
        """For its learner, and for who may track that course; for everybody else there is none."""
        submission = await cls.filter(id=submission_id).exclude(file_hash='').first()
        if submission is None or await reads_work.why_not(seen_by, submission):
            raise NotFound
        return submission
