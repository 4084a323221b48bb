"""Since when somebody counts as being here now."""
from datetime import datetime

from ..core.clock import now
from ..records.visit import GAP


def present_since() -> datetime:
    """Visits with a later presence are of people who are here now."""
    return now() - GAP
