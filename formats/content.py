"""The formats that are imported, and a file in one of them, read in a worker process: what it holds, with its files on
disk."""
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from i18n import LazyText, lazy

from .courses import AnyFile, ParsedCourse, ParsedItem, ParsedSection, StoredFile
from .questions import Questions, Skipped


class ImportContent(StrEnum):
    """What files of a format bring: a course, or questions only, for the bank of one."""
    COURSE = 'course'
    QUESTIONS = 'questions'


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """One format that is imported: a command (`import KEY`), a line of the import page, and a word of the README."""
    key: str
    """Kept with what was imported, which is found again by it."""
    name: str
    brings: ImportContent
    suffixes: tuple[str, ...]
    """Of its files' names; one that no other format has tells the format."""
    label: LazyText
    """On the import page."""
    help: str
    """On the command line."""
    read: Callable[[Path, str], ParsedCourse]
    """Given the file, and what people call it. Raises UnreadableFile; how large a file may be, each reader says."""
    seconds: int = 60
    """After which reading is given up, where others wait."""


NO_PICTURES = lazy('A bank keeps no pictures: put it into the text of the quiz that asks the question.')


def format_of(name: str) -> ImportFormat | None:
    """Which format a file of this name is in, where the name tells it."""
    suffix = Path(name).suffix.lower()
    found = [one for one in IMPORT_FORMATS.values() if suffix in one.suffixes]
    return found[0] if len(found) == 1 else None


def read_content_file(key: str, file: Path, name: str, folder: Path) -> ParsedCourse:
    """Raises UnreadableFile.

    :param key: of the format
    :param folder: where the files that it holds are put
    """
    read = IMPORT_FORMATS[key].read(file, name)
    return replace(read, sections=tuple(_section(section, folder) for section in read.sections))


# Each reader is loaded with the first file of its kind.

def _olx(file: Path, name: str) -> ParsedCourse:
    from .olx import read_olx
    return read_olx(file)


def _cartridge(file: Path, name: str) -> ParsedCourse:
    from .cartridge import read_cartridge
    return read_cartridge(file)


def _qti(file: Path, name: str) -> ParsedCourse:
    from .qti import read_qti
    return _bank(read_qti(file.read_bytes(), name), name)


def _gift(file: Path, name: str) -> ParsedCourse:
    from .gift import read_gift
    return _bank(read_gift(file.read_bytes()), name)


def _aiken(file: Path, name: str) -> ParsedCourse:
    from .aiken import read_aiken
    return _bank(read_aiken(file.read_bytes()), name)


IMPORT_FORMATS = {one.key: one for one in (
    ImportFormat(
        'olx', 'OLX', ImportContent.COURSE, ('.gz', '.tgz'), read=_olx,
        label=lazy('OLX course (.tar.gz), as Open edX exports it'),
        help='Bring in a course in OLX (.tar.gz), as Open edX exports it.'),
    ImportFormat(
        'cartridge', 'Common Cartridge', ImportContent.COURSE, ('.imscc',), read=_cartridge,
        label=lazy('IMS Common Cartridge (.imscc), as Canvas, Moodle and others export it'),
        help='Bring in a course as IMS Common Cartridge (.imscc).'),
    ImportFormat(
        'qti', 'QTI', ImportContent.QUESTIONS, ('.xml', '.zip'), read=_qti,
        label=lazy('QTI 2.1 or 2.2 questions (.xml or .zip)'),
        help='Bring questions in QTI 2.1 or 2.2 into the bank of a course.'),
    ImportFormat(
        'gift', 'GIFT', ImportContent.QUESTIONS, ('.gift', '.txt'), read=_gift,
        label=lazy('GIFT questions (.gift, .txt)'),
        help='Bring questions in GIFT into the bank of a course.'),
    ImportFormat(
        'aiken', 'Aiken', ImportContent.QUESTIONS, ('.txt',), read=_aiken,
        label=lazy('Aiken questions (.txt)'),
        help='Bring questions in Aiken into the bank of a course.'),
)}
"""By key, in the order in which people see them."""


def _bank(found: Questions, name: str) -> ParsedCourse:
    """Pictures belong to an item, and questions of a bank are in none yet."""
    pictures = tuple(Skipped(picture.name, str(NO_PICTURES)) for picture in found.pictures)
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
