"""Everything that is read from one file, item by item."""
from collections.abc import Callable
from dataclasses import replace

from i18n import _

from ..questions import ParsedQuestions, QuestionData, Questions, Skipped
from .unsupported import Differs, Notes, UnsupportedItem

MAX_QUESTIONS = 10_000
"""In one file."""


class Collected:
    """`name` is what people call the file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._found = ParsedQuestions()
        self._names: set[str] = set()
        self._differs: dict[Differs, list[str]] = {}

    def take(self, where: str, read: Callable[[Notes], list[QuestionData]]) -> None:
        """The questions of an item, or why there are none."""
        notes = Notes(where)
        try:
            if len(self._found.questions) >= MAX_QUESTIONS:
                raise UnsupportedItem(_('There are more than {limit} questions in the file.', limit=MAX_QUESTIONS))
            questions = read(notes)
        except UnsupportedItem as no:
            self.refuse(where, str(no))
            return
        self._found.questions += map(self._named, questions)
        self._found.refused += notes.refused
        for differs in notes.differs:
            self._differs.setdefault(differs, []).append(where)

    def _named(self, question: QuestionData) -> QuestionData:
        """What its file calls it tells whether it is here already, and so no two of a file may be called the same."""
        name, count = question.source_id, 2
        while name and name in self._names:
            name, count = f'{question.source_id}#{count}', count + 1
        self._names.add(name)
        return replace(question, source_id=name)

    def refuse(self, where: str, reason: str) -> None:
        self._found.refuse(where, reason)

    @property
    def result(self) -> Questions:
        found = self._found.result
        said = tuple(Skipped(where[0] if len(where) == 1 else self.name, differs.sentence(len(where)))
                     for differs in Differs if (where := self._differs.get(differs)))
        return Questions(found.questions, found.refused + said)
