"""Many grades at once, from a file or the clipboard: what would change is shown first, and nothing is written before it
is confirmed."""
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from nicegui import ui
from nicegui.events import UploadEventArguments

from components.forms import forms
from components.html import banner, esc
from components.uploads import opens, uploader
from db import Person, SessionCourse, grades
from db.core import IMPORTS, TooBusy, TooComplex, TooManyAttempts, WorkerTask, one_at_a_time
from db.grades import PlannedChange
from formats.grade_sheet import MAX_BYTES, GradeSheet, read_grade_file
from formats.questions import UnreadableFile
from i18n import _, lazy, ngettext, number
from pages.coaching.grades.columns import entry
from pages.undo import undo

AT_A_TIME = 50
SHOWN = 500
"""Grades that are put before it is told how far it is; lines of a preview."""
HOW = lazy('A CSV or XLSX file with a line per learner. The first line names the columns: “username”, and columns of '
           'this gradebook by their title. Cells that are empty there stay as they are here. Nothing is written before '
           'you have seen what would change.')


READING = WorkerTask(seconds=30, too_much=lazy('This table takes too long to read. Save it as CSV, or split it.'))


def import_dialog(viewer: Person, course: SessionCourse) -> None:
    with forms.dialog(_('Import grades'), wide=True) as box:
        with forms.dialog_body():
            ui.label(str(HOW)).classes('co-text')
            told = ui.html('', sanitize=False).props('role=status')

            async def arrived(event: UploadEventArguments) -> None:
                brings.reset()
                name = event.file.name
                try:
                    await IMPORTS.count(viewer.id)
                    sheet = await _sheet(event, viewer)
                except (UnreadableFile, TooComplex, TooBusy, TooManyAttempts) as no:
                    told.content = banner('error', _('{file} cannot be read.', file=name), str(no), tone='warn')
                    return
                plan = await grades.plan_sheet(course, sheet, seen_by=viewer)
                box.close()
                faults = list(plan.faults)
                if plan.unknown:
                    faults.append(_('Columns not in this gradebook are ignored: {columns}.',
                                    columns=', '.join(plan.unknown)))
                planned_dialog(viewer, course, _('Import {file}', file=name), plan.planned, faults)

            brings = uploader(arrived, limit=MAX_BYTES, accept='.csv,.tsv,.txt,.xlsx,.xlsm')
            brings.mark('upload-grades')
        with forms.dialog_foot():
            forms.cancel(box)
            pick = forms.button(_('Choose a file'), icon='upload', kind='primary')
            opens(pick, brings)
    box.on('hide', box.delete)
    box.open()


async def _sheet(event: UploadEventArguments, viewer: Person) -> GradeSheet:
    with TemporaryDirectory(prefix='cohort-grades-') as folder:
        file = Path(folder) / 'grades'
        await event.file.save(file)
        async with one_at_a_time(viewer.id):
            return await READING.run(read_grade_file, event.file.name, file)


def planned_dialog(viewer: Person, course: SessionCourse, title: str, planned: Sequence[PlannedChange],
                   told: Sequence[str] = ()) -> None:
    """:param told: what else is to be known before it is confirmed"""
    will = [one for one in planned if one.is_change]
    with forms.dialog(title, wide=True) as box:
        with forms.dialog_body():
            ui.html(preview(planned, told), sanitize=False).mark('planned')
        with forms.dialog_foot():
            async def act() -> None:
                put.disable()
                refused: list[PlannedChange] = []
                for start in range(0, len(will), AT_A_TIME):
                    refused += await grades.enter_grades(course, will[start:start + AT_A_TIME], by=viewer)
                    done_so_far.text = _('{done} of {total}', done=number(min(start + AT_A_TIME, len(will))),
                                         total=number(len(will)))
                box.close()
                done = len(will) - len(refused)
                if done:
                    missed = {(one.participation_id, one.key) for one in refused}
                    backwards = [one._replace(old=one.new, new=one.old) for one in will
                                 if (one.participation_id, one.key) not in missed]

                    async def back() -> None:
                        _told_refused(await grades.enter_grades(course, backwards, by=viewer))
                    undo(ngettext('{n} grade imported', '{n} grades imported', done), back)
                _told_refused(refused)
            done_so_far = ui.label().classes('cap muted grow').props('role=status')
            forms.cancel(box)
            put = forms.button(ngettext('Import {n} grade', 'Import {n} grades', len(will)), act, kind='primary'
                               ).mark('put-grades')
            put.set_enabled(bool(will))
    box.on('hide', box.delete)
    box.open()
    if will:
        box.touch()


def _told_refused(refused: Sequence[PlannedChange]) -> None:
    """In a dialog of its own, so that nothing is missed."""
    if not refused:
        return
    title = ngettext('{n} grade not imported', '{n} grades not imported', len(refused))
    with ui.context.client.content, forms.dialog(title, wide=True) as box:
        with forms.dialog_body():
            ui.html(preview(refused, ()), sanitize=False)
        with forms.dialog_foot():
            forms.button(_('Close'), box.close, kind='primary')
    box.on('hide', box.delete)
    box.open()


def preview(planned: Sequence[PlannedChange], told: Sequence[str]) -> str:
    """A table: who, which column, from what to what; first what cannot be."""
    wrong = [one for one in planned if one.error]
    will = [one for one in planned if one.is_change]
    same = len(planned) - len(wrong) - len(will)
    sums = [ngettext('{n} grade will change', '{n} grades will change', len(will)),
            ngettext('{n} stay as they are', '{n} stay as they are', same) if same else '',
            ngettext('{n} can’t be imported', '{n} can’t be imported', len(wrong)) if wrong else '']
    faults = ''.join(f'<li>{esc(one)}</li>' for one in told[:SHOWN])
    lines = ''.join(map(_line, [*wrong, *will][:SHOWN]))
    more = len(wrong) + len(will) - SHOWN
    table = (f'<div class="planned-room" tabindex="0" role="region" aria-label="{esc(_("What would change"))}">'
             f'<table class="planned"><thead><tr><th scope="col">{esc(_("Learner"))}</th>'
             f'<th scope="col">{esc(_("Username"))}</th><th scope="col">{esc(_("Column"))}</th>'
             f'<th scope="col" class="fig">{esc(_("Now"))}</th><th scope="col" class="fig">{esc(_("Then"))}</th>'
             f'<th scope="col"></th></tr></thead><tbody>{lines}</tbody></table></div>') if lines else ''
    return (f'<p class="co-text"><b>{esc(", ".join(part for part in sums if part))}.</b></p>'
            + (f'<ul class="co-text">{faults}</ul>' if faults else '') + table
            + (f'<p class="cap muted">{esc(_unshown(more))}</p>' if more > 0 else ''))


def _unshown(count: int) -> str:
    return ngettext('{n} more are not shown.', '{n} more are not shown.', count)


def _line(one: PlannedChange) -> str:
    said = _('Line {number}: {error}', number=one.line, error=one.error) if one.line else one.error
    error = f'<span class="mark mark-missing"><span class="wrong">{esc(said)}</span></span>' if one.error else ''
    return (f'<tr><td>{esc(one.name)}</td><td>{esc(one.username)}</td><td>{esc(one.column)}</td>'
            f'<td class="fig">{esc(entry(one.old) or "–")}</td><td class="fig"><b>{esc(entry(one.new) or "–")}</b></td>'
            f'<td class="wrong">{error}</td></tr>')
