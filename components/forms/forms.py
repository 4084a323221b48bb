"""Fields with their label above and their error below, dialogs, and the word that something is saved."""
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from html import escape
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from nicegui import ui

from components.check_list.check_list import CheckLine, check_list
from components.date_time.date_time import DateTimeField
from components.number_field import NumberField
from components.text_field import TextArea, TextField
from components.unsaved.unsaved import WORDS as UNSAVED
from components.unsaved.unsaved import Dialog
from db.core import Invalid
from i18n import Text, _, lazy

LOOK = 'outlined dense stack-label no-error-icon'

FOCUS_FIRST_ERROR = '''
    const within = document.querySelector('.q-dialog') ?? document;
    const wrong = '.q-field--error input, .q-field--error textarea, [aria-invalid=true]';
    setTimeout(() => within.querySelector(wrong)?.focus(), 50);
'''

CHOSEN_FIELD = '(event) => { const link = event.target.closest(\'a[href^="#"]\'); ' \
               'if (link) { event.preventDefault(); emit(link.hash.slice(1)); } }'
FOCUS_WITHIN = '''
    setTimeout(() => {
        const place = document.getElementById("%s");
        place?.scrollIntoView({block: 'center'});
        (place?.matches('input, textarea') ? place : place?.querySelector('input, textarea, button'))?.focus();
    }, 300);
'''
"""Once the dialog has given the focus back."""


def text_field(label: str, value: str = '', *, hint: str = '', password: bool = False, lines: int = 1,
               placeholder: str = '', max_length: int | None = None, autocomplete: str = 'off',
               on_change: Callable[..., Any] | None = None) -> ui.input:
    """One line of text, or several with `lines`."""
    if lines > 1:
        field: TextField | TextArea = TextArea(label, value=value, placeholder=placeholder, on_change=on_change)
        field.props(f'{LOOK} rows={lines} autogrow')
    else:
        field = TextField(label, value=value, placeholder=placeholder, password=password, on_change=on_change)
        field.props(LOOK)
    field.props(f'autocomplete={autocomplete}')
    field.longest = max_length
    return _hinted(field, hint)


def number_field(label: str, value: float | None = None, *, hint: str = '', least: float | None = None,
                 most: float | None = None, step: float | None = None, suffix: str | None = None,
                 on_change: Callable[..., Any] | None = None) -> NumberField:
    """:param step: 1 for whole numbers"""
    field = NumberField(label, value=value, least=least, most=most, step=step, suffix=suffix, on_change=on_change)
    return _hinted(field.props(LOOK), hint)


def select_field(label: str, options: list[Any] | dict[Any, str], value: Any = None, *, hint: str = '',
                 searchable: bool = False, new_values: bool = False, clearable: bool = False,
                 on_change: Callable[..., Any] | None = None) -> ui.select:
    """One of `options`: a list, or a dict from value to words. `new_values` lets people type one that is not there."""
    field = ui.select(options, label=label, value=value, with_input=searchable or new_values, clearable=clearable,
                      new_value_mode='add-unique' if new_values else None, on_change=on_change)
    return _hinted(field.props(f'{LOOK} options-dense dropdown-icon=sym_o_expand_more'), hint)


def several_field(label: str, options: dict[Any, str], value: list[Any] | None = None, *, hint: str = '') -> ui.select:
    """Any number of `options`, a dict from value to words; those that are not there any more are left out."""
    chosen = [one for one in value or [] if one in options]
    field = ui.select(options, label=label, value=chosen, multiple=True, with_input=True, clearable=True)
    return _hinted(field.props(f'{LOOK} options-dense use-chips dropdown-icon=sym_o_expand_more'), hint)


def date_time_field(label: str, value: str | None = '', *, edge: Literal['start', 'end'] = 'start', hint: str = '',
                    zone: ZoneInfo | Callable[[], ZoneInfo | None] | None = None,
                    on_change: Callable[..., Any] | None = None) -> DateTimeField:
    """A local day with an optional time; without one it means 00:00 for a start and 23:59 for an end.

    :param zone: in which it is meant: times that do not exist there are refused, of those that come twice it is said
        which one is taken
    """
    return DateTimeField(label, value=value, edge=edge, hint=hint, zone=zone if callable(zone) else lambda: zone,
                         on_change=on_change)


def time_zone_field(label: str, value: str, *, hint: str = '',
                    on_change: Callable[..., Any] | None = None) -> ui.select:
    zones = time_zones()
    options = list(zones) if value in zones else [value, *zones]
    return select_field(label, options, value, hint=hint, searchable=True, on_change=on_change)


@cache
def time_zones() -> tuple[str, ...]:
    """The zones people name by a place, and UTC; without the aliases kept for old programs."""
    legacy = ('Etc/', 'SystemV/', 'US/', 'Canada/', 'Brazil/', 'Chile/', 'Mexico/')
    places = (zone for zone in available_timezones() if '/' in zone and not zone.startswith(legacy))
    return (*sorted(places), 'UTC')


def error(field: Any, sentence: str) -> None:
    """Say under a field what is wrong with it, and take the reader to the first such field. Typing takes it away."""
    field.error = sentence
    field.client.run_javascript(FOCUS_FIRST_ERROR)


@contextmanager
def checked(fields: Mapping[str, Any]) -> Iterator[None]:
    """What is refused inside is said at its field (“rubric” at `settings.rubric`), and nothing typed is lost. Begin
    with `check`."""
    no_errors(fields.values())
    try:
        yield
    except Invalid as no:
        wrong = fields.get(no.field or '') or next(
            (field for name, field in fields.items() if name.rpartition('.')[2] == no.field), None)
        if wrong is None:
            raise
        error(wrong, str(no))


