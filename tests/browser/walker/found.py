"""What a walk has found, and has to tell in the end."""
import logging
import re
from collections import Counter
from dataclasses import dataclass, field

from .control import Control

TRIES = 2


@dataclass
class Kind:
    """What is known of a kind of control."""
    example: Control
    address: str
    layer: str
    """The dialog or menu that it is in, empty for the page itself."""
    way: tuple[str, ...]
    """What was operated before it appeared."""
    within: tuple[str, ...]
    """The part of it in the same dialog, menu or page."""
    reached: bool = False
    """One of it, by the hand that walks."""
    sought: int = 0
    tries: int = 0
    done: bool = False

    @property
    def open(self) -> bool:
        """It is still to be operated."""
        return not self.done and self.tries < TRIES


@dataclass
class Found:
    kinds: dict[str, Kind] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    opened: dict[str, Counter[str]] = field(default_factory=dict)
    """By whom, and which addresses without their numbers."""
    leads: dict[str, str] = field(default_factory=dict)
    """Buttons that lead to another page: who else has them comes there too."""
    log: list[str] = field(default_factory=list)
    read: set[str] = field(default_factory=set)
    """The fields that have held again what they were given."""

    def says(self, line: str) -> None:
        """As it goes, and with what fails in the end."""
        self.log.append(line)
        logging.getLogger(__name__).info(line)

    def fault(self, key: str, what: str) -> None:
        sentence = f'{key}: {what}'
        if sentence not in self.faults:
            self.faults.append(sentence)


def reason(said: str) -> str:
    """What Playwright says was in the way."""
    found = re.search(r'<[^\n]*> (from <[^\n]*> subtree )?intercepts pointer events|not visible|not enabled|detached',
                      said)
    return found[0] if found else ''
