"""A shared course beside what this session has made of it: for coaches, field by field and date by date."""
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.check_list import Finding, Target
from ..core.dates import due_at, opens_at
from ..core.refusals import NotFound
from ..outlines.item_readiness import item_facts, item_findings
from ..quizzes.question_counts import question_counts
from ..records.customisation import Customisation, SectionOpening
from ..records.extension import Extension
from ..records.item import Item, ItemKind, Section
from ..records.item_types import ITEM_TYPES
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from .fields import CONTENT, DATES


class SetBy(NamedTuple):
    name: str
    at: datetime


class DateSource(NamedTuple):
    """One thing that says when an item opens, is due or closes."""
    whose: str
    """`course`, `session`, `section` (its items open no earlier) or `learner`."""
    at: datetime | None
    day: int | None = None
    """Of the course: the day of the session."""
    set_by: SetBy | None = None
    why: str = ''
    """The reason of an extension."""
    wins: bool = False


@dataclass(frozen=True, slots=True)
class CustomisedItem:
    """One item as the course has it, and as this session has it."""
    id: int
    section_id: int
    kind: ItemKind
    base: dict[str, Any]
    """The course's own, by field; of an item of this session only, what it says."""
    own: dict[str, Any] = field(default_factory=dict)
    """What is set here, by field."""
    set_by: dict[str, SetBy] = field(default_factory=dict)
    is_own: bool = False
    """Exists in this session only."""
    is_hidden: bool = False
    base_body_then: str | None = None
    base_title_then: str | None = None
    """What the course said when this session's words were written; None while it says the same."""
    place: int = 0
    findings: tuple[Finding, ...] = ()
    """What an item of this session only lacks: what blocks keeps it from its learners. The course's own are checked
    before they are published."""

    @property
    def changed_since(self) -> bool:
        return self.base_body_then is not None or self.base_title_then is not None

    def now(self, name: str) -> Any:
        """What holds here."""
        return self.own.get(name, self.base[name])


class CustomisedSection(NamedTuple):
    id: int
    title: str
    base_opens_at: datetime | None
    opens_at: datetime | None
    is_own: bool
    """Its opening is set here."""
    set_by: SetBy | None
    items: tuple[CustomisedItem, ...]
    opens_day: int | None = None
    """The course's own."""


async def customising(session_course: SessionCourse, *, seen_by: Person) -> list[CustomisedSection]:
    """Every section and item, hidden ones and those of this session included, in their order here. Seven
    statements, and two more where this session has quizzes or surveys of its own."""
    await can(Capability.TRACK).check(seen_by, session_course)
    return await customised_items(session_course)


async def customised_items(session_course: SessionCourse) -> list[CustomisedSection]:
    session = await Session.get(
        id=session_course.session_id)  # its start, on which the course's days depend, may have moved
    zone, starts = ZoneInfo(session.time_zone), session.starts
    rows = await customisation_rows(session_course)
    openings = {one.section_id: one for one in await SectionOpening.filter(session_course_id=session_course.id)}
    names = await _names([*(row.customisation.set_by for row in rows if row.customisation),
                          *(one.set_by for one in openings.values())])
    findings = await _session_findings(session_course, [row.item for row in rows if row.item.session_course_id])
    found = []
    unpublished = await _unpublished_sections(session_course, {row.item.section_id for row in rows})
    for section in await Section.filter(course_id=session_course.course_id).order_by('position', 'id'):
        if section.id in unpublished:
            continue
        base = opens_at(starts, section.opens_day, zone)
        own = openings.get(section.id)
        items = tuple(replace(_item(row, names, starts, zone), findings=findings.get(row.id, ()))
                      for row in rows if row.item.section_id == section.id)
        found.append(CustomisedSection(
            section.id, section.title, base, own.opens_at if own else base, own is not None,
            names(own.set_by, 'opens_at') if own else None, items, section.opens_day))
    return found


async def _session_findings(session_course: SessionCourse, items: Collection[Item]) -> dict[int, tuple[Finding, ...]]:
    asks = any(ITEM_TYPES[item.kind].asks_questions for item in items)
    counts = await question_counts(session_course.course_id, session_course.id) if asks else {}
    target = Target(session_id=session_course.session_id, course_id=session_course.course_id, part='content')
    return {item.id: tuple(item_findings(item_facts(item, counts), replace(target, item_id=item.id)))
            for item in items}


async def date_sources(session_course: SessionCourse, item_id: int, participation_id: int | None = None, *,
                       seen_by: Person) -> dict[str, list[DateSource]]:
    """By `opens_at`, `due_at` and `closes_at` what says something about that date, the winning one marked; of one
    learner too where a participation is named."""
    found = [(section, item) for section in await customising(session_course, seen_by=seen_by) for item in section.items
             if item.id == item_id]
    if not found:
        raise NotFound(_('This item is not there any more.'))
    extension = None if participation_id is None else await Extension.filter(
        participation_id=participation_id, item_id=item_id,
        participation__session_course_id=session_course.id).select_related('by').first()
    return date_sources_of(*found[0], extension)


