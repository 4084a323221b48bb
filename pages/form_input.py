"""What somebody has typed into a field, on its way to a verb: refused at the field, never bent."""
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from db.core import Invalid, entered, numbers


def whole(value: float | None, field: str, empty: Any = None) -> Any:
    """A whole number, or `empty` where nothing is typed. How large it may be is the verb's to say."""
    if value is None:
        return empty
    if value != value or value != int(value):
        raise Invalid(numbers.number_wanted(whole=True), field)
    return int(value)


def moment(text: str, field: str, zone: ZoneInfo, *, ends: bool = False) -> datetime | None:
    """A date field's instant; what is none is refused at the field."""
    try:
        return entered(text, zone, ends=ends)
    except Invalid as no:
        raise Invalid(str(no), field) from None
