"""What late submissions lose: a share of the points for each day or hour begun, down to a floor."""
from datetime import timedelta
from fractions import Fraction

from ..records.gradebook import LatePer
from .column_input import ColumnInput
from .grading_scheme import GradingScheme

UNITS = {LatePer.DAY: timedelta(days=1), LatePer.HOUR: timedelta(hours=1)}


def late_units(scheme: GradingScheme, worth: ColumnInput) -> int:
    """Days or hours begun after it was due."""
    if worth.due_at is None or worth.submitted_at is None or worth.submitted_at <= worth.due_at:
        return 0
    return -((worth.due_at - worth.submitted_at) // UNITS[scheme.late_per])


def after_lateness(scheme: GradingScheme, worth: ColumnInput, reached: Fraction) -> Fraction:
    """What is left of so many percent. Nobody falls below the floor by lateness; who is below it loses nothing."""
    taken = Fraction(scheme.late_percent) * late_units(scheme, worth)
    return max(reached - taken, min(reached, Fraction(scheme.late_floor)))