def check(fields: Mapping[str, Any]) -> None:
    """Raises Invalid with the first field in which something stands that it does not take; all of them say so."""
    wrong = {name: sentence for name, field in fields.items() if (sentence := getattr(field, 'wrong', None))}
    for name, sentence in wrong.items():
        fields[name].error = sentence
    for name, sentence in wrong.items():
        raise Invalid(sentence, name)


def no_errors(fields: Iterable[Any]) -> None:
    for field in fields:
        field.error = None


@contextmanager
def dialog(title: str, *, wide: bool = False, stays: bool = False) -> Iterator[Dialog]:
    """A closed dialog to fill: `with dialog('Add people') as box: …`, then `box.open()` or `await box`.

    Esc and a click beside it close it, after a question where something was entered; the focus goes in and comes back.
    It belongs to the page, not to the place from which it was opened: a live region that is drawn again does not take
    it away.

    :param stays: only its own buttons close it
    """
    look = 'dialog dialog-wide' if wide else 'dialog'
    with ui.context.client.content, Dialog(stays=stays) as box, ui.element('div').classes(look) as inside:
        box._props['aria-label'] = title
        with ui.element('div').classes('dialog-head'):
            ui.html(f'<h2 class="co-heading">{escape(title)}</h2>', sanitize=False)
            close = ui.button(icon='sym_o_close').classes('co-btn co-quiet co-small co-icon')
            close.props('flat unelevated').on('click', box.close, js_handler=box.leave_script)
            close._props['aria-label'] = _('Close')
        yield box
        box.mark_region(inside)


def cancel(box: Dialog, label: Text = lazy('Cancel')) -> ui.button:
    """Closes the dialog as × does."""
    return button(str(label), kind='quiet').on('click', box.close, js_handler=box.leave_script)


async def drops_changes(box: Dialog) -> bool:
    """Before the dialog is left for another action than saving: whether nothing is changed in it, or may be dropped."""
    return not box.is_changed or await confirm(str(UNSAVED['title']), str(UNSAVED['text']), str(UNSAVED['discard']),
                                               danger=True, cancel_label=UNSAVED['keep'])


@contextmanager
def dialog_body() -> Iterator[None]:
    with ui.element('div').classes('dialog-body stack-s'):
        yield


@contextmanager
def dialog_foot() -> Iterator[None]:
    """The row of buttons at the end of a dialog; the action comes last."""
    with ui.element('div').classes('dialog-foot'):
        yield


def button(label: str, on_click: Callable[..., Any] | None = None, *, icon: str | None = None, small: bool = False,
           kind: Literal['', 'primary', 'quiet', 'danger'] = '') -> ui.button:
    """A button that names the action."""
    made = ui.button(label, icon=f'sym_o_{icon}' if icon else None, on_click=on_click).props('no-caps unelevated flat')
    return made.classes('co-btn' + (f' co-{kind}' if kind else '') + (' co-small' if small else ''))


async def confirm(title: str, text: str, action_label: str, *, danger: bool = False,
                  cancel_label: Text = lazy('Cancel'), lines: Sequence[CheckLine] = (),
                  heading: Text = lazy('Worth a look')) -> bool:
    """Ask before an action that is not easily undone; `action_label` names it ("Archive session").

    :param lines: what is missing or will follow, under this heading; where one of them blocks, there is nothing to
        agree to
    """
    refused = any(line.blocks for line in lines)
    with dialog(title) as box:
        with dialog_body():
            if text:
                ui.label(text).classes('co-text')
            if lines:
                listed = check_list(lines, heading)
                if any(line.href.startswith('#') for line in lines):
                    listed.on('click', lambda event: box.submit(event.args), js_handler=CHOSEN_FIELD)
        with dialog_foot():
            stay = button(_('Close') if refused else str(cancel_label), lambda: box.submit(False), kind='quiet')
            if not refused:
                act = button(action_label, lambda: box.submit(True), kind='danger' if danger else 'primary').mark('act')
            (stay if danger or lines else act).props('autofocus')
    box.on('hide', box.delete)  # not before: Quasar gives the focus back when the dialog has gone
    answer = await box
    take_from_sight(box)
    if isinstance(answer, str) and f'#{answer}' in {line.href for line in lines}:
        box.client.run_javascript(FOCUS_WITHIN % answer)
    return answer is True


async def told(title: str, text: str) -> None:
    """Why something cannot be done, said instead of asking whether to do it."""
    with dialog(title) as box:
        with dialog_body():
            ui.label(text).classes('co-text')
        with dialog_foot():
            button(_('Close'), box.close, kind='primary').props('autofocus')
    box.on('hide', box.delete)
    await box
    take_from_sight(box)


def take_from_sight(box: ui.dialog) -> None:
    """What it holds, not the dialog itself: an invisible element does not hear that it has gone, and would stay."""
    for part in box:
        part.set_visibility(False)


class SavedNote(ui.element):
    """A quiet line that says whether what is on the page is kept."""

    def __init__(self) -> None:
        super().__init__('span')
        self.classes('saved-note cap muted').props('role=status')
        with self:
            self._icon = ui.icon('sym_o_cloud_done')
            self._words = ui.label()
        self.set_visibility(False)

    def saved(self) -> None:
        self._say('sym_o_cloud_done', _('Saved just now'))

    def unsaved(self) -> None:
        self._say('sym_o_edit', _('Not saved yet'))

    def nothing(self) -> None:
        """What stands there is what is kept, and was all the time."""
        self._words.set_text('')
        self.set_visibility(False)

    def _say(self, icon: str, words: str) -> None:
        self._icon.set_name(icon)
        self._words.set_text(words)
        self.set_visibility(True)


def saved_note() -> SavedNote:
    return SavedNote()


def _hinted(field: Any, hint: str) -> Any:
    if hint:
        field._props['hint'] = hint
    return field
