"""What the variables of an item hold: nothing, one value, or several in a container."""
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..numbers import number

NUMBERS = 'integer', 'float', 'duration'

Single = str | Decimal | bool


@dataclass(frozen=True, slots=True)
class Many:
    values: tuple[Single, ...]
    ordered: bool = False


Value = Single | Many | None


def read(text: str, base_type: str) -> Single | None:
    """Nothing, if it is no value of that type."""
    if base_type in NUMBERS:
        value = number(text)
        return value if value is None or base_type != 'integer' or value == value.to_integral_value() else None
    if base_type == 'boolean':
        return text.strip() in ('true', '1')
    if base_type == 'pair':
        return ' '.join(sorted(text.split())) or None
    if base_type in ('directedPair', 'point'):
        return ' '.join(text.split()) or None
    return (text if base_type == 'string' else text.strip()) or None


def read_all(texts: Iterable[str], base_type: str, cardinality: str) -> Value:
    values = tuple(value for text in texts if (value := read(text, base_type)) is not None)
    if not values:
        return None
    return values[0] if cardinality == 'single' else Many(values, cardinality == 'ordered')


def singles(value: Value) -> tuple[Single, ...]:
    if value is None:
        return ()
    return value.values if isinstance(value, Many) else (value,)


def are_the_same(one: Value, other: Value) -> bool | None:
    """Nothing, if either is nothing. A container with one value in it is taken for that value."""
    if one is None or other is None:
        return None
    first, second = singles(one), singles(other)
    if isinstance(one, Many) and isinstance(other, Many) and one.ordered and other.ordered:
        return first == second
    return Counter(first) == Counter(second)
