"""XML that strangers send, read without ever doing what it asks for: no entities, no DTD, no network, no huge trees.

    root = parse_xml(content, 'quiz.xml')       # UnreadableFile, with a sentence, whatever is wrong with it
    without_namespaces(root)                    # <m:math xmlns:m="…"> is <math> from now on
    inner_html(root)                            # what stands in it, as HTML

Besides, what readers of XML need to look at an element.
"""
import re
from collections.abc import Iterator
from copy import deepcopy
from html import escape
from html.entities import html5
from typing import Any

from lxml import etree

from i18n import _

from .questions import UnreadableFile

MAX_SIZE = 16 * 2**20
"""Bytes; also after what is not UTF-8 has become it. The largest question banks we know have some three."""
MAX_MARKS = 1_000_000
"""`<` in a document, two for an element. A tree takes many times the memory of its text."""
LEGIBLE = re.compile(r'utf-?8|utf-?16(-?[lb]e)?|(us-?)?ascii|latin-?1|iso-?8859-?[0-9]{1,2}|(windows-?|cp)125[0-9]|'
                     r'koi8-[ru]|shift_jis|euc-(jp|kr)|gb2312|gbk|gb18030|big5', re.IGNORECASE)
"""Encodings in which real files come. Python knows others that take forever."""
MARKS_OF_ORDER = {b'\xef\xbb\xbf': 'utf-8-sig', b'\xff\xfe': 'utf-16', b'\xfe\xff': 'utf-16',
                  b'<\x00': 'utf-16-le', b'\x00<': 'utf-16-be'}
DECLARATION = re.compile(r'''\s*<\?xml\s([^<>]*)\?>''')
ENCODING = re.compile(r'''encoding\s*=\s*["']([\w.-]{1,40})["']''')
DOCTYPE = re.compile(r'\s*(?:(?:<!--(?:(?!-->).)*-->|<\?(?:(?!\?>).)*\?>)\s*)*<!DOCTYPE', re.DOTALL)
ENTITY = re.compile('&([A-Za-z][A-Za-z0-9]{1,31};)')
PLACE = re.compile(r',? line \d+, column \d+$|,? try XML_PARSE_HUGE|,? use XML_PARSE_HUGE option')
NEEDED = {'amp;', 'lt;', 'gt;', 'quot;', 'apos;'}

Element = Any
"""An element of lxml, which comes without types."""


def parse_xml(content: bytes, where: str = '') -> Element:
    """The root; comments and processing instructions are left out. `where` names the document in the sentences."""
    text = _text(content, where)
    if text.count('<') > MAX_MARKS:
        raise UnreadableFile(_('“{file}” has too many elements to be read.', file=where) if where else
                             _('The file has too many elements to be read.'))
    if DOCTYPE.match(text) and '<!ENTITY' in text:
        raise UnreadableFile(_('“{file}” declares entities, which is not allowed here.', file=where) if where else
                             _('The file declares entities, which is not allowed here.'))
    try:
        root = etree.fromstring(_resolved(text).encode(), etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False,
            huge_tree=False, remove_comments=True, remove_pis=True, encoding='utf-8'))
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise UnreadableFile(_not_well_formed(problem, where)) from problem
    if root is None:
        raise UnreadableFile(_('“{file}” holds no XML element.', file=where) if where else
                             _('The file holds no XML element.'))
    for entity in root.iter(etree.Entity):
        raise UnreadableFile(_('“{file}” uses {entity}, which it does not explain.', file=where, entity=entity.text)
                             if where else _('The file uses {entity}, which it does not explain.', entity=entity.text))
    return root


def local_name(element: Element) -> str:
    """“item” of `{http://…}item`."""
    tag = element.tag
    return tag.rpartition('}')[2] if isinstance(tag, str) else ''


def without_namespaces(root: Element) -> Element:
    """The same tree, in which all elements and attributes are called by their local names."""
    for element in root.iter(etree.Element):
        element.tag = local_name(element)
        for name in [name for name in element.attrib if name.startswith('{')]:
            value = element.attrib.pop(name)
            if element.get(local := name.rpartition('}')[2]) is None:
                element.set(local, value)
    etree.cleanup_namespaces(root)
    return root


