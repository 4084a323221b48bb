"""The lines of a comma-separated text, and the rows that stand in them."""
import csv
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from i18n import _

from .fields import BadValue

MAX_LINES = 20  # lines that a quoted value may reach over


class Lines:
    """Hands out line after line, knows the number of the last, and takes lines back."""

    def __init__(self, text: Iterable[str]) -> None:
        self._text = iter(text)
        self._returned: deque[str] = deque()
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._text)
        self.number += 1
        return line

    def fields(self, line: str, expected: int | None = None) -> list[str]:
        """The fields of the row that begins with this line.

        A quote that is never closed would swallow the rows after it. So lines are taken in only if they make this row
        whole; otherwise they are rows of their own.
        """
        if '"' not in line:
            return line.rstrip('\n').split(',')
        taken: list[str] = []
        try:
            fields = next(csv.reader(self._from(line, taken), strict=True))
        except csv.Error as problem:
            self._take_back(taken)
            raise BadValue(_('the quotes of the row do not match: {problem}.', problem=problem)) from problem
        if expected is not None and len(fields) != expected:
            self._take_back(taken)
        return fields

    def _from(self, line: str, taken: list[str]) -> Iterator[str]:
        yield line
        for further in islice(self, MAX_LINES):
            taken.append(further)
            yield further

    def _take_back(self, lines: list[str]) -> None:
        self._returned.extendleft(reversed(lines))
        self.number -= len(lines)
