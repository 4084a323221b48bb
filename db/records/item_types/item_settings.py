"""What only one type of item has: kept as JSON with the item, read as a dataclass of its type."""
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any, ClassVar, Self

from ...core.refusals import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSettings:
    """Nothing: pages, files and links have no settings. Every field of a type's own has a default."""
    READ: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}
    """By field, how a value is read that JSON does not hold as it is."""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """As they are kept; what is missing there has its default, what nobody knows any more is left out."""
        known = {one.name for one in fields(cls)}
        return cls(**{name: cls.READ[name](value) if name in cls.READ else value
                      for name, value in kept.items() if name in known})

    def checked(self) -> Self:
        """As an author has entered them; raises Invalid for what does not fit."""
        return self

    @property
    def total_points(self) -> Decimal | None:
        """What the item is worth, where its settings say so."""
        return None


def as_kept(settings: ItemSettings) -> dict[str, Any]:
    """For the item's JSON field."""
    return {name: _plain(value) for name, value in asdict(settings).items()}


def check_whole(value: Any, field: str, least: int, most: int, sentence: str) -> int:
    """A whole number within its limits; else raises Invalid with this sentence at this field."""
    try:
        fits = not isinstance(value, bool) and int(value) == value and least <= int(value) <= most
    except (TypeError, ValueError, OverflowError):
        fits = False
    if not fits:
        raise Invalid(sentence, field)
    return int(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
