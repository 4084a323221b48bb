"""What is written to the log: a line is a line. What comes from outside may hold line breaks and control characters,
and would write lines that look like ours."""
import logging
import traceback
from typing import Any

MAX_MESSAGE, MAX_TRACEBACK = 4_000, 20_000


class PlainRecord(logging.LogRecord):
    """Its message is one line of bounded length; the lines of its traceback are indented."""

    _traceback: str | None = None

    def getMessage(self) -> str:
        return escaped(super().getMessage(), MAX_MESSAGE)

    @property
    def exc_text(self) -> str | None:
        if self._traceback is None and self.exc_info and self.exc_info[0]:
            lines = ''.join(traceback.format_exception(*self.exc_info)).rstrip('\n').split('\n')
            self._traceback = '\n'.join(f'  {escaped(line, MAX_MESSAGE)}' for line in lines)
            if len(self._traceback) > MAX_TRACEBACK:
                half = MAX_TRACEBACK // 2
                self._traceback = f'{self._traceback[:half]}\n  …\n{self._traceback[-half:]}'
        return self._traceback

    @exc_text.setter
    def exc_text(self, _: Any) -> None:
        """It is made from the exception alone."""


def escaped(text: str, most: int) -> str:
    """On one line, with what cannot be seen written out."""
    if len(text) > most:
        text = f'{text[:most]}… ({len(text):,} characters)'
    return text if text.isprintable() else ''.join(
        sign if sign.isprintable() else sign.encode('unicode_escape').decode() for sign in text)


def install_plain_records() -> None:
    logging.setLogRecordFactory(PlainRecord)
