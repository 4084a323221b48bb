"""When a section opens in this session, and all dates of the course at once: dialogs of the content page."""
from zoneinfo import ZoneInfo

from nicegui import ui

from components.forms import forms
from components.provenance.provenance import Provenance
from db import Person, SessionCourse, customisation
from db.core import Invalid, as_entered, entered
from db.customisation import CustomisedSection, DateSource
from i18n import _, lazy, ngettext
from pages.coaching.content import labels as say
from pages.coaching.content.labels import DATES

FOLLOWING = lazy('The course says on which day of the session something opens, is due or closes. As long as this '
                 'session follows it, these dates move with the session’s start and with the course.')
OWN = lazy('Made this session’s own, they stay where they are now.')


def section_dialog(viewer: Person, course: SessionCourse, section: CustomisedSection) -> None:
    zone = ZoneInfo(course.session.time_zone)

    async def keep() -> None:
        forms.no_errors([opens])
        try:
            await customisation.open_section(course, section.id, entered(opens.value, zone), by=viewer)
        except Invalid as no:
            forms.error(opens, str(no))
            return
        box.close()

    async def follow() -> None:
        await customisation.revert_section(course, section.id, by=viewer)
        box.close()

    with forms.dialog(_('When {title} opens', title=section.title)) as box:
        with forms.dialog_body():
            opens = forms.date_time_field(_('Opens in this session'), as_entered(section.opens_at, zone), zone=zone,
                                          hint=_('Empty: from the beginning')).mark('opens')
            lines = [DateSource('course', section.base_opens_at, section.opens_day, wins=not section.is_own)]
            if section.is_own:
                lines.append(DateSource('session', section.opens_at, set_by=section.set_by, wins=True))
            Provenance(_('Opens'), on_revert=follow).show(say.date_lines(lines, viewer.zone), reverts=section.is_own)
        with forms.dialog_foot():
            forms.button(_('Save'), keep, kind='primary').mark('keep-opening')
    box.on('hide', box.delete)
    box.open()


def dates_dialog(viewer: Person, course: SessionCourse, sections: list[CustomisedSection]) -> None:
    follows, own = _counted(sections)

    async def make_own() -> None:
        made = await customisation.pin_dates(course, by=viewer)
        box.close()
        ui.notify(ngettext('{n} date made this session’s own', '{n} dates made this session’s own', made))

    async def follow() -> None:
        await customisation.reset_dates(course, by=viewer)
        box.close()
        ui.notify(_('All dates follow the course'))

    with forms.dialog(_('Dates of this session')) as box:
        with forms.dialog_body():
            ui.label(f'{FOLLOWING} {OWN}').classes('co-text')
            ui.label(ngettext('{n} date follow the course, {own} of this session’s own.',
                              '{n} dates follow the course, {own} of this session’s own.', follows, own=own)
                     ).classes('co-text muted')
        with forms.dialog_foot():
            forms.button(_('Follow the course in all'), follow, kind='quiet').mark('follow-dates').set_enabled(own > 0)
            forms.button(ngettext('Make {n} date own', 'Make {n} dates own', follows), make_own, kind='primary'
                         ).mark('make-dates-own').set_enabled(follows > 0)
    box.on('hide', box.delete)
    box.open()


def _counted(sections: list[CustomisedSection]) -> tuple[int, int]:
    """How many dates follow the course, and how many are this session's own."""
    items = [item for section in sections for item in section.items]
    opened = [section for section in sections if section.opens_at or section.is_own]
    follows = sum(bool(item.base[name]) for item in items for name in DATES if name not in item.own)
    own = sum(name in item.own for item in items for name in DATES)
    return follows + sum(not one.is_own for one in opened), own + sum(one.is_own for one in opened)
