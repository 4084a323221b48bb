"""What the computation of a grade is given of one learner in one column."""
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple


class ColumnInput(NamedTuple):
    """What one learner has in one column."""
    points: Decimal | None = None
    """Of their work."""
    out_of: Decimal = Decimal(100)
    """When that was graded."""
    submitted_at: datetime | None = None
    due_at: datetime | None = None
    """For this learner."""
    required: bool = False
    given: Decimal | None = None
    """By hand, instead of the work's; lateness is in it already."""
    given_of: Decimal | None = None
    """What that was out of; None: the column's points."""
    excused: bool = False


NO_INPUT = ColumnInput()
