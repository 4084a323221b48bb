"""Aiken, the plainest format for questions: a question, its choices “A)” to “Z)”, and a line “ANSWER: B”."""
import re
from dataclasses import dataclass, field
from string import ascii_uppercase

from i18n import _

from .questions import ALL, Markup, Option, ParsedQuestions, QuestionData, QuestionKind, Questions, UnreadableFile
from .text_file import lines_of

_CHOICE = re.compile(r'([A-Z])[.)]\s*(.*)')
_ANSWER = re.compile(r'ANSWER\s*:\s*(.*)', re.IGNORECASE)


def read_aiken(content: bytes) -> Questions:
    """All questions of the file; what is wrong is refused with the line it stands in. Raises UnreadableFile where it is
    no text."""
    reader = _Reader()
    for number, line in enumerate(lines_of(content), 1):
        reader.line(number, line.strip())
    reader.end()
    if not reader.found.questions and not reader.found.refused:
        raise UnreadableFile(_('There is no question in this file.'))
    return reader.found.result


@dataclass(slots=True)
class _Asked:
    line: int
    text: str
    choices: dict[str, str] = field(default_factory=dict)
    refused: bool = False
    """Something in it is wrong and has been told: the rest of it is passed over."""


class _Reader:

    def __init__(self) -> None:
        self.found = ParsedQuestions()
        self._asked: _Asked | None = None
        self._after_empty = False

    def line(self, number: int, line: str) -> None:
        if line:
            if answer := _ANSWER.fullmatch(line):
                self._answer(number, answer[1].strip())
            elif choice := _CHOICE.fullmatch(line):
                self._choice(number, *choice.groups())
            else:
                self._question(number, line)
        self._after_empty = not line

    def end(self) -> None:
        asked = self._asked
        if asked and asked.choices:
            self._refuse(asked.line, _('“{question}” has no line “ANSWER:”.', question=_short(asked.text)))
        elif asked:
            self._refuse(asked.line, _('“{question}” has no choices.', question=_short(asked.text)))

    def _question(self, number: int, line: str) -> None:
        asked = self._asked
        if asked and not asked.choices and not self._after_empty:
            self._refuse(asked.line, _('“{question}” goes on in the next line: a question is one line, and its '
                                       'choices follow it.', question=_short(asked.text)))
        else:
            self.end()
            self._asked = _Asked(number, line)

    def _choice(self, number: int, letter: str, text: str) -> None:
        asked = self._asked
        if asked is None:
            self._refuse(number, _('The choice {letter}) belongs to no question: there is none before it.',
                                   letter=letter))
            return
        following = ascii_uppercase[len(asked.choices):][:1]
        if letter in asked.choices:
            self._refuse(number, _('There are two choices {letter}) in “{question}”.',
                                   letter=letter, question=_short(asked.text)))
        elif letter != following:
            self._refuse(number, _('Here the choice {following}) is expected, not {letter}).',
                                   following=following, letter=letter))
        elif not text:
            self._refuse(number, _('The choice {letter}) has no words.', letter=letter))
        asked.choices[letter] = text

    def _answer(self, number: int, answer: str) -> None:
        asked = self._asked
        if asked is None:
            self._refuse(number, _('This answer belongs to no question: there is none before it.'))
        elif len(asked.choices) < 2:
            self._refuse(number, _('“{question}” needs at least two choices before its answer.',
                                   question=_short(asked.text)))
        elif answer not in asked.choices:
            self._refuse(number, _('“{answer}” is none of the choices {choices}.',
                                   answer=answer[:40], choices=', '.join(asked.choices)))
        if asked and not asked.refused:
            self.found.questions.append(QuestionData(
                kind=QuestionKind.SINGLE_CHOICE, text=asked.text, markup=Markup.PLAIN, shuffle=False,
                options=tuple(Option(text=text, share=ALL if letter == answer else ALL * 0)
                              for letter, text in asked.choices.items())))
        self._asked = None

    def _refuse(self, number: int, reason: str) -> None:
        """Each question once, by the first thing wrong with it."""
        if self._asked is None or not self._asked.refused:
            self.found.refuse(_('line {number}', number=number), reason)
        if self._asked:
            self._asked.refused = True


def _short(text: str) -> str:
    return text if len(text) <= 60 else f'{text[:59]}…'
