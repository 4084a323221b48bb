"""How the comparison reads: a line for each figure, and what is over the limit or missing at the end."""
from collections.abc import Iterator, Mapping, Sequence

from .ratios import Comparison


def table(found: Sequence[Comparison], limit: float) -> Iterator[str]:
    yield f'{"":42}{"":12}{"before":>12}{"now":>12}{"ratio":>8}  quartiles'
    last = ''
    for one in found:
        name, last = '' if one.figure.name == last else one.figure.name, one.figure.name
        yield (f'{name:<42}{one.figure.measure:<12}{_value(one, one.before):>12}{_value(one, one.after):>12}'
               f'{one.ratio:8.3f}  {one.lower:.3f}–{one.upper:.3f}{_mark(one, limit)}')


def verdict(found: Sequence[Comparison], before: Mapping[str, str], now: Mapping[str, str], limit: float
            ) -> Iterator[str]:
    for when, missing in (('before', before), ('now', now)):
        for name, why in missing.items():
            yield f'missing {when}: {name} ({" ".join(why.split())[:300]})'
    over = [one for one in found if one.is_over(limit)]
    yield f'Over the limit ({limit:g} for time, 1 for what is counted): {len(over)} of {len(found)} figures.'
    if unsteady := sum(one.is_unsteady for one in over):
        yield (f'{unsteady} of them are unsteady: a quarter of their pairs are not over 1. More pairs, or a machine '
               'that does nothing else, would tell.')


def _mark(one: Comparison, limit: float) -> str:
    if not one.is_over(limit):
        return ''
    return '  over the limit, unsteady' if one.is_unsteady else '  over the limit'


def _value(one: Comparison, value: float) -> str:
    return f'{value:,.0f}' if one.figure.measure.is_count else f'{value * 1000:,.1f} ms'