async def extensions_of(session_course: SessionCourse, item_id: int, *, seen_by: Person) -> list[Extension]:
    """Which learners have more than everybody at this item, each with the learner and who gave it."""
    await can(Capability.TRACK).check(seen_by, session_course)
    found = Extension.filter(item_id=item_id, participation__session_course_id=session_course.id)
    return await found.order_by('participation__learner__name').select_related('participation__learner', 'by')


async def _unpublished_sections(session_course: SessionCourse, shown: set[int]) -> set[int]:
    """Those that hold nothing but drafts: they come with the first that is published."""
    drafts = Item.filter(section__course_id=session_course.course_id, session_course_id=None, is_archived=False)
    holding: Any = await drafts.filter(is_draft=True).values_list('section_id', flat=True)
    return {*holding} - shown


async def section_rows(session_course: SessionCourse, section_id: int) -> 'list[_Row]':
    return [row for row in await customisation_rows(session_course) if row.item.section_id == section_id]


async def customisation_rows(session_course: SessionCourse) -> 'list[_Row]':
    """All published items here, hidden ones too, in their order. Two statements."""
    customised = {one.item_id: one for one in await Customisation.filter(session_course_id=session_course.id)}
    items = await Item.filter(section__course_id=session_course.course_id, is_archived=False, is_draft=False)
    rows = [_Row(item, customised.get(item.id)) for item in items
            if item.session_course_id in (None, session_course.id)]
    return sorted(rows, key=lambda row: (row.place, row.id))


class _Row(NamedTuple):
    item: Item
    customisation: Customisation | None

    @property
    def id(self) -> int:
        return self.item.id

    @property
    def place(self) -> int:
        own = self.customisation.position if self.customisation else None
        return self.item.position if own is None else own


def _item(row: _Row, names: Any, starts: datetime | None, zone: ZoneInfo) -> CustomisedItem:
    item, own = row
    base = {
        'title': item.title, 'body': item.body, 'points': item.points, 'attempts': item.attempts,
        'required': item.required, 'opens_at': opens_at(starts, item.opens_day, zone),
        'due_at': due_at(starts, item.due_day, zone), 'closes_at': due_at(starts, item.closes_day, zone),
        'days': (item.opens_day, item.due_day, item.closes_day),
    }
    shared: dict[str, Any] = {'id': item.id, 'section_id': item.section_id, 'kind': item.kind,
                              'base': base, 'is_own': item.session_course_id is not None, 'place': row.place}
    if own is None:
        return CustomisedItem(**shared)
    here = {name: getattr(own, name) for name in (*CONTENT, *DATES)
            if name not in ('is_hidden', 'position') and getattr(own, name) is not None}
    return CustomisedItem(
        **shared, own=here, is_hidden=own.is_hidden,
        set_by={name: names(own.set_by, name) for name in own.set_by},
        base_body_then=own.base_body if 'body' in here and own.base_body != item.body else None,
        base_title_then=own.base_title if 'title' in here and own.base_title != item.title else None)


def date_sources_of(section: CustomisedSection, item: CustomisedItem, extension: Extension | None = None
                    ) -> dict[str, list[DateSource]]:
    """For each of its dates. Pure. The session's wins over the course's; its section and an extension may only make a
    date later."""
    found = {name: _item_date_sources(name, item) for name in DATES}
    winner = {name: some[-1] for name, some in found.items()}

    def later(name: str, source: DateSource) -> None:
        found[name].append(source)
        before = winner[name].at
        if source.at and (source.at > before if before else name == 'opens_at'):
            winner[name] = source

    if section.opens_at:
        day = None if section.is_own else section.opens_day
        later('opens_at', DateSource('section', section.opens_at, day, section.set_by))
    if extension:
        for name in ('due_at', 'closes_at'):
            if getattr(extension, name):
                later(name, _extended(extension, getattr(extension, name)))
        due, closes = winner['due_at'].at, winner['closes_at'].at
        if due and closes and closes < due:  # whoever has until Friday is not shut out on Wednesday
            later('closes_at', _extended(extension, due))
    return {name: [source._replace(wins=source is winner[name] and source.at is not None) for source in some]
            for name, some in found.items()}


def _item_date_sources(name: str, item: CustomisedItem) -> list[DateSource]:
    course = [] if item.is_own else [DateSource('course', item.base[name], item.base['days'][DATES.index(name)])]
    if name in item.own:
        return [*course, DateSource('session', item.own[name], set_by=item.set_by.get(name))]
    return course or [DateSource('session', item.base[name])]


def _extended(extension: Extension, at: datetime) -> DateSource:
    by = SetBy(extension.by.name if extension.by else '', extension.at)
    return DateSource('learner', at, set_by=by, why=extension.reason)


async def _names(signed: Iterable[dict[str, Any]]) -> Any:
    """Who has set a field, by name. One statement."""
    ids = {who for one in signed for who, _ in one.values()}
    people = dict(await Person.filter(id__in=list(ids)).values_list('id', 'name')) if ids else {}

    def named(set_by: dict[str, Any], name: str) -> SetBy | None:
        if name not in set_by:
            return None
        who, at = set_by[name]
        return SetBy(people.get(who, ''), datetime.fromisoformat(at))
    return named
