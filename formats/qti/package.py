"""The documents of a package: which files of a zip are items, tests and banks, in the order that its manifest says."""
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from i18n import _

from ..archive import Archive
from ..questions import UnreadableFile
from ..xml import Element, descendants, local_name, parse_xml
from . import v3
from .collector import Collected
from .pictures import PackagePictures

MANIFEST = 'imsmanifest.xml'
ITEM, TEST, BANK = 'assessmentItem', 'assessmentTest', 'questestinterop'
ENDINGS = '.xml', '.qti'
MAX_SIZE = 128 * 2**20
"""Bytes of all documents together, without pictures."""
HIDDEN = '__MACOSX', '.'
THIN = re.compile(r'(?:.*/)?([^/]+)/assessment_qti\.xml')
"""What Canvas writes beside the whole quiz, with those questions only that others understand."""
WHOLE = 'non_cc_assessments/{}.xml.qti'


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    kind: str

    @property
    def folder(self) -> PurePosixPath:
        return PurePosixPath(self.name).parent


class Package:
    def __init__(self, archive: Archive, pictures: PackagePictures, collected: Collected) -> None:
        self._archive, self._pictures, self._collected = archive, pictures, collected
        self.documents = tuple(self._found())
        self._items = {one.name: one for one in self.documents if one.kind == ITEM}

    def root(self, name: str) -> Element:
        return read_root(self._archive.read(name), name)

    def beside(self, address: str, folder: PurePosixPath) -> str | None:
        """What a file is called in the package that another one in this folder names."""
        return self._pictures.find(address, folder)

    def item(self, name: str | None) -> Document | None:
        return self._items.get(name or '')

    def _found(self) -> Iterator[Document]:
        names = [name for name in self._archive.names if name.lower().endswith(ENDINGS)
                 and not any(part.startswith(HIDDEN) for part in PurePosixPath(name).parts)]
        if sum(map(self._archive.size, names)) > MAX_SIZE:
            raise UnreadableFile(_('The documents in the package are larger than {megabytes} MB together.',
                                   megabytes=MAX_SIZE // 2**20))
        for name in dict.fromkeys((*self._in_manifest(set(names)), *names)):
            thin = THIN.fullmatch(name)
            if PurePosixPath(name).name == MANIFEST or thin and WHOLE.format(thin.group(1)) in self._archive:
                continue
            try:
                root = self.root(name)
            except UnreadableFile as no:
                self._collected.refuse(name, str(no))
                continue
            if local_name(root) in (ITEM, TEST, BANK):
                yield Document(name, local_name(root))

    def _in_manifest(self, names: set[str]) -> Iterator[str]:
        manifest = min((name for name in names if PurePosixPath(name).name == MANIFEST), key=len, default=None)
        if manifest is None:
            return
        try:
            root = self.root(manifest)
        except UnreadableFile as no:
            self._collected.refuse(manifest, str(no))
            return
        for resource in descendants(root, 'resource'):
            address = resource.get('href', '')
            name = self.beside(address, PurePosixPath(manifest).parent)
            if name is not None and name in names:
                yield name
            elif name is None and 'qti' in resource.get('type', '').lower() and address:
                self._collected.refuse(manifest, _('“{address}”, which it lists, is not in the package.',
                                                   address=address[:80]))


def read_root(content: bytes, name: str) -> Element:
    """Of a document of any version, as one of QTI 2 where it is a newer one. Raises UnreadableFile."""
    root = parse_xml(content, name)
    return v3.as_qti_2(root) if local_name(root) in v3.ROOTS else root
