"""A learner's own figures in words: each with what it counts, as coaches read it too."""
from collections.abc import Callable, Iterable
from fractions import Fraction
from zoneinfo import ZoneInfo

from components.html import WORDS as MARKS
from components.html import esc, mark
from db import Extension
from db.core import clock, numbers
from db.gradebook import COLUMN_STATUS_LABELS, CategoryPart, ColumnPart, ColumnStatus
from db.outlines import ItemStatus, OutlineItem
from db.progress import MyFigures
from pages.dates import hours, moment
from pages.sessions import labels

__all__ = ['esc', 'extensions', 'facts', 'items', 'made_up']

PROGRESS = 'Required items completed, of all that are required. Excused ones are in neither number.'
GRADE = 'The weighted mean of what is graded and released, in percent.'
TIME = 'From entering the course to the last sign of you, all visits together.'
SEEN = 'The last sign of you in this course.'
WHY = {ColumnStatus.DROPPED: ': among the lowest', ColumnStatus.EXCUSED: ': does not count'}


def facts(found: MyFigures, zone: ZoneInfo) -> str:
    view = found.view
    plan = view.outline.plan(clock.now())
    median = found.median
    reached = numbers.percent(view.done, view.total)
    progress = [f'{view.done} of {view.total} required items', '' if plan is None else f'plan {plan} %',
                '' if median is None or median.progress is None else f'median of all learners {median.progress} %']
    grade = [_passes(found), '' if median is None or median.grade is None else
             f'median of all learners {numbers.grade_text(median.grade)} %', 'set by your coach' if found.final else '']
    letter = found.scheme.letter(found.grade.exact)
    shown = numbers.percent_text(found.grade.exact)
    seen = labels.within(moment(view.last_seen, zone)) if view.last_seen else 'never'
    return '<dl class="own-facts">' + ''.join([
        _fact('Progress', '–' if reached is None else f'{reached} %', progress, PROGRESS),
        _fact('Grade', f'{shown}{f" · {letter}" if letter else ""}', grade, GRADE),
        _fact('Time', hours(found.seconds), [], TIME),
        _fact('Last visit', seen[0].upper() + seen[1:], [], SEEN, in_words=True),
    ]) + '</dl>'


def _fact(label: str, value: str, notes: Iterable[str], what: str, *, in_words: bool = False) -> str:
    note = ' · '.join(filter(None, notes))
    return (f'<div><dt>{label}</dt><dd class="big fig{" said" if in_words else ""}">{esc(value)}</dd>'
            + (f'<dd class="cap">{esc(note)}</dd>' if note else '') + f'<dd class="what">{what}</dd></div>')


def _passes(found: MyFigures) -> str:
    least = found.scheme.pass_mark
    if least is None:
        return ''
    passes = found.scheme.passes(found.grade.exact)
    if passes is None:
        return f'pass mark {numbers.plain(least)} %'
    return f'{"reaches" if passes else "below"} the pass mark of {numbers.plain(least)} %'


def made_up(found: MyFigures, zone: ZoneInfo) -> str:
    """Category by category, column by column: the points, the percent, and what it does to the grade."""
    if not found.scheme.columns:
        return '<div class="empty"><b>Nothing is graded here</b></div>'
    head = ''.join(f'<th scope="col"{" class=fig" if right else ""}>{name}</th>' for name, right in (
        ('Graded', False), ('Points', True), ('Percent', True), ('How it counts', False)))
    weights = [Fraction(one.category.weight) for one in found.grade.categories if one.percent is not None]
    rows = ''.join(_category(one, found, sum(weights, Fraction()), zone)
                   for one in found.grade.categories if one.columns)
    letter = found.scheme.letter(found.grade.exact)
    said = 'Set by your coach' if found.final else letter
    whole = (f'<tr class="whole"><th scope="row">Course grade</th><td></td>'
             f'<td class="fig">{numbers.percent_text(found.grade.exact)}</td><td>{esc(said)}</td></tr>')
    return _table(head, rows + whole)


