"""Where an attempt at a quiz stands, for whoever may know it."""
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from i18n import LazyText, lazy


class AttemptStatus(StrEnum):
    IN_PROGRESS = 'in_progress'
    TO_GRADE = 'to_grade'
    """Finished, and something in it is still to be graded."""
    FINISHED = 'finished'


ATTEMPT_STATUS_LABELS: dict[AttemptStatus, LazyText] = {
    AttemptStatus.IN_PROGRESS: lazy('In progress'), AttemptStatus.TO_GRADE: lazy('To grade'),
    AttemptStatus.FINISHED: lazy('Finished')}


def attempt_status(finished_at: datetime | None, points: Decimal | None) -> AttemptStatus:
    """:param points: none while something in it waits"""
    if finished_at is None:
        return AttemptStatus.IN_PROGRESS
    return AttemptStatus.TO_GRADE if points is None else AttemptStatus.FINISHED
