"""One pair: a server of each tree beside the other, and commands of each, every one on a fresh copy of the data.

Both do one thing in turns, and then the next: two measurements that are compared lie a fraction of a second apart.
"""
import shutil
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from .figure import Cost, Taken
from .figures import COMMANDS, SERVED
from .served import Served, served
from .trees import Tree
from .turns import Order, Side, by_turns


class Subject(NamedTuple):
    """A tree, and what is copied for each of its processes."""
    tree: Tree
    data: Path


async def measure(subjects: Mapping[Side, Subject], order: Order, names: frozenset[str]) -> dict[Side, Taken]:
    """What these figures are now, of the sides in this order."""
    taken = {side: Taken() for side in order}
    if names & SERVED.keys():
        async with AsyncExitStack() as running:
            here = {side: await _serve(subjects[side], running) for side in order}
            for name, figure in SERVED.items():
                if name in names:
                    await _take(taken, order, name, {side: figure(here[side]) for side in order})
    for name in COMMANDS:
        if name in names:
            await _take(taken, order, name, {side: _command(name, subjects[side]) for side in order})
    return taken


async def _serve(subject: Subject, running: AsyncExitStack) -> Served:
    folder = running.enter_context(_copy(subject.data))
    return await running.enter_async_context(served(subject.tree, folder))


async def _command(name: str, subject: Subject) -> AsyncIterator[Cost]:
    with _copy(subject.data) as folder:
        yield COMMANDS[name](subject.tree, folder)


async def _take(taken: Mapping[Side, Taken], order: Order, name: str, steps: Mapping[Side, AsyncIterator[Cost]]
                ) -> None:
    """What one side has not is kept as missing, and does not end the comparison."""
    found = await by_turns(order, steps, lambda side, problem: taken[side].lack(name, problem))
    for side, costs in found.items():
        taken[side].keep(name, costs)


@contextmanager
def _copy(data: Path) -> Iterator[Path]:
    copy = data.with_name(f'{data.name}-now')
    shutil.copytree(data, copy)
    try:
        yield copy
    finally:
        shutil.rmtree(copy, ignore_errors=True)
