"""The documents of a cartridge that describe one thing each: a link, a discussion, an assignment."""
from collections.abc import Callable
from html import escape

from i18n import _

from ..courses import ParsedItem, ParsedItemKind
from ..html_pages import WebPage, parse_html, scheme_of
from ..titles import title_of
from ..xml import Element, child, descendants, inner_html, text_of
from .canvas import number

ONLINE = 'online_text_entry', 'online_upload', 'online_url', 'text', 'html', 'file', 'url'
NOT_GRADED = 'not_graded',


class UnsupportedDocument(Exception):
    """Why a resource is no item: a sentence."""


def read_link(root: Element, title: str) -> ParsedItem:
    url = child(root, 'url')
    address = (url.get('href', '') if url is not None else '').strip()
    if scheme_of(address) not in ('http', 'https'):
        raise UnsupportedDocument(_('Its address “{address}” is not one on the web.', address=address[:80]))
    return ParsedItem(kind=ParsedItemKind.LINK,
                      title=title or title_of(text_of(child(root, 'title'))) or title_of(address),
                      url=address)


def read_discussion(root: Element, title: str, page: WebPage, meta: Element | None, refuse: Callable[[str], None]
                    ) -> ParsedItem:
    """`meta`: what Canvas adds."""
    if text_of(child(meta, 'type')) == 'announcement':
        raise UnsupportedDocument(_('Announcements are not part of a course here: a coach makes them in a session.'))
    body = _text(child(root, 'text'), page)
    for attachment in descendants(root, 'attachment'):
        page.read(f'<a href="{escape(attachment.get("href", ""))}">x</a>')
    if child(meta, 'assignment') is not None:
        refuse(_('That it is graded was not taken over: discussions have no points here.'))
    return ParsedItem(kind=ParsedItemKind.DISCUSSION,
                      title=title or title_of(text_of(child(root, 'title'))) or _('Discussion'),
                      body=body, is_draft=text_of(child(meta, 'workflow_state')) == 'unpublished')


def read_assignment(root: Element, title: str, page: WebPage, refuse: Callable[[str], None]) -> ParsedItem:
    """As the standard writes it, since 1.3."""
    for attachment in descendants(root, 'attachment'):
        page.read(f'<a href="{escape(attachment.get("href", ""))}">x</a>')
    if text_of(child(root, 'instructor_text')):
        refuse(_('Its words for teachers were left out.'))
    gradable = child(root, 'gradable')
    points = number(gradable.get('points_possible', '')) if gradable is not None else None
    _say_how(refuse, [one.get('type', '') for one in descendants(root, 'format')])
    return ParsedItem(kind=ParsedItemKind.ASSIGNMENT,
                      title=title or title_of(text_of(child(root, 'title'))) or _('Assignment'),
                      body=_text(child(root, 'text'), page), points=points)


def read_canvas_assignment(settings: Element, title: str, body: str, refuse: Callable[[str], None]) -> ParsedItem:
    kinds = [kind.strip() for kind in text_of(child(settings, 'submission_types')).split(',') if kind.strip()]
    if 'external_tool' in kinds:
        raise UnsupportedDocument(_('It is done in an external tool (LTI), which is not supported.'))
    _say_how(refuse, kinds)
    points = number(text_of(child(settings, 'points_possible')))
    if text_of(child(settings, 'grading_type')) == 'not_graded':
        points = None
    if text_of(child(settings, 'peer_reviews')) == 'true':
        refuse(_('That learners review each other was not taken over.'))
    return ParsedItem(
        kind=ParsedItemKind.ASSIGNMENT, title=title or title_of(text_of(child(settings, 'title'))) or _('Assignment'),
        body=body,
        points=points, attempts=tries(text_of(child(settings, 'allowed_attempts'))),
        is_draft=text_of(child(settings, 'workflow_state')) in ('unpublished', 'deleted'))


def tries(text: str) -> int | None:
    """-1, “unlimited” or nothing: as many as one likes."""
    said = number(text)
    return int(said) if said and said >= 1 else None


def minutes(text: str) -> int | None:
    said = number(text)
    return int(said) if said and said >= 1 else None


def html_title(text: str) -> str:
    root = parse_html(text)
    return '' if root is None else title_of(root.findtext('.//title') or '')


def html_meta(text: str, name: str) -> str:
    root = parse_html(text)
    found = [] if root is None else [meta.get('content', '') for meta in root.iter('meta') if meta.get('name') == name]
    return found[0] if found else ''


def _text(element: Element | None, page: WebPage) -> str:
    """HTML that is written as text, HTML as elements, or plain words."""
    if element is None:
        return ''
    if element.get('texttype') == 'text/plain':
        lines = [line for line in (element.text or '').splitlines() if line.strip()]
        return page.read(''.join(f'<p>{escape(line)}</p>' for line in lines))
    return page.read(inner_html(element) if len(element) else element.text or '')


def _say_how(refuse: Callable[[str], None], kinds: list[str]) -> None:
    unknown = [kind for kind in kinds if kind not in ONLINE and kind not in NOT_GRADED]
    if unknown:
        names = ', '.join(_('“{kind}”', kind=kind[:40]) for kind in unknown[:5])
        refuse(_('The way it is submitted ({kinds}) was not taken over.', kinds=names))
