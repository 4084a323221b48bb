"""A password that whoever types it may look at."""
from nicegui import ui

from i18n import lazy

SHOW = lazy('Show password')


def password_field(label: str) -> ui.input:
    """With a button in it that shows what is typed, and hides it again."""
    field = ui.input(label, password=True)

    def turn() -> None:
        is_shown = field._props['type'] == 'text'
        field.props(f'type={"password" if is_shown else "text"}')
        button.props(f'icon={_icon(not is_shown)} aria-pressed={str(not is_shown).lower()}')

    with field.add_slot('append'):
        button = ui.button(on_click=turn).props(f'flat round dense size=sm icon={_icon(False)} aria-pressed=false')
        button._props['aria-label'] = str(SHOW)
        button.mark('show-password')
    return field


def _icon(is_shown: bool) -> str:
    return 'sym_o_visibility' if is_shown else 'sym_o_visibility_off'