def children(element: Element, *names: str) -> Iterator[Element]:
    """Those directly in it, of these local names; all of them where no name is given."""
    for child in element:
        if isinstance(child.tag, str) and (not names or local_name(child) in names):
            yield child


def child(element: Element | None, *path: str) -> Element | None:
    """The first one of the first name, in it the first one of the second name, …"""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Those anywhere in it, not itself, in the order of the document."""
    for found in element.iterdescendants():
        if isinstance(found.tag, str) and (not names or local_name(found) in names):
            yield found


def text_of(element: Element | None) -> str:
    """All words in it, in one line."""
    return '' if element is None else ' '.join(''.join(element.itertext()).split())


def inner_html(element: Element | None) -> str:
    """What stands in it, without namespaces; words that stand there bare are escaped."""
    if element is None:
        return ''
    copy = without_namespaces(deepcopy(element))
    return escape(copy.text or '', quote=False) + ''.join(
        etree.tostring(part, encoding='unicode', method='html') for part in copy)


def make(tag: str, words: str = '', **attributes: str) -> Element:
    element = etree.Element(tag, attributes)
    element.text = words or None
    return element


def replace(element: Element, words: str) -> None:
    """Words in its place; what came behind it stays."""
    parent = element.getparent()
    if parent is not None:
        _add_words(parent, element.getprevious(), words + (element.tail or ''))
        element.tail = None
        parent.remove(element)


def unwrap(element: Element) -> None:
    """What stands in it in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    inside, tail = list(element), element.tail or ''
    _add_words(parent, element.getprevious(), element.text or '')
    element.tail = None
    parent.remove(element)
    for offset, part in enumerate(inside):
        parent.insert(place + offset, part)
    _add_words(parent, inside[-1] if inside else (parent[place - 1] if place else None), tail)


def _add_words(parent: Element, before: Element | None, words: str) -> None:
    if before is not None:
        before.tail = (before.tail or '') + words
    else:
        parent.text = (parent.text or '') + words


def _text(content: bytes, where: str) -> str:
    """Without the declaration, which tells how to read what we hand on in another encoding."""
    if len(content) > MAX_SIZE:
        raise UnreadableFile(_('“{file}” is larger than {megabytes} MB.', file=where, megabytes=MAX_SIZE // 2**20)
                             if where else _('The file is larger than {megabytes} MB.', megabytes=MAX_SIZE // 2**20))
    if not content.strip():
        raise UnreadableFile(_('“{file}” is empty.', file=where) if where else _('The file is empty.'))
    encoding = next((found for start, found in MARKS_OF_ORDER.items() if content.startswith(start)), '')
    if not encoding:
        declared = DECLARATION.match(content[:400].decode('latin-1'))
        said = ENCODING.search(declared.group(1)) if declared else None
        encoding = said.group(1) if said else 'utf-8'
    if encoding not in MARKS_OF_ORDER.values() and not LEGIBLE.fullmatch(encoding):
        raise UnreadableFile(
            _('“{file}” is written in the encoding “{encoding}”, which cannot be read here.', file=where,
              encoding=encoding)
            if where else
            _('The file is written in the encoding “{encoding}”, which cannot be read here.', encoding=encoding))
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError) as problem:
        raise UnreadableFile(
            _('“{file}” is not written in the encoding {encoding}, as it should be.', file=where,
              encoding=encoding.upper())
            if where else
            _('The file is not written in the encoding {encoding}, as it should be.', encoding=encoding.upper())
        ) from problem
    declared = DECLARATION.match(text)
    return text[declared.end():] if declared else text


def _resolved(text: str) -> str:
    """Authors write `&nbsp;` and the like as in HTML, although XML does not know them."""
    return ENTITY.sub(lambda found: found.group() if found.group(1) in NEEDED or found.group(1) not in html5
                      else escape(html5[found.group(1)]), text)


def _not_well_formed(problem: Exception, where: str) -> str:
    line, words = getattr(problem, 'lineno', None), getattr(problem, 'msg', None)
    if not (line and words):
        return _('“{file}” is not well-formed XML.', file=where) if where else _('The file is not well-formed XML.')
    words = PLACE.sub('', words).strip().rstrip('.')
    if where:
        return _('“{file}” is not well-formed XML (line {line}: {problem}).', file=where, line=line, problem=words)
    return _('The file is not well-formed XML (line {line}: {problem}).', line=line, problem=words)
