"""A learner's own figures in words: each with what it counts, as coaches read it too."""
from collections.abc import Callable, Iterable
from fractions import Fraction
from zoneinfo import ZoneInfo

from components.html import WORDS as MARKS
from components.html import empty, esc, mark
from db import Extension
from db.core import clock, numbers
from db.gradebook import COLUMN_STATUS_LABELS, CategoryPart, ColumnPart, ColumnStatus
from db.outlines import ItemStatus, OutlineItem
from db.progress import MyFigures
from i18n import Text, _, lazy, ngettext, pgettext
from pages.dates import hours, moment, moment_within

__all__ = ['esc', 'extensions', 'facts', 'items', 'made_up']

PROGRESS = lazy('Required items completed, of all that are required. Excused ones are in neither number.')
GRADE = lazy('The weighted mean of what is graded and released, in percent.')
TIME = lazy('From entering the course to the last sign of you, all visits together.')
SEEN = lazy('The last sign of you in this course.')
WHY = {ColumnStatus.DROPPED: lazy('Dropped: among the lowest'), ColumnStatus.EXCUSED: lazy('Excused: does not count')}


def facts(found: MyFigures, zone: ZoneInfo) -> str:
    view = found.view
    plan = view.outline.plan(clock.now())
    median = found.median
    reached = numbers.percent(view.done, view.total)
    progress = [ngettext('{done} of {n} required item', '{done} of {n} required items', view.total, done=view.done),
                '' if plan is None else _('plan {percent} %', percent=plan),
                '' if median is None or median.progress is None else _median(median.progress)]
    grade = [_passes(found),
             '' if median is None or median.grade is None else _median(numbers.grade_text(median.grade)),
             _('set by your coach') if found.final else '']
    letter = found.scheme.letter(found.grade.exact)
    shown = numbers.percent_text(found.grade.exact)
    seen = moment(view.last_seen, zone) if view.last_seen else _('Never')
    return '<dl class="own-facts">' + ''.join([
        _fact(_('Progress'), '–' if reached is None else f'{reached} %', progress, PROGRESS),
        _fact(_('Grade'), f'{shown}{f" · {letter}" if letter else ""}', grade, GRADE),
        _fact(_('Time'), hours(found.seconds), [], TIME),
        _fact(_('Last visit'), seen, [], SEEN, in_words=True),
    ]) + '</dl>'


def _fact(label: str, value: str, notes: Iterable[str], what: Text, *, in_words: bool = False) -> str:
    note = ' · '.join(filter(None, notes))
    return (f'<div><dt>{label}</dt><dd class="big fig{" said" if in_words else ""}">{esc(value)}</dd>'
            + (f'<dd class="cap">{esc(note)}</dd>' if note else '') + f'<dd class="what">{what}</dd></div>')


def _median(percent: object) -> str:
    return _('median of all learners {percent} %', percent=percent)


def _passes(found: MyFigures) -> str:
    least = found.scheme.pass_mark
    if least is None:
        return ''
    passes = found.scheme.passes(found.grade.exact)
    if passes is None:
        return _('pass mark {percent} %', percent=numbers.plain(least))
    return (_('reaches the pass mark of {percent} %', percent=numbers.plain(least)) if passes else
            _('below the pass mark of {percent} %', percent=numbers.plain(least)))


def made_up(found: MyFigures, zone: ZoneInfo) -> str:
    """Category by category, column by column: the points, the percent, and what it does to the grade."""
    if not found.scheme.columns:
        return empty(_('Nothing is graded here'))
    head = ''.join(f'<th scope="col"{" class=fig" if right else ""}>{name}</th>' for name, right in (
        (_('Graded'), False), (_('Points'), True), (_('Percent'), True), (_('How it counts'), False)))
    weights = [Fraction(one.category.weight) for one in found.grade.categories if one.percent is not None]
    rows = ''.join(_category(one, found, sum(weights, Fraction()), zone)
                   for one in found.grade.categories if one.columns)
    letter = found.scheme.letter(found.grade.exact)
    said = _('Set by your coach') if found.final else letter
    whole = (f'<tr class="whole"><th scope="row">{_("Course grade")}</th><td></td>'
             f'<td class="fig">{numbers.percent_text(found.grade.exact)}</td><td>{esc(said)}</td></tr>')
    return _table(head, rows + whole)


def _category(part: CategoryPart, found: MyFigures, whole: Fraction, zone: ZoneInfo) -> str:
    rows = ''.join(_column(column, found, zone) for column in part.columns)
    if not part.category.title:
        return rows
    drop, weight = part.category.drop, part.category.weight
    said = [_('{percent} % of the grade now', percent=_short(100 * Fraction(weight) / whole))
            if part.percent is not None and whole and weight else '' if weight else _('does not count'),
            ngettext('the {n} lowest dropped', 'the {n} lowest dropped', drop) if drop else '']
    return (f'<tr class="category"><th scope="row">{esc(part.category.title)}</th><td></td>'
            f'<td class="fig">{numbers.percent_text(part.percent)}</td>'
            f'<td>{esc(" · ".join(filter(None, said)))}</td></tr>{rows}')


