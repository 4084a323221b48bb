"""One column of a gradebook: how it counts, when learners see its grades; adding one by hand, and removing it again."""
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from nicegui import ui

from components.forms import forms
from components.unsaved.unsaved import Dialog
from db import Person, SessionCourse, grades
from db.core import Invalid, Refusal, as_entered, clock, entered, numbers
from db.gradebook import GradingScheme, SchemeColumn
from db.grades import GradeColumnChanges
from i18n import _, ngettext, pgettext
from pages.dates import moment
from pages.undo import undo

ALL = ''


async def column_dialog(viewer: Person, course: SessionCourse, column: SchemeColumn, scheme: GradingScheme, *,
                        why_not: Refusal | None) -> None:
    """:param why_not: why the viewer may not change how it counts"""
    with forms.dialog(column.title) as box:
        fields: dict[str, Any] = {}
        with forms.dialog_body():
            _release_part(viewer, course, scheme, lambda: [column.key], box, column)
            if why_not:
                ui.label(str(why_not)).classes('cap muted')
            else:
                _fields(fields, scheme, column)
        with forms.dialog_foot():
            if not why_not and column.item is None:
                gone = forms.button(_('Remove'), lambda: _remove(viewer, course, column, box), kind='danger')
                gone.mark('remove-column')
            forms.cancel(box)
            if not why_not:
                async def keep() -> None:
                    changes = GradeColumnChanges(**{name: value for name, value in _values(fields).items()
                                                    if value != _value(column, name)})
                    if await _kept(fields, lambda: grades.set_grade_column(course, column.key, changes, by=viewer)):
                        box.close()
                forms.button(_('Save'), keep, kind='primary').mark('keep-column')
    box.on('hide', box.delete)
    box.open()


def add_column(viewer: Person, course: SessionCourse, scheme: GradingScheme) -> None:
    with forms.dialog(_('Add a column')) as box:
        fields: dict[str, Any] = {}
        with forms.dialog_body():
            ui.label(_('For what is graded outside of this course: a presentation, participation, an exam on paper.')
                     ).classes('co-text')
            _fields(fields, scheme, None)
        with forms.dialog_foot():
            async def add() -> None:
                values = _values(fields)
                called, more = values['title'], GradeColumnChanges(**values)
                if await _kept(fields, lambda: grades.add_grade_column(course, called, more, by=viewer)):
                    box.close()
            forms.cancel(box)
            forms.button(_('Add this column'), add, kind='primary').mark('add-this-column')
    box.on('hide', box.delete)
    box.open()


def release_dialog(viewer: Person, course: SessionCourse, scheme: GradingScheme) -> None:
    """For all columns or one of them."""
    with forms.dialog(_('When learners see grades')) as box:
        with forms.dialog_body():
            if not scheme.columns:
                ui.label(_('This gradebook has no columns yet.')).classes('co-text')
            else:
                options: dict[str, str] = {ALL: ngettext('All {n} columns', 'All {n} columns', len(scheme.columns)),
                                           **{one.key: one.title for one in scheme.columns}}
                which = forms.select_field(_('Grades of'), options, ALL).mark('which-release')
                _release_part(viewer, course, scheme, lambda: [which.value] if which.value else None, box, None)
    box.on('hide', box.delete)
    box.open()


