"""What a resource of a cartridge becomes: an item and the files that it links to, or questions of the bank."""
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import PurePosixPath

from i18n import _

from ..courses import ParsedFile, ParsedItem, ParsedItemKind
from ..html_pages import WebPage, WebPages
from ..questions import ParsedQuestions, QuestionData, UnreadableFile
from ..titles import title_of
from ..xml import Element, child, descendants, local_name, parse_xml, text_of
from .addresses import PAGE, CartridgeAddresses
from .canvas import FOLDER, CanvasSettings
from .documents import (
    UnsupportedDocument,
    html_meta,
    html_title,
    read_assignment,
    read_canvas_assignment,
    read_discussion,
    read_link,
)
from .manifest import Manifest, Resource, kind_of
from .quizzes import read_bank, read_quiz

WHOLE_QUIZZES = 'non_cc_assessments/{}.xml.qti'
"""Where Canvas writes all questions of a quiz; the standard's own file lacks those of kinds that it does not know."""
SYLLABUS = re.compile(r'.*(^|/)syllabus\.html$', re.IGNORECASE)


@dataclass(slots=True)
class BuiltResource:
    item: ParsedItem
    group: str = ''
    """The identifier of its group of assignments in Canvas."""


class Resources:
    def __init__(self, manifest: Manifest, settings: CanvasSettings, found: ParsedQuestions, in_outline: set[str]
                 ) -> None:
        self._manifest, self._archive, self._settings, self._found = manifest, manifest.archive, settings, found
        self.used: set[str] = {manifest.name}
        """Names in the archive of all that was looked at."""
        self._addresses = CartridgeAddresses(manifest, in_outline.__contains__, self.used)
        self._pages = WebPages(manifest.archive, lambda address: None)
        self._offered: set[str] = set()

    def items(self, resource: Resource, title: str, where: str, *, hidden: bool) -> list[BuiltResource]:
        """The item, then files beside it. Raises NotTaken or UnreadableFile."""
        if resource.is_protected:
            raise UnsupportedDocument(_('It is protected: it needs a permission of its publisher.'))
        page = self._pages.page(self._addresses.beside(resource.name))
        made = self._item(resource, title, where, page)
        hidden = hidden or resource.for_staff or resource.use == 'lessonplan' or \
            resource.identifier in self._settings.hidden or made.item.is_draft
        made.item = replace(made.item, is_draft=hidden, pictures=page.pictures, source_id=resource.identifier)
        for note in page.notes:
            self._found.refuse(where, note)
        return [made, *self._files_beside(page, hidden=hidden)]

    def bank(self, resource: Resource, where: str) -> list[QuestionData]:
        page = self._pages.page(self._addresses.beside(resource.name), shows_pictures=False)
        questions = read_bank(self._content(resource.name), where, resource.identifier, page, self._found)
        for note in page.notes:
            self._found.refuse(where, note)
        return questions

    def title(self, resource: Resource) -> str:
        """For what was refused: as it calls itself, or else its file."""
        found = ''
        try:
            if is_page(resource.name) and resource.name in self._archive:
                found = html_title(self._text(resource.name))
            elif resource.name.endswith(('.xml', '.qti')) and resource.name in self._archive:
                root = parse_xml(self._archive.read(resource.name), resource.name)
                holder = next(descendants(root, 'assessment', 'objectbank'), root)
                found = title_of(text_of(child(root, 'title'))) or title_of(holder.get('title', ''))
        except UnreadableFile:
            pass  # reading it will say what is wrong
        return found or PurePosixPath(resource.name).name or resource.identifier

    def is_bank(self, resource: Resource) -> bool:
        """Of Canvas, which calls a bank something that belongs to a course."""
        if not resource.name.endswith('.xml.qti') or resource.name not in self._archive:
            return False
        try:
            root = parse_xml(self._archive.read(resource.name), resource.name)
        except UnreadableFile:
            return True  # reading it will say what is wrong
        return child(root, 'objectbank') is not None

    def is_settings(self, resource: Resource) -> bool:
        """Of Canvas, which have been read already."""
        folder = f'{self._manifest.path(FOLDER)}/'
        inside = [name for name in (resource.name, *resource.files) if name.startswith(folder)]
        return bool(inside) and not SYLLABUS.match(resource.name)

    def _item(self, resource: Resource, title: str, where: str, page: WebPage) -> BuiltResource:
        def refuse(reason: str) -> None:
            self._found.refuse(where, reason)

        match kind_of(resource):
            case 'web':
                return BuiltResource(self._web(resource, title, page))
            case 'weblink':
                return BuiltResource(read_link(self._xml(resource.name), title))
            case 'discussion':
                meta = self._meta(resource, 'topicMeta')
                return BuiltResource(read_discussion(self._xml(resource.name), title, page, meta, refuse))
            case 'assignment':
                return BuiltResource(read_assignment(self._xml(resource.name), title, page, refuse))
            case 'assessment':
                return self._quiz(resource, title, where, page)
            case 'associated':
                return self._associated(resource, title, page, refuse)
            case 'lti':
                raise UnsupportedDocument(_('External tools (LTI) are not supported.') if resource.name in self._archive
                                          else
                                          _('Its file {file} is missing.', file=resource.name[:80]))
            case 'bank':
                raise UnsupportedDocument(_('A bank of questions has no place in an outline.'))
        raise UnsupportedDocument(_('Resources of the kind “{kind}” are not supported.', kind=resource.type[:60]))

    def _web(self, resource: Resource, title: str, page: WebPage) -> ParsedItem:
        name = PurePosixPath(resource.name).name
        if not is_page(resource.name):
            content = self._content(resource.name)
            self._offered.add(resource.name)
            return ParsedItem(kind=ParsedItemKind.FILE,
                              title=title or self._settings.file_titles.get(resource.identifier) or
                              title_of(name), file=ParsedFile(name, content))
        text = self._text(resource.name)
        return ParsedItem(kind=ParsedItemKind.PAGE, title=title or html_title(text) or title_of(name),
                          body=page.read(text),
                          is_draft=html_meta(text, 'workflow_state') == 'unpublished')

    def _quiz(self, resource: Resource, title: str, where: str, page: WebPage) -> BuiltResource:
        meta = self._meta(resource, 'quiz')
        whole = self._manifest.path(WHOLE_QUIZZES.format(resource.identifier))
        if whole in self._archive and resource.name in self._archive:
            self.used.add(resource.name)
        name = whole if whole in self._archive else resource.name
        item = read_quiz(self._content(name), where, title, resource.identifier, page, meta, self._found)
        return BuiltResource(item, text_of(child(meta, 'assignment_group_identifierref')))

    def _associated(self, resource: Resource, title: str, page: WebPage,
                    refuse: Callable[[str], None]) -> BuiltResource:
        settings = self._meta(resource, 'assignment')
        if settings is not None:
            return self._canvas_assignment(resource, settings, title, page, refuse)
        if resource.name.endswith('.xml.qti'):
            raise UnsupportedDocument(_('A bank of questions has no place in an outline.'))
        if is_page(resource.name):
            syllabus = _('Syllabus') if SYLLABUS.match(resource.name) else ''
            item = self._web(resource, title or syllabus, page)
            if not item.body:
                raise UnsupportedDocument(_('It shows no words.'))
            return BuiltResource(item)
        if resource.name in self._archive:
            raise UnsupportedDocument(_('Settings of another system have no place here.'))
        raise UnsupportedDocument(_('Its file {file} is missing.',
                                    file=resource.name[:80] or resource.identifier[:80]))

    def _canvas_assignment(self, resource: Resource, settings: Element, title: str, page: WebPage,
                           refuse: Callable[[str], None]) -> BuiltResource:
        body = page.read(self._text(resource.name)) if is_page(resource.name) else ''
        item = read_canvas_assignment(settings, title, body, refuse)
        reference = text_of(child(settings, 'rubric_identifierref'))
        if reference and reference not in self._settings.rubrics:
            refuse(_('Its rubric is not in the archive.'))
        elif reference:
            item = replace(item, rubric=self._settings.rubrics[reference][1])
            self._settings.used_rubrics.add(reference)
        counts = text_of(child(settings, 'omit_from_final_grade')) != 'true'
        return BuiltResource(item if counts else replace(item, weight=Decimal(0)),
                             text_of(child(settings, 'assignment_group_identifierref')) if counts else '')

    def _meta(self, resource: Resource, root: str) -> Element | None:
        """What Canvas says about it in a file of its own or of a resource that belongs to it."""
        others = [other for identifier in resource.needs if (other := self._manifest.resources.get(identifier))]
        for name in dict.fromkeys(name for one in (resource, *others) for name in (*one.files, one.name)):
            if name.endswith('.xml') and name in self._archive and name != resource.name:
                found = self._xml(name)
                if local_name(found) == root:
                    return found
        return None

    def _files_beside(self, page: WebPage, *, hidden: bool) -> list[BuiltResource]:
        """Files that something links to, each once."""
        made = []
        for name in dict.fromkeys(page.files):
            if name not in self._offered:
                self._offered.add(name)
                file = ParsedFile(PurePosixPath(name).name, self._archive.read(name))
                made.append(BuiltResource(ParsedItem(kind=ParsedItemKind.FILE, title=title_of(file.name), file=file,
                                                     is_draft=hidden, source_id=name)))
        return made

    def _content(self, name: str) -> bytes:
        if name not in self._archive:
            raise UnsupportedDocument(_('Its file {file} is missing.', file=name[:80]))
        self.used.add(name)
        return self._archive.read(name)

    def _text(self, name: str) -> str:
        content = self._content(name)
        try:
            return content.decode('utf-8-sig')
        except UnicodeDecodeError:
            return content.decode('cp1252', errors='replace')

    def _xml(self, name: str) -> Element:
        return parse_xml(self._content(name), name)


def is_page(name: str) -> bool:
    return PAGE.search(name) is not None
