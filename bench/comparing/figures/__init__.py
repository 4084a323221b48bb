"""All figures, by their names: those of a tree that serves, and those of a command."""
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

from ..figure import Cost
from ..served import Served
from ..trees import Tree
from .imports import IMPORTS
from .pages import PAGES
from .papers import PAPERS
from .start import START
from .texts import TEXTS
from .verbs import VERBS

SERVED: Mapping[str, Callable[[Served], AsyncIterator[Cost]]] = {**START, **VERBS, **TEXTS, **PAGES, **PAPERS}
"""In this order: a text is prepared once, and a page that was open hears for a while of what others do.
Each does the same thing again and again, and yields what it has cost: the sides take turns in between."""
COMMANDS: Mapping[str, Callable[[Tree, Path], Cost]] = IMPORTS


def chosen(part: str) -> frozenset[str]:
    """The names of the figures that have this in them; of all if it is empty."""
    return frozenset(name for name in (*SERVED, *COMMANDS) if part.casefold() in name.casefold())
