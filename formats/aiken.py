"""Aiken, the plainest format for questions: a question, its choices “A)” to “Z)”, and a line “ANSWER: B”."""
import re
from dataclasses import dataclass, field

from .questions import ALL, Found, Markup, Option, Question, QuestionKind, Questions, Unreadable

LARGEST = 20_000_000
"""Bytes."""
_CHOICE = re.compile(r'([A-Z])[.)]\s*(.*)')
_ANSWER = re.compile(r'ANSWER\s*:\s*(.*)', re.IGNORECASE)


def read_aiken(content: bytes) -> Questions:
    """All questions of the file; what is wrong is refused with the line it stands in. Raises Unreadable where it is no
    text."""
    if len(content) > LARGEST:
        raise Unreadable('This file is larger than 20 MB, too large for questions.')
    try:
        lines = content.decode('utf-8-sig').splitlines()
    except UnicodeDecodeError:
        raise Unreadable('This is not a text in UTF-8.') from None
    reader = _Reader()
    for number, line in enumerate(lines, 1):
        reader.line(number, line.strip())
    reader.end()
    if not reader.found.questions and not reader.found.refused:
        raise Unreadable('There is no question in this file.')
    return reader.found.result


@dataclass(slots=True)
class _Asked:
    line: int
    text: str
    choices: dict[str, str] = field(default_factory=dict)


class _Reader:

    def __init__(self) -> None:
        self.found = Found()
        self._asked: _Asked | None = None

    def line(self, number: int, line: str) -> None:
        if not line:
            return
        if answer := _ANSWER.fullmatch(line):
            self._answer(number, answer[1].strip())
        elif choice := _CHOICE.fullmatch(line):
            self._choice(number, *choice.groups())
        else:
            self._question(number, line)

    def end(self) -> None:
        if self._asked:
            self._refuse(self._asked.line, f'{_quoted(self._asked.text)} has no line “ANSWER:”.')

    def _question(self, number: int, line: str) -> None:
        if self._asked and not self._asked.choices:
            self._refuse(self._asked.line, f'{_quoted(self._asked.text)} has no choices; a question is one line, and '
                                           'its choices follow it.')
        elif self._asked:
            self.end()
        self._asked = _Asked(number, line)

    def _choice(self, number: int, letter: str, text: str) -> None:
        if self._asked is None:
            self._refuse(number, f'The choice {letter}) belongs to no question: there is none before it.')
        elif letter in self._asked.choices:
            self._refuse(number, f'There are two choices {letter}) in {_quoted(self._asked.text)}.')
        elif not text:
            self._refuse(number, f'The choice {letter}) has no words.')
        else:
            self._asked.choices[letter] = text

    def _answer(self, number: int, answer: str) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            self._refuse(number, 'This answer belongs to no question: there is none before it.')
        elif len(asked.choices) < 2:
            self._refuse(number, f'{_quoted(asked.text)} needs at least two choices before its answer.')
        elif answer not in asked.choices:
            self._refuse(number, f'“{answer[:40]}” is none of the choices {", ".join(asked.choices)}.')
        else:
            self.found.questions.append(Question(
                kind=QuestionKind.SINGLE_CHOICE, text=asked.text, markup=Markup.PLAIN, shuffle=False,
                options=tuple(Option(text=text, share=ALL if letter == answer else ALL * 0)
                              for letter, text in asked.choices.items())))

    def _refuse(self, number: int, reason: str) -> None:
        self.found.refuse(f'line {number}', reason)


def _quoted(text: str) -> str:
    return f'“{text if len(text) <= 60 else f"{text[:59]}…"}”'
