"""Reading a file of questions: one item, one test, a bank of items, or a package with many of them."""
from dataclasses import replace
from pathlib import PurePosixPath

from i18n import _, ngettext

from ..archive import open_archive
from ..questions import QuestionData, QuestionKind, Questions, UnreadableFile
from ..titles import title_of
from ..unpacking.tar import is_tar
from ..unpacking.zip import is_zip
from ..xml import Element, descendants, local_name
from .collector import Collected
from .package import BANK, ITEM, MANIFEST, TEST, Package, read_root
from .pictures import PackagePictures
from .scoring_probe import checked_points
from .unsupported import Notes
from .v1.document import collect
from .v2.assessment import AssessmentTexts, LeftOut, Named, parts_of
from .v2.body import Surroundings
from .v2.item import read_item, read_words

START = 512
TOP = PurePosixPath()


def read_qti(content: bytes, name: str = '') -> Questions:
    """All questions of a file; what cannot be taken over is refused one by one.

    Raises UnreadableFile, with a sentence, where there is nothing in it that could be read.
    """
    if is_zip(content[:START]) or is_tar(content[:START]):
        return _package(content, name)
    root = read_root(content, name)
    reading = _Reading(name or _('The file'), PackagePictures())
    match local_name(root):
        case kind if kind == ITEM:
            reading.item(root, name or root.get('identifier', '').strip()[:80] or _('The item'), TOP)
        case kind if kind == TEST:
            raise UnreadableFile(_no_package(sum(1 for __ in descendants(root, 'assessmentItemRef'))))
        case kind if kind == BANK:
            collect(root, reading.collected, name, pictures=reading.pictures, folder=TOP)
        case 'manifest':
            raise UnreadableFile(
                _('This is only the list of what is in a package: the whole package is needed, as a zip.'))
        case kind:
            raise UnreadableFile(_('This is no file of questions in QTI: it begins with “{kind}”.', kind=kind[:60]))
    return reading.result


def _package(content: bytes, name: str) -> Questions:
    archive = open_archive(content)
    reading = _Reading(name or _('The package'), PackagePictures(archive))
    package = reading.package = Package(archive, reading.pictures, reading.collected)
    if not package.documents:
        if reading.result.refused:
            return reading.result
        raise UnreadableFile(_('There are no questions in QTI in this package.') if MANIFEST in archive else
                             _('There are no questions in QTI in this archive, and no imsmanifest.xml.'))
    for document in package.documents:
        if document.kind == TEST:
            reading.test(package.root(document.name), document.name, document.folder, package)
    for document in package.documents:
        if document.kind == ITEM and document.name not in reading.read:
            reading.item(package.root(document.name), document.name, document.folder)
        elif document.kind == BANK:
            collect(package.root(document.name), reading.collected, document.name, pictures=reading.pictures,
                    folder=document.folder)
    return reading.result


def _no_package(questions: int) -> str:
    if not questions:
        return _('This test holds no questions.')
    return ngettext(
        'This test names the only question that it asks, but does not hold them: the whole package '
        'is needed, as a zip.',
        'This test names the {n} questions that it asks, but does not hold them: the whole package '
        'is needed, as a zip.',
        questions)


def _weighed(question: QuestionData, named: Named, notes: Notes) -> QuestionData:
    if question.kind is QuestionKind.DESCRIPTION:
        return question
    return replace(question, points=checked_points(question.points * named.weight, notes), tags=named.tags)


class _Reading:
    """`read`: names of the items that are read already."""

    def __init__(self, name: str, pictures: PackagePictures) -> None:
        self.collected, self.pictures = Collected(name), pictures
        self.package: Package | None = None
        self.read: set[str] = set()

    @property
    def result(self) -> Questions:
        return replace(self.collected.result, pictures=self.pictures.taken)

    def item(self, root: Element, where: str, folder: PurePosixPath, named: Named | None = None) -> None:
        def read(notes: Notes) -> list[QuestionData]:
            made = read_item(root, self._around(notes, folder), named.category if named else '')
            return made if named is None else [_weighed(one, named, notes) for one in made]
        self.collected.take(where, read)

    def test(self, root: Element, where: str, folder: PurePosixPath, package: Package) -> None:
        empty = True
        for part in parts_of(root, folder, self._document):
            empty = empty and isinstance(part, LeftOut)
            match part:
                case LeftOut():
                    self.collected.refuse(title_of(where, part.where), part.reason)
                case AssessmentTexts():
                    self._words(part, where)
                case Named():
                    self._named(part, where, package)
        if empty:
            self.collected.refuse(where, _('This test holds no questions.'))

    def _words(self, words: AssessmentTexts, where: str) -> None:
        self.collected.take(where, lambda notes: read_words(
            words.element, self._around(notes, words.folder), words.title, words.category))

    def _named(self, named: Named, where: str, package: Package) -> None:
        name = package.beside(named.address, named.folder)
        if name in self.read:
            return
        document = package.item(name)
        if document is None:
            self.collected.refuse(where, _('The question “{address}”, which it names, is not in the package.',
                                           address=named.address[:80]))
            return
        self.read.add(document.name)
        self.item(package.root(document.name), document.name, document.folder, named)

    def _document(self, address: str, folder: PurePosixPath) -> tuple[Element, PurePosixPath] | None:
        name = self.package.beside(address, folder) if self.package else None
        if self.package is None or name is None:
            return None
        try:
            return self.package.root(name), PurePosixPath(name).parent
        except UnreadableFile:
            return None

    def _around(self, notes: Notes, folder: PurePosixPath) -> Surroundings:
        def read(address: str) -> Element | None:
            found = self._document(address, folder)
            return found[0] if found else None
        return Surroundings(self.pictures, folder, notes, read)
