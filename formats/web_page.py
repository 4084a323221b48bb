"""Pages of HTML in an archive: what they say as Markdown, the pictures they show, the files they link to.

page = WebPages(archive, find).page()   # `find` says what an address in a page stands for
page.read('<p>A <b>word</b></p>')       # 'A **word**'
page.pictures, page.files, page.notes   # what was met on the way, over all that this page was given to read
"""
import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes, urlsplit

from lxml import etree, html

from .archive import Archive
from .courses import ReadFile
from .markup import to_markdown
from .questions import Markup, Unreadable

KEPT_SCHEMES = 'http', 'https', 'mailto'
FRAMES = 'iframe', 'embed', 'object', 'video', 'audio'
FIELDS = 'input', 'select', 'textarea', 'button'
DRAWINGS = 'svg', 'canvas', 'applet'
RUNS = 'What runs in it (scripts, forms) was left out.'
ICON = re.compile(r'(^|\s)material-(symbols|icons)')
"""Elements whose word is the name of a drawing: “menu_book”."""
SILENT = 'style', 'link', 'meta', 'base', 'title', 'noscript', 'template'
UNSAFE_NAME = re.compile(r'[^\w.-]+')
MAX_TEXT, MAX_TEXTS = 8 * 2**20, 64 * 2**20
"""Letters of one text, and of all together."""
MAX_MARKS = 100_000
"""`<` in one text. Each element takes a thousand times its letters while it is read."""
MAX_NOTES = 50
"""Of one page."""
BAD_LETTERS = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')

@dataclass(frozen=True, slots=True)
class Inside:
    """A file of the archive."""
    name: str


