"""A page, which may come in pieces of HTML, and all pages of an archive together."""
from collections.abc import Callable

from lxml import html

from i18n import _, ngettext

from ..archive import Archive
from ..courses import ParsedFile
from ..markup import is_too_deep, parse_html, to_markdown
from ..questions import Markup, UnreadableFile
from .cleaning import tidy
from .pictures import Pictures
from .targets import Target

MAX_TEXT, MAX_TEXTS = 8 * 2**20, 64 * 2**20
"""Letters of one text, and of all together."""
MAX_MARKS = 100_000
"""`<` in one text. Each element takes a thousand times its letters while it is read."""
MAX_NOTES = 50
"""Of one page."""


class WebPages:
    """All pages of an archive."""

    def __init__(self, archive: Archive, find: Callable[[str], Target]) -> None:
        self.archive, self.find = archive, find
        self.pictures = Pictures(archive)
        self._letters = 0

    def page(self, find: Callable[[str], Target] | None = None, *, shows_pictures: bool = True) -> 'WebPage':
        """`find`: what addresses in this page stand for, if they depend on where it lies."""
        return WebPage(self, find or self.find, shows_pictures=shows_pictures)

    def picture(self, name: str) -> ParsedFile | None:
        """Nothing, if it is of a kind that browsers do not show safely."""
        return self.pictures.file(name)

    def embedded(self, address: str) -> ParsedFile | None:
        """A picture that stands in its page as text."""
        return self.pictures.embedded(address)

    def count(self, text: str) -> None:
        self._letters += len(text)
        if self._letters > MAX_TEXTS:
            raise UnreadableFile(_('All texts together are longer than {millions} million letters.',
                                   millions=MAX_TEXTS >> 20))


class WebPage:
    """Something that a learner sees at once."""

    def __init__(self, pages: WebPages, find: Callable[[str], Target], *, shows_pictures: bool) -> None:
        self._pages, self.find, self.shows_pictures = pages, find, shows_pictures
        self._pictures: dict[str, ParsedFile] = {}
        self._notes: dict[str, None] = {}
        self._elsewhere = self._more = 0
        self.files: list[str] = []
        """Names in the archive of what it links to."""

    def read(self, text: str) -> str:
        """As Markdown."""
        self._pages.count(text)
        if len(text) > MAX_TEXT or text.count('<') > MAX_MARKS:
            self.note(_('A text was left out because it is too long.'))
            return ''
        root = parse_html(text)
        if root is None:
            return ''
        if is_too_deep(root):
            return to_markdown(text, Markup.HTML, self.note)
        for element in list(root.iter()):
            tidy(element, self)
        body = root.find('body')
        if body is None:
            return ''
        body.tag = 'div'
        body.attrib.clear()
        return to_markdown(html.tostring(body, encoding='unicode', with_tail=False), Markup.HTML, self.note)

    # What was met on the way

    @property
    def pictures(self) -> tuple[ParsedFile, ...]:
        return tuple(self._pictures.values())

    @property
    def notes(self) -> list[str]:
        """Sentences on what was left out."""
        notes = list(self._notes)
        if self._elsewhere:
            notes.append(ngettext('A link to another place of the old course is now words only.',
                                  '{n} links to other places of the old course are now words only.', self._elsewhere))
        if self._more:
            notes.append(ngettext('{n} more thing was left out.', '{n} more things were left out.', self._more))
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

    def note_elsewhere(self) -> None:
        self._elsewhere += 1

    def picture(self, name: str) -> ParsedFile | None:
        return self._show(self._pages.picture(name))

    def embedded_picture(self, address: str) -> ParsedFile | None:
        return self._show(self._pages.embedded(address))

    def _show(self, picture: ParsedFile | None) -> ParsedFile | None:
        if picture:
            self._pictures[picture.name] = picture
        return picture
