"""One element of a page: kept, put right, or left out with a note."""
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lxml import etree, html

from i18n import _

from ..courses import ParsedFile
from ..markup import DRAWING, RUNS
from .targets import Absent, Elsewhere, Inside, scheme_of

if TYPE_CHECKING:
    from .page import WebPage

ON_THE_WEB = 'http', 'https'
KEPT_SCHEMES = *ON_THE_WEB, 'mailto'
FRAMES = 'iframe', 'embed', 'object', 'video', 'audio'
FIELDS = 'input', 'select', 'textarea', 'button'
DRAWINGS = 'svg', 'canvas', 'applet'
SILENT = 'style', 'link', 'meta', 'base', 'title', 'noscript', 'template'
ICON = re.compile(r'(^|\s)material-(symbols|icons)')
"""Elements whose word is the name of a drawing: “menu_book”."""
ICONS = {'check': '✓', 'done': '✓', 'close': '✗', 'cancel': '✗', 'warning': '⚠'}
"""Those that say something."""


def tidy(element: html.HtmlElement, page: 'WebPage') -> None:
    tag = element.tag
    if not isinstance(tag, str):  # a comment
        element.drop_tree()
    elif tag == 'a':
        _link(element, page)
    elif tag == 'img':
        _image(element, page)
    elif tag in FRAMES:
        _frame(element, page)
    elif tag == 'script' or tag in FIELDS:
        _drop(element, page, str(RUNS))
    elif tag in DRAWINGS:
        _drop(element, page, str(DRAWING))
    elif tag in ('span', 'i') and ICON.search(element.get('class', '')):
        _replace(element, _words(ICONS.get((element.text or '').strip(), '')))
    elif tag in SILENT and element.getparent() is not None:
        element.drop_tree()


def _link(element: html.HtmlElement, page: 'WebPage') -> None:
    """Only what is on the web stays a link; a file comes beside the page."""
    address = element.get('href', '').strip()
    target = page.find(address) if address and not address.startswith('#') else Elsewhere()
    match target:
        case Inside(name):
            page.files.append(name)
        case Absent(name):
            page.note(_('The file “{file}”, which it links to, is not in the archive.', file=name))
        case Elsewhere():
            if address and not address.startswith('#'):
                page.note_elsewhere()
        case _:
            if scheme_of(_whole(address)) in KEPT_SCHEMES:
                element.set('href', _whole(address))
                return
            page.note(_('The link “{address}” leads nowhere outside its old place.', address=address[:80]))
    element.drop_tag()


def _image(element: html.HtmlElement, page: 'WebPage') -> None:
    """Where it cannot be shown, its words stand in its place."""
    address = element.get('src', '').strip()
    if scheme_of(_whole(address)) in ON_THE_WEB and page.find(address) is None:
        element.set('src', _whole(address))
    elif picture := _picture(address, page):
        element.set('src', f'file:{picture.name}')
    else:
        _replace(element, _words(element.get('alt', '')))


def _picture(address: str, page: 'WebPage') -> ParsedFile | None:
    """Nothing, with a note, if it is not here or not shown."""
    if not page.shows_pictures:
        page.note(_('Its pictures were left out: there is no place for them.'))
        return None
    if address.startswith('data:'):
        picture = page.embedded_picture(address)
        if not picture:
            page.note(_('A picture inside the text is of a kind that is not shown.'))
        return picture
    match page.find(address):
        case Inside(name):
            if picture := page.picture(name):
                return picture
            page.note(_('The picture “{name}” is of a kind that is not shown.', name=PurePosixPath(name).name))
            page.files.append(name)
        case Absent(name):
            page.note(_('The picture “{name}” is not in the archive.', name=name))
        case Elsewhere():
            page.note(_('The picture “{address}” lies at the old place only.', address=address[:80]))
        case _:
            page.note(_('The picture “{address}” cannot be found.', address=address[:80]) if address else
                      _('A picture without an address was left out.'))
    return None


def _frame(element: html.HtmlElement, page: 'WebPage') -> None:
    """What was shown inside the page becomes a link to it, or a file beside it."""
    addresses = [found for part in (element, *element.iter('source', 'embed'))
                 if (found := (part.get('src') or part.get('data') or '').strip())]
    place = html.Element('p')
    for address in dict.fromkeys(addresses):
        match page.find(address):
            case Inside(name):
                page.files.append(name)
            case Absent(name):
                page.note(_('“{file}”, which it shows, is not in the archive.', file=name))
            case Elsewhere():
                page.note(_('“{address}”, which it shows, lies at the old place only.', address=address[:80]))
            case _ if scheme_of(_whole(address)) in ON_THE_WEB:
                link = etree.SubElement(place, 'a', href=_whole(address))
                link.text = element.get('title') or _whole(address)
                link.tail = ' '
            case _:
                page.note(_('“{address}”, which it shows, cannot be found.', address=address[:80]))
    if not addresses:
        page.note(_('Something embedded without an address was left out.'))
    _replace(element, place)


def _whole(address: str) -> str:
    """`//example.org` means: in the way in which the page itself was fetched."""
    return f'https:{address}' if address.startswith('//') else address


def _words(words: str) -> html.HtmlElement:
    element = html.Element('span')
    element.text = words
    return element


def _drop(element: html.HtmlElement, page: 'WebPage', note: str) -> None:
    if element.getparent() is not None:
        page.note(note)
        element.drop_tree()


def _replace(element: html.HtmlElement, by: html.HtmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        by.tail = element.tail
        parent.replace(element, by)