@dataclass(frozen=True, slots=True)
class Absent:
    """A file that should be in the archive."""
    name: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place of the course, or of the platform it comes from."""


Target = Inside | Absent | Elsewhere | None
"""None: an address on the web, as it stands."""


class WebPages:
    """All pages of an archive: each picture is read once and has one name in all of them."""

    def __init__(self, archive: Archive, find: Callable[[str], Target]) -> None:
        self.archive, self.find = archive, find
        self._pictures: dict[str, ReadFile | None] = {}
        self._names: set[str] = set()
        self._letters = 0

    def page(self, find: Callable[[str], Target] | None = None, *, shows_pictures: bool = True) -> 'WebPage':
        """`find`: what addresses in this page stand for, if they depend on where it lies."""
        return WebPage(self, find or self.find, shows_pictures=shows_pictures)

    def count(self, text: str) -> None:
        self._letters += len(text)
        if self._letters > MAX_TEXTS:
            raise Unreadable(f'All texts together are longer than {MAX_TEXTS >> 20} million letters.')

    def picture(self, name: str) -> ReadFile | None:
        """Nothing, if it is of a kind that browsers do not show safely."""
        if name not in self._pictures:
            self._pictures[name] = self._named(PurePosixPath(name).name, self.archive.read(name))
        return self._pictures[name]

    def embedded(self, address: str) -> ReadFile | None:
        """A picture that stands in its page as text."""
        if address not in self._pictures:
            self._pictures[address] = self._named('picture', _data(address))
        return self._pictures[address]

    def _named(self, name: str, content: bytes) -> ReadFile | None:
        ending = _picture_ending(content)
        if not ending:
            return None
        stem = UNSAFE_NAME.sub('-', PurePosixPath(name).stem).strip('-.')[:80] or 'picture'
        unique, number = f'{stem}.{ending}', 2
        while unique in self._names:
            unique, number = f'{stem}-{number}.{ending}', number + 1
        self._names.add(unique)
        return ReadFile(unique, content)


class WebPage:
    """Something that a learner sees at once; its HTML may come in pieces."""

    def __init__(self, pages: WebPages, find: Callable[[str], Target], *, shows_pictures: bool) -> None:
        self._pages, self._find, self._shows_pictures = pages, find, shows_pictures
        self._pictures: dict[str, ReadFile] = {}
        self._notes: dict[str, None] = {}
        self._elsewhere = self._more = 0
        self.files: list[str] = []
        """Names in the archive of what it links to."""

    @property
    def pictures(self) -> tuple[ReadFile, ...]:
        return tuple(self._pictures.values())

    @property
    def notes(self) -> list[str]:
        """Sentences on what was left out."""
        notes = list(self._notes)
        if self._elsewhere == 1:
            notes.append('A link to another place of the old course is now words only.')
        elif self._elsewhere:
            notes.append(f'{self._elsewhere} links to other places of the old course are now words only.')
        if self._more:
            notes.append(f'{self._more} more things were left out.')
        return notes

    def take_pictures(self, other: 'WebPage') -> None:
        """Those of a part that is shown on this page after all."""
        self._pictures |= other._pictures

    def forget_notes(self) -> None:
        """Where a better sentence says them all."""
        self._notes.clear()
        self._elsewhere = self._more = 0

    def note(self, sentence: str) -> None:
        if len(self._notes) < MAX_NOTES or sentence in self._notes:
            self._notes[sentence] = None
        else:
            self._more += 1

    def read(self, text: str) -> str:
        self._pages.count(text)
        if len(text) > MAX_TEXT or text.count('<') > MAX_MARKS:
            self.note('A text was left out because it is too long.')
            return ''
        root = parse_html(text)
        if root is None:
            return ''
        for element in list(root.iter()):
            self._tidy(element)
        body = root.find('body')
        if body is None:
            return ''
        body.tag = 'div'
        body.attrib.clear()
        return to_markdown(html.tostring(body, encoding='unicode', with_tail=False), Markup.HTML).strip()

    def _tidy(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str):  # a comment
            element.drop_tree()
        elif tag == 'a':
            self._link(element)
        elif tag == 'img':
            self._image(element)
        elif tag in FRAMES:
            self._frame(element)
        elif tag == 'script' or tag in FIELDS:
            self._drop(element, RUNS)
        elif tag in DRAWINGS:
            self._drop(element, 'A drawing that is not a picture file was left out.')
        elif (tag in SILENT or ICON.search(element.get('class', ''))) and element.getparent() is not None:
            element.drop_tree()

    def _link(self, element: html.HtmlElement) -> None:
        address = element.get('href', '').strip()
        if not address or address.startswith('#'):
            element.drop_tag()
            return
        match self._find(address):
            case Inside(name):
                self.files.append(name)
                element.drop_tag()
            case Absent(name):
                self.note(f'The file “{name}”, which it links to, is not in the archive.')
                element.drop_tag()
            case Elsewhere():
                self._elsewhere += 1
                element.drop_tag()
            case _:
                self._web_link(element, address)

    def _web_link(self, element: html.HtmlElement, address: str) -> None:
        if scheme_of(address) in KEPT_SCHEMES:
            element.set('href', address)
        elif address.startswith('//'):
            element.set('href', f'https:{address}')
        else:
            self.note(f'The link “{address[:80]}” leads nowhere outside its old place.')
            element.drop_tag()

    def _image(self, element: html.HtmlElement) -> None:
        address = element.get('src', '').strip()
        picture: ReadFile | None = None
        if not self._shows_pictures and scheme_of(address) not in ('http', 'https'):
            self.note('Its pictures were left out: there is no place for them.')
        elif address.startswith('data:'):
            if not (picture := self._pages.embedded(address)):
                self.note('A picture inside the text is of a kind that is not shown.')
        else:
            match self._find(address):
                case Inside(name):
                    if not (picture := self._pages.picture(name)):
                        self.note(f'The picture “{PurePosixPath(name).name}” is of a kind that is not shown.')
                        self.files.append(name)
                case Absent(name):
                    self.note(f'The picture “{name}” is not in the archive.')
                case Elsewhere():
                    self.note(f'The picture “{address[:80]}” lies at the old place only.')
                case _:
                    if scheme_of(address) in ('http', 'https') or address.startswith('//'):
                        element.set('src', f'https:{address}' if address.startswith('//') else address)
                        return
                    self.note(f'The picture “{address[:80]}” cannot be found.' if address else
                              'A picture without an address was left out.')
        if picture:
            self._pictures[picture.name] = picture
            element.set('src', f'file:{picture.name}')
            return
        words = html.Element('span')
        words.text = element.get('alt', '')
        _replace(element, words)

    def _frame(self, element: html.HtmlElement) -> None:
        """What was shown inside the page becomes a link to it, or a file beside it."""
        addresses = [found for part in (element, *element.iter('source', 'embed'))
                     if (found := (part.get('src') or part.get('data') or '').strip())]
        place = html.Element('p')
        for address in dict.fromkeys(addresses):
            match self._find(address):
                case Inside(name):
                    self.files.append(name)
                case Absent(name):
                    self.note(f'“{name}”, which it shows, is not in the archive.')
                case Elsewhere():
                    self.note(f'“{address[:80]}”, which it shows, lies at the old place only.')
                case _:
                    address = f'https:{address}' if address.startswith('//') else address
                    if scheme_of(address) not in ('http', 'https'):
                        self.note(f'“{address[:80]}”, which it shows, cannot be found.')
                        continue
                    link = etree.SubElement(place, 'a', href=address)
                    link.text = element.get('title') or address
                    link.tail = ' '
        if not addresses:
            self.note('Something embedded without an address was left out.')
        _replace(element, place)

    def _drop(self, element: html.HtmlElement, note: str) -> None:
        if element.getparent() is not None:
            self.note(note)
            element.drop_tree()


def parse_html(text: str) -> html.HtmlElement | None:
    """The whole document, made up where the text is only a piece of one; nothing where there is nothing."""
    text = BAD_LETTERS.sub('', text)
    if not text.strip():
        return None
    try:
        return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding='utf-8'))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def scheme_of(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return '?'


def _replace(element: html.HtmlElement, by: html.HtmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        by.tail = element.tail
        parent.replace(element, by)


def _data(address: str) -> bytes:
    head, _, data = address.partition(',')
    try:
        raw = unquote_to_bytes(data)
        return base64.b64decode(raw) if head.endswith(';base64') else raw
    except (ValueError, binascii.Error):
        return b''


def _picture_ending(content: bytes) -> str:
    """What browsers show without running anything in it."""
    if content.startswith(b'\x89PNG\r\n\x1a\n'):
        return 'png'
    if content.startswith(b'\xff\xd8\xff'):
        return 'jpg'
    if content.startswith((b'GIF87a', b'GIF89a')):
        return 'gif'
    if content.startswith(b'RIFF') and content[8:12] == b'WEBP':
        return 'webp'
    return 'avif' if content[4:12] == b'ftypavif' else ''
