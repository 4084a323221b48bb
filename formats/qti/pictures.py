"""Pictures in the texts of items: taken from the package that they came in, or missed."""
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from i18n import _

from ..archive import Archive
from ..courses import ParsedFile
from ..html_pages import WebPages, scheme_of
from ..xml import Element

INSIDE = 'data:'
BASE = '$IMS-CC-FILEBASE$'
TOP, WEB = PurePosixPath(), PurePosixPath('web_resources')
"""Where files of the package lie that are named from its top; the second is Canvas's."""


class PackagePictures:
    """Those of one file or package."""

    def __init__(self, archive: Archive | None = None) -> None:
        self._names = set(archive.names) if archive else set()
        self._alone = archive is None
        self._pages = WebPages(archive or Archive({}, lambda member: b''), lambda address: None)
        self._taken: dict[str, ParsedFile] = {}

    @property
    def taken(self) -> tuple[ParsedFile, ...]:
        return tuple(self._taken.values())

    def place(self, image: Element, folder: PurePosixPath) -> str:
        """Names it as `file:NAME` if it is here; what is to be said where it is not, and only its words stay."""
        address = image.get('src', '').strip()
        if scheme_of(address) in ('http', 'https') or address.startswith('//'):
            return ''
        if address.startswith(INSIDE):
            picture = self._pages.embedded(address)
        else:
            name = self.find(address, folder)
            if name is None:
                image.attrib.pop('src', None)
                return self._not_here(address[:80])
            picture = self._pages.picture(name)
        if picture is None:
            image.attrib.pop('src', None)
            if address.startswith(INSIDE):
                return _('The picture “inside the text” is of a kind that is not shown.')
            return _('The picture “{address}” is of a kind that is not shown.', address=address[:80])
        self._taken[picture.name] = picture
        image.set('src', f'file:{picture.name}')
        return ''

    def _not_here(self, address: str) -> str:
        if not address:
            return _('The picture “without an address” is not in this file.') if self._alone else (
                _('The picture “without an address” is not in the package.'))
        return _('The picture “{address}” is not in this file.', address=address) if self._alone else (
            _('The picture “{address}” is not in the package.', address=address))

    def find(self, address: str, folder: PurePosixPath) -> str | None:
        """What a file of the package is called that is named so in a document of this folder."""
        path = unquote(address.partition('?')[0].partition('#')[0]).removeprefix(BASE).lstrip('/')
        places = (folder, TOP, WEB) if path else ()
        return next((name for place in places if (name := normpath(place / path)) in self._names), None)