def _column(part: ColumnPart, found: MyFigures, zone: ZoneInfo) -> str:
    column = part.column
    points = ''
    if part.counts is not ColumnStatus.EXCUSED and (worth := found.worth.get(column.key)):
        if worth.given is not None:
            points = numbers.points_text(worth.given, column.points)
        elif worth.points is not None:
            points = numbers.points_text(worth.points, worth.out_of)
    return (f'<tr><th scope="row">{esc(column.title)}</th><td class="fig">{points or "–"}</td>'
            f'<td class="fig">{numbers.percent_text(part.percent)}</td><td>{esc(_counts(part, found, zone))}</td></tr>')


def _counts(part: ColumnPart, found: MyFigures, zone: ZoneInfo) -> str:
    column = part.column
    is_excused = part.counts is ColumnStatus.EXCUSED
    if column.is_hidden(clock.now()) and part.counts is not ColumnStatus.MISSING and not is_excused:
        until = column.release_at or column.shows_at
        # the same whether there is a grade or not
        return _('Not released before {day}', day=moment_within(until, zone)) if until else _('Not released yet')
    said = [str(WHY.get(part.counts, COLUMN_STATUS_LABELS[part.counts]))]
    if part.counts is ColumnStatus.COUNTED and column.weight != 1:
        said = [_('Counts with weight {weight}', weight=numbers.plain(column.weight))]
    if part.counts is ColumnStatus.MISSING:
        said = [_('Missing: counts as {percent}', percent=numbers.percent_text(part.percent))]
    if part.penalty:
        said.append(_('{percent} % taken off, as it was late', percent=_short(part.penalty)))
    if found.worth.get(column.key) and found.worth[column.key].given is not None and not is_excused:
        said.append(_('given by your coach'))
    return ' · '.join(said)


def items(found: MyFigures, zone: ZoneInfo, place: Callable[[int], str]) -> str:
    view = found.view
    if not view.outline.items:
        return empty(_('Nothing has been put into this course yet'))
    extended = {one.item.id for one in found.extensions}
    head = (f'<th scope="col">{_("Item")}</th><th scope="col">{_("State")}</th>'
            f'<th scope="col" class="fig">{_("Points")}</th>'
            f'<th scope="col" class="narrow-off">{pgettext("until when it is to be done", "Due")}</th>')
    rows = ''.join(_item(item, found, item.id in extended, zone, place) for item in view.outline.items)
    return _table(head, rows)


def _item(item: OutlineItem, found: MyFigures, extended: bool, zone: ZoneInfo, place: Callable[[int], str]) -> str:
    cell = found.view.cells[item.id]
    word = _('Submitted') if cell.status is ItemStatus.TO_GRADE else MARKS[cell.status.value]
    points = '–' if item.is_graded else ''
    if cell.score is not None:
        points = numbers.points_text(cell.score, item.points)
    elif item.id in found.view.withheld:
        points = _('not released')
    due = moment(item.due_at, zone) if item.due_at else ''
    note = '' if item.required else f'<div class="sub">{_("optional")}</div>'
    more = f'<div class="sub">{_("extended for you")}</div>' if extended else ''
    return (f'<tr><th scope="row"><a class="link" href="{esc(place(item.id))}">{esc(item.title)}</a>{note}</th>'
            f'<td>{mark(cell.status.value, word)}</td><td class="fig">{points}</td>'
            f'<td class="narrow-off">{esc(due)}{more}</td></tr>')


def extensions(found: MyFigures, zone: ZoneInfo) -> str:
    rows = ''.join(f'<tr><th scope="row">{esc(one.item.title)}</th><td>{esc(_extension(one, zone))}</td></tr>'
                   for one in found.extensions)
    return f'<table class="own-table"><tbody>{rows}</tbody></table>'


def _extension(one: Extension, zone: ZoneInfo) -> str:
    given = [_('due {day}', day=moment_within(one.due_at, zone)) if one.due_at else '',
             _('closes {day}', day=moment_within(one.closes_at, zone)) if one.closes_at else '',
             ngettext('{n} more attempt', '{n} more attempts', one.extra_attempts) if one.extra_attempts else '',
             ngettext('{n} more minute', '{n} more minutes', one.extra_minutes) if one.extra_minutes else '']
    said = ' · '.join(filter(None, given))
    return said[:1].upper() + said[1:]


def _table(head: str, rows: str) -> str:
    return (f'<div class="own-wide"><table class="own-table"><thead><tr>{head}</tr></thead>'
            f'<tbody>{rows}</tbody></table></div>')


def _short(exact: Fraction) -> str:
    return numbers.plain(numbers.half_up(exact, 1))
