"""What Canvas writes into a cartridge beyond the standard: what is published, what it weighs, rubrics, settings."""
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from i18n import _, lazy

from ..courses import ParsedItem, ParsedRubricCriterion, ParsedRubricLevel
from ..decimals import half_up
from ..questions import ParsedQuestions, UnreadableFile
from ..titles import title_of
from ..xml import Element, child, children, descendants, local_name, parse_xml, text_of
from .manifest import Manifest

FOLDER = 'course_settings'
UNPUBLISHED = 'unpublished', 'deleted', 'locked'
LISTS = {
    'learning_outcomes.xml': ('learningOutcome', lazy('Learning outcomes have no place here.')),
    'grading_standards.xml': (
        'gradingStandard', lazy('Grade scales were not taken over: each session course has its own.')),
    'events.xml': ('event', lazy('Dates were not taken over: each session has its own.')),
    'late_policy.xml': ('late_policy', lazy('The rule for late work was not taken over.')),
    'media_tracks.xml': ('track', lazy('Captions of media were not taken over.')),
    'external_feeds.xml': ('externalFeed', lazy('Feeds from elsewhere are not supported.')),
    'tool_profiles.xml': ('toolProfile', lazy('External tools (LTI) are not supported.')),
}
"""Files whose entries are all refused."""


@dataclass(slots=True)
class CanvasSettings:
    """Of a course in Canvas; empty, if the cartridge comes from somewhere else."""
    title: str = ''
    language: str = ''
    used: set[str] = field(default_factory=set)
    """Names in the archive of all files that were read for this."""
    hidden: set[str] = field(default_factory=set)
    """Identifiers of modules, their entries, and files that learners do not see."""
    required: set[str] = field(default_factory=set)
    """Identifiers of entries that must be done to complete their module."""
    file_titles: dict[str, str] = field(default_factory=dict)
    """By identifier of the resource."""
    rubrics: dict[str, tuple[str, tuple[ParsedRubricCriterion, ...]]] = field(default_factory=dict)
    """Title and criteria by identifier."""
    used_rubrics: set[str] = field(default_factory=set)
    weights: dict[str, Decimal] | None = None
    """Percent of the grade by group of assignments; nothing, if groups have no weight."""
    group_titles: dict[str, str] = field(default_factory=dict)


def read_settings(manifest: Manifest, found: ParsedQuestions) -> CanvasSettings:
    settings = CanvasSettings()
    reading = _Reading(manifest, settings, found)
    for root in reading.root('course_settings.xml'):
        settings.title = title_of(text_of(child(root, 'title')))
        settings.language = text_of(child(root, 'locale'))
        if text_of(child(root, 'group_weighting_scheme')) == 'percent':
            settings.weights = {}
    reading.modules()
    reading.groups()
    reading.files()
    reading.rubrics()
    reading.lists()
    settings.used |= {name for file in ('canvas_export.txt', 'context.xml', 'assessment_question_banks.xml')
                      if (name := manifest.path(FOLDER, file)) in manifest.archive}
    return settings


@dataclass(slots=True)
class _Reading:
    manifest: Manifest
    settings: CanvasSettings
    found: ParsedQuestions

    def root(self, file: str) -> Iterator[Element]:
        name = self.manifest.path(FOLDER, file)
        if name in self.manifest.archive:
            self.settings.used.add(name)
            try:
                yield parse_xml(self.manifest.archive.read(name), name)
            except UnreadableFile as damaged:
                self.found.refuse(name, str(damaged))

    def modules(self) -> None:
        for root in self.root('module_meta.xml'):
            for module in children(root, 'module'):
                inside = [module, *descendants(module, 'item')]
                self.settings.hidden |= {one.get('identifier', '') for one in inside
                                         if text_of(child(one, 'workflow_state')) in UNPUBLISHED}
                self.settings.required |= {text_of(child(one, 'identifierref'))
                                           for one in descendants(module, 'completionRequirement')}
                if next(descendants(module, 'prerequisite'), None) is not None:
                    self.found.refuse(title_of(text_of(child(module, 'title'))) or _('Module'),
                                      _('What must be done before it was not taken over.'))

    def groups(self) -> None:
        for root in self.root('assignment_groups.xml'):
            for group in children(root, 'assignmentGroup'):
                identifier, title = group.get('identifier', ''), title_of(text_of(child(group, 'title'))) or _('Group')
                self.settings.group_titles[identifier] = title
                if self.settings.weights is not None:
                    self.settings.weights[identifier] = number(text_of(child(group, 'group_weight'))) or Decimal(0)
                if next(descendants(group, 'rule'), None) is not None:
                    self.found.refuse(title, _(
                        'Its rules for dropping the lowest or highest grades were not taken over.'))

    def files(self) -> None:
        for root in self.root('files_meta.xml'):
            for file in descendants(root, 'file'):
                identifier = file.get('identifier', '')
                if name := title_of(text_of(child(file, 'display_name'))):
                    self.settings.file_titles[identifier] = name
                if 'true' in (text_of(child(file, 'hidden')), text_of(child(file, 'locked'))):
                    self.settings.hidden.add(identifier)

    def rubrics(self) -> None:
        for root in self.root('rubrics.xml'):
            for rubric in children(root, 'rubric'):
                title = title_of(text_of(child(rubric, 'title'))) or _('Rubric')
                self.settings.rubrics[rubric.get('identifier', '')] = title, tuple(
                    _criterion(criterion) for criterion in descendants(rubric, 'criterion'))

    def lists(self) -> None:
        for file, (tag, reason) in LISTS.items():
            for root in self.root(file):
                for entry in [root] if local_name(root) == tag else descendants(root, tag):
                    title = text_of(child(entry, 'title')) or file.removesuffix('.xml').replace('_', ' ')
                    self.found.refuse(title_of(title), reason)


def weigh(items: list[tuple[ParsedItem, str]], settings: CanvasSettings) -> list[ParsedItem]:
    """Of each item with points and the identifier of its group: its part of the weight of the group."""
    if settings.weights is None:
        return [item for item, _ in items]
    points: dict[str, Decimal] = defaultdict(Decimal)
    for item, group in items:
        points[group] += item.points or 0
    return [replace(item, weight=half_up(settings.weights.get(group, Decimal(0)) * item.points / points[group]))
            if group and item.points else item for item, group in items]


def number(text: str) -> Decimal | None:
    """A number of points, percent or tries."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value <= 100_000 else None


def _criterion(criterion: Element) -> ParsedRubricCriterion:
    return ParsedRubricCriterion(
        title=title_of(text_of(child(criterion, 'description'))),
        description=text_of(child(criterion, 'long_description')),
        levels=tuple(ParsedRubricLevel(title=title_of(text_of(child(rating, 'description'))),
                                       points=number(text_of(child(rating, 'points'))) or Decimal(0),
                                       description=text_of(child(rating, 'long_description')))
                     for rating in descendants(criterion, 'rating')))
