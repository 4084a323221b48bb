"""Bringing a course or questions into a base course: what a file holds, and then all of it or nothing.

Items and questions are found again by what their file calls them: an import adds what is missing and leaves alone what
is here, also where its authors have changed it meanwhile.
"""
import asyncio
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

from formats.aiken import read_aiken
from formats.cartridge import read_cartridge
from formats.courses import ReadCourse
from formats.gift import read_gift
from formats.olx import read_olx
from formats.qti import read_qti
from formats.questions import Questions, Unreadable

from ...access import any_author, author
from ...house import or_the_house
from ...live import change
from ...refusals import Invalid
from ..tally import Watch, nobody_watches
from .writing import Brought, write

__all__ = ['Brought', 'Format', 'bring_in', 'read_content']


class Format(StrEnum):
    OLX = 'olx'
    CARTRIDGE = 'cartridge'
    GIFT = 'gift'
    AIKEN = 'aiken'
    QTI = 'qti'

    @property
    def holds_a_course(self) -> bool:
        """The others hold questions only, for the bank of a course."""
        return self in (Format.OLX, Format.CARTRIDGE)


async def read_content(format: Format, file: Path, name: str = '') -> ReadCourse:
    """What the file holds, read off the event loop; nothing is written. Raises Invalid where nothing can be read.

    :param name: what people call the file, where that is not its name on disk
    """
    try:
        return await asyncio.to_thread(_READERS[format], file, name or file.name)
    except Unreadable as no:
        raise Invalid(str(no), 'file') from no


async def bring_in(read: ReadCourse, code: str, *, by: Any, source: str, watch: Watch = nobody_watches) -> Brought:
    """Write it into the course with this code, which is made where there is none: all of it, or nothing.

    :param by: an author of that course, or the house
    :param source: what kind of file it was; with the file's own names it tells what is here already
    """
    from ...course import Course
    async with change() as bells:
        course = await Course.get_or_none(code=code.strip())
        if course is None:
            await or_the_house(any_author).check(by)
            course = await Course.create_course(code, read.title, by=by, language=read.language or 'en',
                                                description=read.description)
        else:
            await or_the_house(author).check(by, course)
        return await write(read, course, bells, by=by, source=source, watch=watch)


def _questions(read: Callable[..., Questions]) -> Callable[[Path, str], ReadCourse]:
    def reading(file: Path, name: str) -> ReadCourse:
        found = read(file.read_bytes(), name) if read is read_qti else read(file.read_bytes())
        return ReadCourse(title=Path(name).stem, bank=found.questions, refused=found.refused)
    return reading


_READERS: dict[Format, Callable[[Path, str], ReadCourse]] = {
    Format.OLX: lambda file, _: read_olx(file), Format.CARTRIDGE: lambda file, _: read_cartridge(file),
    Format.GIFT: _questions(read_gift), Format.AIKEN: _questions(read_aiken), Format.QTI: _questions(read_qti),
}
