"""What somebody wants changed: any of a record's fields, as a form, an import or a program says them.

A field that is not mentioned is `UNSET` and stays as it is. None is a value of its own (no date, no limit). Here are
names and types only: what may not be is refused by the verb that takes the changes.
"""
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum
from typing import Any, Final, TypeAlias


class Unset(Enum):
    UNSET = 'not said'

    def __repr__(self) -> str:
        return 'UNSET'


UNSET: Final = Unset.UNSET
"""Not said: it stays as it is."""

Number: TypeAlias = Decimal | float | str
"""A number, or the text that somebody typed for one; the verb reads it, and refuses what is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Base of all such classes."""

    def said(self) -> dict[str, Any]:
        """What is mentioned, by its field."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value is not UNSET}
