"""`python -m bench --compare REF`: the working tree and another commit measured in turns, and a verdict."""
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from .data import prepare
from .figures import COMMANDS, SERVED, chosen
from .measuring import Subject, measure
from .ratios import Pair, comparisons, missing
from .table import table, verdict
from .trees import Tree, checked_out, is_later, needs_other_packages, working_tree
from .turns import Side, orders

PAIRS, LIMIT = 10, 1.05


@dataclass(frozen=True)
class Asked:
    ref: str
    pairs: int = PAIRS
    only: str = ''
    limit: float = LIMIT


async def compare(asked: Asked) -> bool:
    """Whether nothing is over the limit, and nothing missing that could be measured before."""
    names = chosen(asked.only)
    if not names:
        sys.exit(f'No figure has “{asked.only}” in its name. There are: {", ".join((*SERVED, *COMMANDS))}.')
    with checked_out(asked.ref) as before:
        trees = {Side.BEFORE: before, Side.AFTER: working_tree()}
        print(f'before: {before.called}\nnow:    {trees[Side.AFTER].called}')
        if needs_other_packages(asked.ref):
            print('requirements.lock is another one there: both run with the packages that are installed here.')
        pairs = await _measured(asked, trees, names)
    found, (gone, failing) = comparisons(pairs), missing(pairs)
    print('\n' + '\n'.join((*table(found, asked.limit), *verdict(found, gone, failing, asked.limit))))
    return not failing and not any(one.is_over(asked.limit) for one in found)


async def _measured(asked: Asked, trees: dict[Side, Tree], names: frozenset[str]) -> list[Pair]:
    older = Side.AFTER if is_later(asked.ref) else Side.BEFORE
    with tempfile.TemporaryDirectory(prefix='cohort-data-') as place:
        data = await prepare(Path(place), trees, older)
        subjects = {side: Subject(tree, data[side]) for side, tree in trees.items()}
        pairs = []
        for number, order in enumerate(orders(asked.pairs), 1):
            began = perf_counter()
            taken = await measure(subjects, order, names)
            pairs.append((taken[Side.BEFORE], taken[Side.AFTER]))
            print(f'pair {number} of {asked.pairs}: {perf_counter() - began:.0f} s', file=sys.stderr)
        return pairs
