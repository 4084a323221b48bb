"""What is shown within a text: pictures, and films and pages of others, of which a link remains."""
from typing import TYPE_CHECKING

from lxml import html

from i18n import _, lazy

from .addresses import picture_address, web_address
from .inline import InlinePiece, Link, Look, picture
from .tree import plain_words

if TYPE_CHECKING:
    from .blocks import Flow

FRAMES = 'iframe', 'embed', 'object', 'video', 'audio', 'frame', 'applet'
RUNS = lazy('What runs in it (scripts, forms) was left out.')
DRAWING = lazy('A drawing that is not a picture file was left out.')


def framed(element: html.HtmlElement, flow: 'Flow', look: Look) -> None:
    raw = list(dict.fromkeys(found for part in (element, *element.iter('source', 'embed'))
                             if (found := (part.get('src') or part.get('data') or '').strip())))
    title = element.get('title') or element.get('aria-label') or ''
    for address in raw:
        if whole := web_address(address):
            flow.end()
            flow.pieces.append(InlinePiece(title.strip() or whole, Look(look.styles, Link(whole))))
            flow.end()
        else:
            flow.note(_('“{address}”, which it shows, cannot be found.', address=address[:80]))
    if not raw:
        flow.note(_('Something embedded without an address was left out.'))
    if element.tag in ('object', 'applet') and not any(map(web_address, raw)):  # holds what to show instead
        flow.end()
        flow.read_inside(element, look)
        flow.end()


def pictured(element: html.HtmlElement, flow: 'Flow', look: Look) -> None:
    """Its words, where it cannot be shown."""
    raw, words = element.get('src', '').strip(), element.get('alt', '')
    if address := picture_address(raw):
        sign = picture(address, words, element.get('title', ''))
        flow.pieces.append(InlinePiece(sign, Look(look.styles, look.link), is_sign=True))
        return
    flow.say(words, look)
    if raw.startswith('data:'):
        flow.note(_('A picture inside the text is of a kind that is not shown.'))
    elif raw:
        flow.note(_('The picture “{address}” cannot be found.', address=raw[:80]))


def is_blank(element: html.HtmlElement) -> bool:
    """It showed only pictures, none of which can be shown here."""
    pictures = list(element.iter('img'))
    return bool(pictures) and not plain_words(element).strip() and not any(
        part.get('alt', '').strip() or picture_address(part.get('src', '').strip()) for part in pictures)
