"""A whole cartridge: its outline, what has no place in it, its banks, and a word on every file that came to nothing."""
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from i18n import _, lazy

from ..archive import open_archive
from ..courses import ParsedCourse, ParsedSection
from ..questions import ParsedQuestions, QuestionData, UnreadableFile
from ..titles import SEPARATOR, title_of
from .canvas import read_settings, weigh
from .documents import UnsupportedDocument
from .manifest import MAX_DEPTH, Manifest, ManifestEntry, Resource, kind_of
from .resources import BuiltResource, Resources, is_page

NOT_PLACED = lazy('Not in the outline')


def read_cartridge(content: bytes | Path) -> ParsedCourse:
    """Raises UnreadableFile."""
    return _Cartridge(Manifest(open_archive(content))).read()


class _Cartridge:
    def __init__(self, manifest: Manifest) -> None:
        self._manifest, self._found = manifest, ParsedQuestions()
        self._settings = read_settings(manifest, self._found)
        self._title = self._settings.title or manifest.title or _('Course')
        self._placed: set[str] = set()
        """Identifiers of the resources that have had their turn."""
        self._resources = Resources(manifest, self._settings, self._found, self._in_outline())
        self._bank: list[QuestionData] = []

    def read(self) -> ParsedCourse:
        sections = list(self._sections())
        rest = self._not_placed()
        if rest:
            sections.append((str(NOT_PLACED), '', rest))
        self._left_over()
        weighed = iter(weigh([(made.item, made.group) for _, _, items in sections for made in items], self._settings))
        return ParsedCourse(
            title=self._title, language=(self._manifest.language or self._settings.language)[:12],
            description=self._manifest.description, bank=tuple(self._bank),
            sections=tuple(ParsedSection(title=title_of(title), source_id=source_id,
                                         items=tuple(next(weighed) for _ in items))
                           for title, source_id, items in sections),
            refused=self._found.result.refused)

    def _in_outline(self) -> set[str]:
        """Names of the files that are items by themselves."""
        waiting, names = list(self._manifest.entries), set()
        while waiting:
            entry = waiting.pop()
            waiting += entry.entries
            if resource := self._manifest.resources.get(entry.refers):
                names.add(resource.name)
        return names

    def _sections(self) -> Iterator[tuple[str, str, list[BuiltResource]]]:
        alone: list[BuiltResource] = []
        for entry in self._manifest.entries:
            if entry.refers and not entry.entries:
                alone += self._inside(entry, (), (self._title,), hidden=False)
                continue
            if alone:
                yield self._title, '', alone
                alone = []
            title = entry.title or _('Section')
            yield title, entry.identifier, self._inside(entry, (), (), hidden=False, is_section=True)
        if alone:
            yield self._title, '', alone

    def _inside(self, entry: ManifestEntry, folders: tuple[str, ...], above: tuple[str, ...], *, hidden: bool,
                is_section: bool = False) -> list[BuiltResource]:
        """`folders`: titles that stand before its own; `above`: all that it lies in."""
        hidden = hidden or entry.identifier in self._settings.hidden
        path = (*above, entry.title or _('Section') if is_section else entry.title or self._name(entry.refers))
        if len(path) > MAX_DEPTH:
            self._found.refuse(SEPARATOR.join(above), _('Too many folders lie inside each other here.'))
            return []
        made: list[BuiltResource] = []
        if entry.refers:
            made += self._item(entry.refers, title_of(*folders, entry.title) if entry.title else '',
                               SEPARATOR.join(path), hidden=hidden)
            if made and entry.identifier in self._settings.required:
                made[0].item = replace(made[0].item, required=True)
        elif not entry.entries and not is_section:
            self._found.refuse(SEPARATOR.join(path), _('A heading alone has no place here.'))
        inner = () if is_section else (*folders, entry.title)
        for one in entry.entries:
            made += self._inside(one, inner, path, hidden=hidden)
        return made

    def _item(self, identifier: str, title: str, where: str, *, hidden: bool) -> list[BuiltResource]:
        resource = self._manifest.resources.get(identifier)
        if resource is None:
            self._found.refuse(where, _('What it refers to is not in the manifest.'))
        elif identifier in self._placed:
            self._found.refuse(where, _('It stands in the outline twice; the first place counts.'))
        else:
            return self._read(resource, title, where, hidden=hidden)
        return []

    def _read(self, resource: Resource, title: str, where: str, *, hidden: bool = False) -> list[BuiltResource]:
        self._placed.add(resource.identifier)
        try:
            return self._resources.items(resource, title, where, hidden=hidden)
        except (UnsupportedDocument, UnreadableFile) as reason:
            self._refuse(resource, where, str(reason))
            return []

    def _not_placed(self) -> list[BuiltResource]:
        """In the order of the manifest; what only belongs to something else comes with that."""
        made: list[BuiltResource] = []
        aside = {needed for resource in self._manifest.resources.values() for needed in resource.needs}
        for resource in self._manifest.resources.values():
            if resource.identifier in self._placed:
                continue
            where = title_of(str(NOT_PLACED), self._name(resource.identifier))
            kind = kind_of(resource)
            if kind == 'bank' or kind == 'associated' and self._resources.is_bank(resource):
                self._bank += self._banked(resource, where)
            elif kind == 'associated' and (resource.identifier in aside or self._resources.is_settings(resource)):
                continue
            elif kind == 'web' and not is_page(resource.name) and resource.name in self._manifest.archive:
                continue  # a file: shown or linked to by something, or left over
            else:
                made += self._read(resource, '', where)
        return made

    def _banked(self, resource: Resource, where: str) -> list[QuestionData]:
        self._placed.add(resource.identifier)
        try:
            return self._resources.bank(resource, where)
        except (UnsupportedDocument, UnreadableFile) as reason:
            self._refuse(resource, where, str(reason))
            return []

    def _refuse(self, resource: Resource, where: str, reason: str) -> None:
        """All of its files with it."""
        self._found.refuse(where, reason)
        self._resources.used.update((resource.name, *resource.files))

    def _left_over(self) -> None:
        """A word on each file that nobody has looked at, and on each rubric."""
        for identifier, (title, __) in self._settings.rubrics.items():
            if identifier not in self._settings.used_rubrics:
                self._found.refuse(title, _('A rubric that no assignment uses has no place here.'))
        listed = {name for resource in self._manifest.resources.values() for name in (resource.name, *resource.files)}
        used = self._resources.used | self._settings.used
        for name in self._manifest.archive.names:
            path = PurePosixPath(name)
            if name in used or path.name.startswith('.') or '__MACOSX' in path.parts:
                continue
            self._found.refuse(name, _('Nothing in the course shows it or links to it.') if name in listed else
                               _('The manifest does not name it.'))

    def _name(self, identifier: str) -> str:
        """Of something that has no title in the outline."""
        resource = self._manifest.resources.get(identifier)
        return self._resources.title(resource) if resource else identifier
