"""A file of course content in any format of ours, read in a worker process: what it holds, with its files on disk."""
from dataclasses import replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from .courses import AnyFile, ParsedCourse, ParsedItem, ParsedSection, StoredFile
from .questions import Questions, Skipped


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


NO_PICTURES = 'A bank keeps no pictures: put it into the text of the quiz that asks the question.'


def read_content_file(format: ContentFormat, file: Path, name: str, folder: Path) -> ParsedCourse:
    """Each reader is loaded with the first file of its kind. Raises UnreadableFile.

    :param folder: where the files that it holds are put
    """
    match format:
        case ContentFormat.OLX:
            from .olx import read_olx
            read = read_olx(file)
        case ContentFormat.CARTRIDGE:
            from .cartridge import read_cartridge
            read = read_cartridge(file)
        case ContentFormat.GIFT:
            from .gift import read_gift
            read = _bank(read_gift(file.read_bytes()), name)
        case ContentFormat.AIKEN:
            from .aiken import read_aiken
            read = _bank(read_aiken(file.read_bytes()), name)
        case ContentFormat.QTI:
            from .qti import read_qti
            read = _bank(read_qti(file.read_bytes(), name), name)
    return replace(read, sections=tuple(_section(section, folder) for section in read.sections))


def _bank(found: Questions, name: str) -> ParsedCourse:
    """Pictures belong to an item, and questions of a bank are in none yet."""
    pictures = tuple(Skipped(picture.name, NO_PICTURES) for picture in found.pictures)
    return ParsedCourse(title=Path(name).stem, bank=found.questions, refused=found.refused + pictures)


def _section(section: ParsedSection, folder: Path) -> ParsedSection:
    return replace(section, items=tuple(_item(item, folder) for item in section.items))


def _item(item: ParsedItem, folder: Path) -> ParsedItem:
    return replace(item, file=item.file and _stored(item.file, folder),
                   captions=item.captions and _stored(item.captions, folder),
                   pictures=tuple(_stored(picture, folder) for picture in item.pictures))


def _stored(file: AnyFile, folder: Path) -> StoredFile:
    """Put on disk, the same content once."""
    place = folder / sha256(file.content).hexdigest()
    if not place.exists():
        place.write_bytes(file.content)
    return StoredFile(file.name, place)
