"""The manifest of a cartridge: what there is, and in which order it is shown."""
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from i18n import _, number

from ..archive import Archive
from ..questions import UnreadableFile
from ..titles import title_of
from ..xml import Element, child, children, descendants, local_name, parse_xml, text_of

NAME = 'imsmanifest.xml'
BASE = '{http://www.w3.org/XML/1998/namespace}base'
MAX_ENTRIES = 20_000
MAX_DEPTH = 12
"""Folders inside each other."""
STAFF = 'instructor', 'mentor', 'teacher'


@dataclass(slots=True)
class Resource:
    identifier: str
    type: str
    name: str
    """Of its main file in the archive; it may be missing there."""
    files: list[str] = field(default_factory=list)
    """Names of all its files."""
    needs: list[str] = field(default_factory=list)
    """Identifiers of other resources."""
    use: str = ''
    """“syllabus”, “lessonplan”."""
    for_staff: bool = False
    is_protected: bool = False


@dataclass(slots=True)
class ManifestEntry:
    """Something in the organization: a folder, or a place for a resource."""
    identifier: str
    title: str
    refers: str = ''
    entries: list['ManifestEntry'] = field(default_factory=list)


class Manifest:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.name = _manifest(archive)
        self.folder = PurePosixPath(self.name).parent
        root = parse_xml(archive.read(self.name), self.name)
        _refuse_other_kinds(root)
        lom = next(descendants(root, 'lom'), None)
        general = child(lom, 'general')
        self.title = title_of(text_of(child(general, 'title')))
        self.description = text_of(child(general, 'description'))
        self.language = text_of(child(general, 'language'))
        self.resources: dict[str, Resource] = {}
        for resource in self._resources(root):
            while resource.identifier in self.resources:
                resource.identifier += '#'  # the first one is what others mean by it
            self.resources[resource.identifier] = resource
        self.entries = _entries(root)

    def path(self, *parts: str) -> str:
        """A name in the archive; what leads out of the cartridge names nothing."""
        return normpath(PurePosixPath(self.folder, *parts))

    def named(self, base: tuple[str, ...], address: str) -> str:
        """A file as the manifest names it: like an address on the web, or just as it is called."""
        name = self.path(*base, address)
        return name if name in self.archive else self.path(
            *base, unquote(address.partition('?')[0].partition('#')[0]))

    def _resources(self, root: Element) -> Iterator[Resource]:
        holder = child(root, 'resources')
        if holder is None:
            return
        for place, element in enumerate(children(holder, 'resource'), start=1):
            base = (holder.get(BASE, ''), element.get(BASE, ''))
            files = [self.named(base, file.get('href', '')) for file in children(element, 'file') if file.get('href')]
            href = element.get('href', '')
            roles = [text_of(child(role, 'value')).lower() for role in descendants(element, 'intendedEndUserRole')]
            yield Resource(
                identifier=element.get('identifier') or _('resource {number}', number=place),
                type=element.get('type', '').lower().strip(),
                name=self.named(base, href) if href else next(iter(files), ''), files=files,
                needs=[one.get('identifierref', '') for one in children(element, 'dependency')],
                use=(element.get('intendeduse') or element.get('intendedUse') or '').lower(),
                for_staff=bool(roles) and all(role in STAFF for role in roles),
                is_protected=any(name.rpartition('}')[2] == 'protected' and value.lower() == 'true'
                                 for name, value in element.attrib.items()))


def _manifest(archive: Archive) -> str:
    names = [name for name in archive.names if PurePosixPath(name).name.lower() == NAME and '__MACOSX' not in name]
    if not names:
        raise UnreadableFile(_('There is no {file} in the archive, so it is not a Common Cartridge.', file=NAME))
    return min(names, key=lambda name: name.count('/'))


def _refuse_other_kinds(root: Element) -> None:
    if local_name(root) != 'manifest':
        raise UnreadableFile(_('{file} is no manifest.', file=NAME))
    schema = text_of(child(root, 'metadata', 'schema')).lower()
    if 'thin' in schema or 'imstcc' in ' '.join(value or '' for value in root.nsmap.values()).lower():
        raise UnreadableFile(_('This is a thin cartridge: it only links to what is somewhere else.'))
    scorm = any(name.rpartition('}')[2].lower() == 'scormtype' for resource in descendants(root, 'resource')
                for name in resource.attrib)
    if 'scorm' in schema or scorm:
        raise UnreadableFile(_('This is a SCORM package, not a Common Cartridge.'))
    for authorizations in descendants(root, 'authorizations'):
        if authorizations.get('access', 'cartridge').lower() != 'resource':
            raise UnreadableFile(_('This cartridge is protected: it needs a permission of its publisher.'))


def _entries(root: Element) -> list[ManifestEntry]:
    """Those below the root of the first organization, which is one item without a resource, as it should be."""
    organization = child(root, 'organizations', 'organization')
    if organization is None:
        return []
    if sum(1 for __ in descendants(organization, 'item')) > MAX_ENTRIES:
        raise UnreadableFile(_('The outline has more than {limit} entries.', limit=number(MAX_ENTRIES)))
    tops = [_entry(item) for item in children(organization, 'item')]
    return tops[0].entries if len(tops) == 1 and not tops[0].refers else tops


def _entry(item: Element) -> ManifestEntry:
    return ManifestEntry(item.get('identifier', ''), title_of(text_of(child(item, 'title'))),
                         item.get('identifierref', ''),
                         [_entry(inner) for inner in children(item, 'item')])


def kind_of(resource: Resource) -> str:
    """Its type without the version: “weblink”, “discussion”, …"""
    for pattern, kind in KINDS:
        if re.fullmatch(pattern, resource.type):
            return kind
    return ''


KINDS = (
    (r'webcontent', 'web'),
    (r'imswl_xmlv\d+p\d+', 'weblink'),
    (r'imsdt_xmlv\d+p\d+', 'discussion'),
    (r'imsqti_xmlv1p2(p1)?/imscc_xmlv\d+p\d+/assessment', 'assessment'),
    (r'imsqti_xmlv1p2(p1)?/imscc_xmlv\d+p\d+/question-bank', 'bank'),
    (r'imsbasiclti_xmlv\d+p\d+(p\d+)?', 'lti'),
    (r'assignment_xmlv\d+p\d+', 'assignment'),
    (r'associatedcontent/imscc_xmlv\d+p\d+/learning-application-resource', 'associated'),
)
