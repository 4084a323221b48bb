"""The data that both trees work on: the demo and a large class, made once by the older tree, then brought up to date by
each."""
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.oulad_of import oulad_of

from .figures.imports import run
from .served import server_of
from .trees import Tree
from .turns import Side

LEARNERS, ASSESSMENTS = 300, 5


async def prepare(place: Path, trees: Mapping[Side, Tree], older: Side) -> dict[Side, Path]:
    """A folder for each tree, to be copied for each measurement. Each has started once, so that nothing is compiled or
    migrated any more."""
    seed, made = await plant(place / 'seed', trees[older]), {}
    for side, tree in trees.items():
        made[side] = place / side
        shutil.copytree(seed, made[side])
        await _start(tree, made[side])
    return made


async def plant(folder: Path, tree: Tree) -> Path:
    """The data as this tree makes them."""
    folder.mkdir()
    await _start(tree, folder)
    given = oulad_of(folder / 'oulad', LEARNERS, assessments=ASSESSMENTS, first=1000)
    run(tree, folder, 'import', 'oulad', str(given), '--day', '100')
    return folder


async def _start(tree: Tree, folder: Path) -> None:
    server = server_of(tree, folder)
    try:
        await server.start()
    except RuntimeError as problem:
        sys.exit(f'{tree.called} does not serve these data. {problem}')
    server.stop()