def _category(part: CategoryPart, found: MyFigures, whole: Fraction, zone: ZoneInfo) -> str:
    rows = ''.join(_column(column, found, zone) for column in part.columns)
    if not part.category.title:
        return rows
    said = [f'{_short(100 * Fraction(part.category.weight) / whole)} % of the grade now'
            if part.percent is not None and whole and part.category.weight else
            '' if part.category.weight else 'does not count',
            f'the {part.category.drop} lowest dropped' if part.category.drop else '']
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
        when = f' before {labels.within(moment(until, zone))}' if until else ' yet'
        return f'{COLUMN_STATUS_LABELS[ColumnStatus.HELD]}{when}'  # the same whether there is a grade or not
    label = COLUMN_STATUS_LABELS[part.counts]
    said = [label + WHY.get(part.counts, '')]
    if part.counts is ColumnStatus.COUNTED and column.weight != 1:
        said = [f'{label} with weight {numbers.plain(column.weight)}']
    if part.counts is ColumnStatus.MISSING:
        said = [f'{label}: counts as {numbers.percent_text(part.percent)}']
    if part.penalty:
        said.append(f'{_short(part.penalty)} % taken off, as it was late')
    if found.worth.get(column.key) and found.worth[column.key].given is not None and not is_excused:
        said.append('given by your coach')
    return ' · '.join(said)


def items(found: MyFigures, zone: ZoneInfo, place: Callable[[int], str]) -> str:
    view = found.view
    if not view.outline.items:
        return '<div class="empty"><b>Nothing has been put into this course yet</b></div>'
    extended = {one.item.id for one in found.extensions}
    head = ('<th scope="col">Item</th><th scope="col">State</th><th scope="col" class="fig">Points</th>'
            '<th scope="col" class="narrow-off">Due</th>')
    rows = ''.join(_item(item, found, item.id in extended, zone, place) for item in view.outline.items)
    return _table(head, rows)


def _item(item: OutlineItem, found: MyFigures, extended: bool, zone: ZoneInfo, place: Callable[[int], str]) -> str:
    cell = found.view.cells[item.id]
    word = 'Submitted' if cell.status is ItemStatus.TO_GRADE else MARKS[cell.status.value]
    points = '–' if item.is_graded else ''
    if cell.score is not None:
        points = numbers.points_text(cell.score, item.points)
    elif item.id in found.view.withheld:
        points = 'not released'
    due = labels.within(moment(item.due_at, zone)) if item.due_at else ''
    note = '' if item.required else '<div class="sub">not required</div>'
    more = '<div class="sub">extended for you</div>' if extended else ''
    return (f'<tr><th scope="row"><a class="link" href="{esc(place(item.id))}">{esc(item.title)}</a>{note}</th>'
            f'<td>{mark(cell.status.value, word)}</td><td class="fig">{points}</td>'
            f'<td class="narrow-off">{esc(due[:1].upper() + due[1:])}{more}</td></tr>')


def extensions(found: MyFigures, zone: ZoneInfo) -> str:
    rows = ''.join(f'<tr><th scope="row">{esc(one.item.title)}</th><td>{esc(_extension(one, zone))}</td></tr>'
                   for one in found.extensions)
    return f'<table class="own-table"><tbody>{rows}</tbody></table>'


def _extension(one: Extension, zone: ZoneInfo) -> str:
    given = [f'due {labels.within(moment(one.due_at, zone))}' if one.due_at else '',
             f'closes {labels.within(moment(one.closes_at, zone))}' if one.closes_at else '',
             f'{one.extra_attempts} more attempt{"" if one.extra_attempts == 1 else "s"}' if one.extra_attempts else '',
             f'{one.extra_minutes} more minutes' if one.extra_minutes else '']
    said = ' · '.join(filter(None, given))
    return said[:1].upper() + said[1:]


def _table(head: str, rows: str) -> str:
    return (f'<div class="own-wide"><table class="own-table"><thead><tr>{head}</tr></thead>'
            f'<tbody>{rows}</tbody></table></div>')


def _short(exact: Fraction) -> str:
    return numbers.plain(numbers.half_up(exact, 1))
