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
from i18n import _, lazy, listed, ngettext, nlazy, number, plazy
from pages.admin.courses.questions.question_form import QUESTION_KINDS
from pages.item_type_registry import ITEM_TYPE_PAGES

STATUSES = {
    ImportStatus.NEW: (plazy('in a file', 'New'), 'good', 'add'),
    ImportStatus.CHANGED: (plazy('in a file', 'Changed'), 'warn', 'edit'),
    ImportStatus.UNCHANGED: (lazy('Here already'), '', 'check'),
}
"""Words, tone and icon."""
PARTS = {'section': lazy('section'), 'item': lazy('item'), 'question': lazy('question')}
"""What an import brings."""
ITEMS, QUESTIONS = nlazy('{n} item', '{n} items'), nlazy('{n} question', '{n} questions')
COUNTS = {'sections': nlazy('{n} section', '{n} sections'), 'items': ITEMS, 'questions': QUESTIONS}
CHANGES = {
    'title': lazy('title'), 'body': lazy('text'), 'url': lazy('address'), 'points': lazy('points'),
    'weight': lazy('weight'), 'pass_points': lazy('points to pass'), 'attempts': lazy('attempts'),
    'settings': lazy('settings'), 'completes': lazy('completion'), 'pictures': lazy('pictures'), 'file': lazy('file'),
    'captions': lazy('captions'), 'questions': lazy('questions'),
}
"""What a file may change of an item."""
LISTED = 300
"""Lines of a list."""


def name_of(format: str) -> str:
    """What people call a format, also one that is not imported any more."""
    return IMPORT_FORMATS[format].name if format in IMPORT_FORMATS else format


def counted(counts: Mapping[str, int]) -> str:
    """“2 sections, 12 items, 30 questions”."""
    return ', '.join(several.of(counts[what]) for what, several in COUNTS.items() if counts.get(what))


def import_label(plan: ImportPlan) -> str:
    """What the button does: “Import 3 new items and 2 changes”."""
    new, changed = plan.counts(ImportStatus.NEW), plan.counts(ImportStatus.CHANGED)
    things = []
    if new['items']:
        things.append(ngettext('{n} new item', '{n} new items', new['items']))
    elif new['questions']:
        things.append(ngettext('{n} new question', '{n} new questions', new['questions']))
    if changed.total():
        things.append(ngettext('{n} change', '{n} changes', changed.total()))
    return _('Import {things}', things=listed(things)) if things else ''


def what_it_does(plan: ImportPlan) -> str:
    """Line by line what is new, changed, and here already."""
    lines = [(_status(status), counted(plan.counts(status, repeated=False))) for status in ImportStatus]
    if plan.repeated:
        lines.append((chip(_('Twice in the file')), QUESTIONS.of(plan.repeated)))
    return '<ul class="import-counts">' + ''.join(
        f'<li>{status} <span>{words}</span></li>' for status, words in lines if words) + '</ul>'


def contents(plan: ImportPlan) -> str:
    """Everything that the file holds, and what becomes of each."""
    lines: list[str] = []
    for section in plan.sections:
        lines.append(f'<li class="import-section">{esc(section.prepared.title)}</li>')
        lines += [_item(item) for item in section.items]
    if plan.bank:
        lines.append(f'<li class="import-section">{_("Question bank")}</li>')
    lines += [_question(question) for question in plan.bank]
    if not lines:
        return ''
    heading = _('Contents')
    return (f'<h3 class="co-heading">{heading}</h3><ul class="import-list" tabindex="0" aria-label="{esc(heading)}">'
            f'{"".join(lines[:LISTED])}{and_more(len(lines) - LISTED)}</ul>')


def and_more(count: int) -> str:
    """The last line of a list that leaves out so many."""
    return f'<li class="muted">{ngettext("and {n} more", "and {n} more", count)}</li>' if count > 0 else ''


def _status(status: ImportStatus) -> str:
    words, tone, icon_name = STATUSES[status]
    return chip(str(words), tone, icon_name=icon_name)


def _item(item: PlannedItem) -> str:
    notes = [str(ITEM_TYPE_PAGES[item.prepared.kind].one)]
    if item.questions:
        notes.append(QUESTIONS.of(len(item.questions)))
    if item.prepared.read.is_draft:
        notes.append(_('unpublished in the file'))
    if item.changes:
        notes.append(_('new {fields}', fields=', '.join(str(CHANGES[name]) for name in item.changes)))
    return _line(item.prepared.title, ' · '.join(notes), item.status)


def _question(question: PlannedQuestion) -> str:
    asked = question.prepared.question
    return _line(asked.title or asked.text[:80], str(QUESTION_KINDS[asked.kind]), question.status)


def _line(title: str, about: str, status: ImportStatus) -> str:
    return (f'<li class="import-line"><span class="grow">{esc(title)} <span class="muted">{esc(about)}</span></span>'
            f'{_status(status)}</li>')


def left_out(refused: Iterable[Skipped]) -> str:
    """Grouped by reason; where, is folded out."""
    groups = group_skipped(refused)
    if not groups:
        return ''
    heading = _('Not imported: {count}', count=number(sum(len(group.places) for group in groups)))
    return (f'<h3 class="co-heading">{heading}</h3><ul class="import-list import-left" tabindex="0" '
            f'aria-label="{esc(_("Not imported"))}">{"".join(map(_group, groups))}</ul>')


def _group(group: SkippedGroup) -> str:
    if len(group.places) == 1:
        return f'<li><b>{esc(group.places[0].where)}</b> {esc(group.reason)}</li>'
    shown = ''.join(f'<li>{esc(one.where)}{_other(one.reason, group.reason)}</li>' for one in group.places[:LISTED])
    places = ngettext('{n} place:', '{n} places:', len(group.places))
    return (f'<li><details><summary><b>{places}</b> {esc(group.reason)}</summary>'
            f'<ul>{shown}{and_more(len(group.places) - LISTED)}</ul></details></li>')


def _other(reason: str, first: str) -> str:
    """Where it says the same in other words."""
    return f' <span class="muted">{esc(reason)}</span>' if reason != first else ''


def cannot_be_read(name: str, why: str) -> str:
    return banner('error', _('{name} can’t be imported.', name=name), why, tone='warn')
