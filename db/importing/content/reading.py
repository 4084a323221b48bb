"""Reading a file that holds a course or questions: off the event loop, and without writing anything."""
import asyncio
from enum import StrEnum
from pathlib import Path

from formats.courses import ReadCourse
from formats.questions import Questions, Refused, Unreadable

from ...refusals import Invalid


class ContentFormat(StrEnum):
    OLX = 'olx'
    CARTRIDGE = 'cartridge'
    GIFT = 'gift'
    AIKEN = 'aiken'
    QTI = 'qti'

    @property
    def holds_a_course(self) -> bool:
        """The others hold questions only, for the bank of a course."""
        return self in (ContentFormat.OLX, ContentFormat.CARTRIDGE)


async def read_content(format: ContentFormat, file: Path, name: str = '') -> ReadCourse:
    """What the file holds; nothing is written. Raises Invalid where nothing can be read.

    :param name: what people call the file, where that is not its name on disk
    """
    try:
        return await asyncio.to_thread(_read, format, file, name or file.name)
    except Unreadable as no:
        raise Invalid(str(no), 'file') from no


def _read(format: ContentFormat, file: Path, name: str) -> ReadCourse:
    """Each reader is loaded with the first file of its kind."""
    match format:
        case ContentFormat.OLX:
            from formats.olx import read_olx
            return read_olx(file)
        case ContentFormat.CARTRIDGE:
            from formats.cartridge import read_cartridge
            return read_cartridge(file)
        case ContentFormat.GIFT:
            from formats.gift import read_gift
            return _bank(read_gift(file.read_bytes()), name)
        case ContentFormat.AIKEN:
            from formats.aiken import read_aiken
            return _bank(read_aiken(file.read_bytes()), name)
        case ContentFormat.QTI:
            from formats.qti import read_qti
            return _bank(read_qti(file.read_bytes(), name), name)


NO_PICTURES = 'A bank keeps no pictures: put it into the text of the quiz that asks the question.'


def _bank(found: Questions, name: str) -> ReadCourse:
    """Pictures belong to an item, and questions of a bank are in none yet."""
    pictures = tuple(Refused(picture.name, NO_PICTURES) for picture in found.pictures)
    return ReadCourse(title=Path(name).stem, bank=found.questions, refused=found.refused + pictures)