def _release_part(viewer: Person, course: SessionCourse, scheme: GradingScheme,
                  keys: Callable[[], Sequence[str] | None],
                  box: Dialog, column: SchemeColumn | None) -> None:
    zone = ZoneInfo(course.session.time_zone)
    if column:
        ui.label(_released(column, viewer.zone)).classes('co-text').mark('released')
    waiting = column.release_at if column and column.release_at and column.release_at > clock.now() else None
    at = forms.date_time_field(_('Release at'), as_entered(waiting, zone) if waiting else '', zone=zone,
                               hint=_('Until then they are held')).mark('release-at')

    async def act(action: Callable[[], Any], said: str) -> None:
        forms.no_errors([at])
        chosen = keys()
        try:
            await action()
        except Invalid as no:
            forms.error(at, str(no))
            return
        box.close()
        undo(said, lambda: _as_before(viewer, course, scheme, chosen))

    async def later() -> None:
        chosen = entered(at.value, zone)
        if chosen is None:
            raise Invalid(_('Give the day, and a time if you like.'))
        await grades.release_grades(course, keys(), by=viewer, at=chosen)

    with ui.element('div').classes('line wrap'):
        forms.button(pgettext('button', 'Hold'), lambda: act(
            lambda: grades.withhold_grades(course, keys(), by=viewer), _('Grades are held')), icon='visibility_off',
                     small=True).mark('hold')
        forms.button(_('Release at this time'), lambda: act(later, _('Grades will be released')), icon='schedule',
                     small=True).mark('release-later')
        forms.button(_('Release now'), lambda: act(lambda: grades.release_grades(course, keys(), by=viewer),
                                                   _('Grades are released')), icon='visibility', small=True,
                     kind='primary').mark('release-now')


def _released(column: SchemeColumn, zone: ZoneInfo) -> str:
    if not column.is_withheld(clock.now()):
        return _('Grades are released: learners see each grade as it is given.')
    if column.release_at:
        return _('Grades are held until {when}.', when=moment(column.release_at, zone))
    return _('Grades are held: learners see no grades of it.')


async def _as_before(viewer: Person, course: SessionCourse, scheme: GradingScheme, keys: Sequence[str] | None) -> None:
    """Each column of these as it was."""
    columns = [one for one in scheme.columns if keys is None or one.key in keys]
    by_date: dict[datetime, list[str]] = {}
    for one in columns:
        if one.release_at and one.release_at > clock.now():
            by_date.setdefault(one.release_at, []).append(one.key)
    held = [one.key for one in columns if one.withheld and not one.release_at and not one.quiet]
    left = [one.key for one in columns if one.quiet]  # releasing it would tell the points of a quiz that tells none
    open_to_all = [one.key for one in columns if not one.is_withheld(clock.now()) and not one.quiet]
    for at, some in by_date.items():
        await grades.release_grades(course, some, by=viewer, at=at)
    if held:
        await grades.withhold_grades(course, held, by=viewer)
    if open_to_all:
        await grades.release_grades(course, open_to_all, by=viewer)
    if left:
        await grades.use_default_release(course, left, by=viewer)


def _fields(fields: dict[str, Any], scheme: GradingScheme, column: SchemeColumn | None) -> None:
    if column is None or column.item is None:
        fields['title'] = forms.text_field(_('Title'), column.title if column else '', max_length=160)
        fields['points'] = forms.number_field(_('Points'), float(column.points) if column else 100, least=0.01,
                                              most=100_000)
    named = {one.id: one.title for one in scheme.categories if one.title}
    if named:
        fields['category'] = forms.select_field(_('Category'), named, column.category if column else next(iter(named)))
    fields['weight'] = forms.number_field(_('Weight within its category'), float(column.weight) if column else 1,
                                          least=0)
    fields['extra_credit'] = ui.checkbox(_('Extra credit: adds to the grade, never takes away'),
                                         value=bool(column and column.extra_credit))
    for name, field in fields.items():
        field.mark(f'column-{name}')


def _values(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: field.value for name, field in fields.items()}


def _value(column: SchemeColumn, name: str) -> Any:
    value = getattr(column, name)
    return float(value) if name in ('points', 'weight') else value


async def _kept(fields: dict[str, Any], action: Callable[[], Any]) -> bool:
    forms.no_errors(field for name, field in fields.items() if name != 'extra_credit')
    try:
        forms.check(fields)
        await action()
    except Invalid as no:
        if no.field not in fields:
            raise
        forms.error(fields[no.field], str(no))
        return False
    return True


async def _remove(viewer: Person, course: SessionCourse, column: SchemeColumn, box: Dialog) -> None:
    async def back() -> None:
        await grades.restore_grade_column(course, column.key, by=viewer)

    await grades.remove_grade_column(course, column.key, by=viewer)
    box.close()
    undo(_('Removed {column}, of {points} points', column=column.title, points=numbers.plain(column.points)), back)
