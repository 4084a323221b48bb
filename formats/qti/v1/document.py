"""A `questestinterop`: an assessment with sections, a bank of items, or items alone."""
from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath

from i18n import _

from ...questions import QuestionData, Questions, UnreadableFile
from ...titles import title_of
from ...xml import Element, child, children, descendants, local_name, parse_xml, text_of, without_namespaces
from ..collector import Collected
from ..numbers import number
from ..pictures import PackagePictures
from ..unsupported import Notes
from .item import read_item

MAX_CATEGORY = 160
ROOT = 'questestinterop'
NOT_NAMED = 'root_section',
ELSEWHERE = 'itemref', 'sectionref', 'bankentry_item'


def read_qti12(content: bytes, where: str = '', *, for_survey: bool = False) -> tuple[str, Questions]:
    """The title and the questions of a document; pictures stay as they are named in it. Raises UnreadableFile.

    :param for_survey: nothing needs to be right
    """
    root = parse_xml(content, where)
    if local_name(root) != ROOT:
        raise UnreadableFile(_('“{file}” is not a document of QTI 1.2.', file=where) if where
                             else _('It is not a document of QTI 1.2.'))
    collected = Collected(where or _('The file'))
    return collect(root, collected, where, for_survey=for_survey), collected.result


def collect(root: Element, collected: Collected, where: str, *, pictures: PackagePictures | None = None,
            folder: PurePosixPath | None = None, for_survey: bool = False) -> str:
    """All its items into what is read; its title."""
    root = without_namespaces(root)
    title = _title(root)
    reading = _Reading(collected, where, partial(read_item, pictures=pictures, folder=folder, for_survey=for_survey))
    for part in children(root):
        if local_name(part) in ('assessment', 'objectbank', 'section'):
            reading.holder(part, (title,) if local_name(part) != 'section' else (title, _name(part)))
        elif local_name(part) == 'item':
            reading.item(part, (title,))
    if not reading.found:
        collected.refuse(where or title or collected.name, _('It holds no questions.'))
    return title


class _Reading:
    def __init__(self, collected: Collected, where: str, read: Callable[..., list[QuestionData]]) -> None:
        self._collected, self._where, self._read = collected, where, read
        self.found = 0

    def holder(self, holder: Element, titles: tuple[str, ...]) -> None:
        """An assessment, a bank or a section."""
        waiting: list[tuple[Element, tuple[str, ...]]] = [(holder, titles)]
        while waiting:
            current, names = waiting.pop()
            self._selection(current, names)
            inner = []
            for part in children(current):
                if local_name(part) == 'item':
                    self.item(part, names)
                elif local_name(part) == 'section':
                    inner.append((part, (*names, _name(part))))
                elif local_name(part) in ELSEWHERE:
                    self._refuse(names, _('“{name}”, which it names, is in another file.',
                                          name=_reference(part)[:80]))
            waiting += reversed(inner)

    def item(self, item: Element, titles: tuple[str, ...]) -> None:
        self.found += 1
        named = title_of(item.get('title', '')) or item.get('ident', '').strip()[:80]
        label = named or _('Item {number}', number=self.found)
        where = f'{self._where} › {label} ({self.found})' if self._where else f'{label} ({self.found})'

        def read(notes: Notes) -> list[QuestionData]:
            return self._read(item, notes, category=title_of(*titles, at_most=MAX_CATEGORY))
        self._collected.take(where, read)

    def _selection(self, holder: Element, titles: tuple[str, ...]) -> None:
        """So many of its items, drawn at random."""
        for ordering in children(holder, 'selection_ordering'):
            for bank in descendants(ordering, 'sourcebank_ref'):
                self._refuse(titles, _('It draws its questions from the bank “{bank}”, '
                                       'which is in another file.', bank=text_of(bank)[:80]))
            drawn = next((number(text_of(element)) for element in descendants(ordering, 'selection_number')), None)
            if drawn is not None and any(True for __ in children(holder, 'item', 'section')):
                self._refuse(titles, _('Of these questions {drawn} are drawn at random; here are all of them.',
                                       drawn=f'{drawn:f}'))

    def _refuse(self, titles: tuple[str, ...], reason: str) -> None:
        self.found += 1
        self._collected.refuse(title_of(self._where, *titles) or self._collected.name, reason)


def _title(root: Element) -> str:
    holder = next(children(root, 'assessment', 'objectbank'), None)
    if holder is None:
        return ''
    named = next((text_of(child(entry, 'fieldentry')) for entry in descendants(holder, 'qtimetadatafield')
                  if text_of(child(entry, 'fieldlabel')) == 'bank_title'), '')
    return title_of(holder.get('title', '') or named)


def _name(section: Element) -> str:
    return '' if section.get('ident', '') in NOT_NAMED else section.get('title', '')


def _reference(element: Element) -> str:
    return element.get('linkrefid') or element.get('ident') or element.get('item_ref') or ''
