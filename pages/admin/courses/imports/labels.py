"""What an import holds, does and has done, in words."""
from collections.abc import Iterable, Mapping

from components.html import banner, chip, esc
from db.imports import (
    IMPORT_FORMATS,
    ImportPlan,
    ImportStatus,
    PlannedItem,
    PlannedQuestion,
    SkippedGroup,
    group_skipped,
)
from formats.questions import Skipped
from pages.admin.courses.questions.question_form import QUESTION_KINDS
from pages.item_type_registry import ITEM_TYPE_PAGES

STATUSES = {
    ImportStatus.NEW: chip('New', 'good', icon_name='add'),
    ImportStatus.CHANGED: chip('Changed', 'warn', icon_name='edit'),
    ImportStatus.UNCHANGED: chip('Here already', icon_name='check'),
}
CHANGES = {'body': 'text', 'url': 'address', 'pass_points': 'points to pass', 'completes': 'completion'}
"""Where a field is called otherwise than its name."""
LISTED = 300
"""Lines of a list."""


def name_of(format: str) -> str:
    """What people call a format, also one that is not imported any more."""
    return IMPORT_FORMATS[format].name if format in IMPORT_FORMATS else format


def number(count: int, what: str) -> str:
    """“1 quiz question”, “12 items”."""
    return f'{count:,} {what}' if count == 1 else f'{count:,} {what}s'


def counted(counts: Mapping[str, int]) -> str:
    """“2 sections, 12 items, 30 questions”."""
    return ', '.join(number(counts[what], what.removesuffix('s'))
                     for what in ('sections', 'items', 'questions') if counts.get(what))


def import_label(plan: ImportPlan) -> str:
    """What the button does: “Import 3 new items and 2 changes”."""
    new, changed = plan.counts(ImportStatus.NEW), plan.counts(ImportStatus.CHANGED)
    what = 'item' if new['items'] else 'question'
    parts = []
    if new[f'{what}s']:
        parts.append(number(new[f'{what}s'], f'new {what}'))
    if changed.total():
        parts.append(number(changed.total(), 'change'))
    return f'Import {" and ".join(parts)}' if parts else ''


def what_it_does(plan: ImportPlan) -> str:
    """Line by line what is new, changed, and here already."""
    lines = [(STATUSES[status], counted(plan.counts(status, repeated=False))) for status in ImportStatus]
    if plan.repeated:
        lines.append((chip('Twice in the file'), number(plan.repeated, 'question')))
    return '<ul class="import-counts">' + ''.join(
        f'<li>{status} <span>{words}</span></li>' for status, words in lines if words) + '</ul>'


def contents(plan: ImportPlan) -> str:
    """Everything that the file holds, and what becomes of each."""
    lines: list[str] = []
    for section in plan.sections:
        lines.append(f'<li class="import-section">{esc(section.prepared.title)}</li>')
        lines += [_item(item) for item in section.items]
    if plan.bank:
        lines.append('<li class="import-section">Question bank</li>')
    lines += [_question(question) for question in plan.bank]
    if not lines:
        return ''
    more = f'<li class="muted">and {len(lines) - LISTED:,} more</li>' if len(lines) > LISTED else ''
    return (f'<h3 class="co-heading">Contents</h3><ul class="import-list" tabindex="0" aria-label="Contents">'
            f'{"".join(lines[:LISTED])}{more}</ul>')


def _item(item: PlannedItem) -> str:
    asked = f' · {number(len(item.questions), "question")}' if item.questions else ''
    hidden = ' · unpublished in the file' if item.prepared.read.is_draft else ''
    about = f'{ITEM_TYPE_PAGES[item.prepared.kind].one}{asked}{hidden}'
    if item.changes:
        about += f' · new {", ".join(CHANGES.get(name, name) for name in item.changes)}'
    return _line(item.prepared.title, about, item.status)


def _question(question: PlannedQuestion) -> str:
    asked = question.prepared.question
    return _line(asked.title or asked.text[:80], QUESTION_KINDS[asked.kind], question.status)


def _line(title: str, about: str, status: ImportStatus) -> str:
    return (f'<li class="import-line"><span class="grow">{esc(title)} <span class="muted">{esc(about)}</span></span>'
            f'{STATUSES[status]}</li>')


def left_out(refused: Iterable[Skipped]) -> str:
    """Grouped by reason; where, is folded out."""
    groups = group_skipped(refused)
    if not groups:
        return ''
    total = sum(len(group.places) for group in groups)
    return (f'<h3 class="co-heading">Not imported: {total:,}</h3><ul class="import-list import-left" tabindex="0" '
            f'aria-label="Not imported">{"".join(map(_group, groups))}</ul>')


def _group(group: SkippedGroup) -> str:
    if len(group.places) == 1:
        return f'<li><b>{esc(group.places[0].where)}</b> {esc(group.reason)}</li>'
    shown = ''.join(f'<li>{esc(one.where)}{_other(one.reason, group.reason)}</li>' for one in group.places[:LISTED])
    more = len(group.places) - LISTED
    shown += f'<li class="muted">and {more:,} more</li>' if more > 0 else ''
    return (f'<li><details><summary><b>{number(len(group.places), "place")}:</b> {esc(group.reason)}</summary>'
            f'<ul>{shown}</ul></details></li>')


def _other(reason: str, first: str) -> str:
    """Where it says the same in other words."""
    return f' <span class="muted">{esc(reason)}</span>' if reason != first else ''


def cannot_be_read(name: str, why: str) -> str:
    return banner('error', f'{name} can’t be imported.', why, tone='warn')
