"""What is missing or will follow, before somebody says yes: each line leads to where it is mended."""
from collections.abc import Sequence
from typing import NamedTuple

from nicegui import ui

from components.html import esc, icon
from i18n import Text, _, lazy, ngettext

MAX_LINES = 30
"""Lines that are shown; the others are counted."""


class CheckLine(NamedTuple):
    text: str
    href: str = ''
    blocks: bool = False
    """It has to be mended first."""


def check_list(lines: Sequence[CheckLine], heading: Text = lazy('Worth a look')) -> ui.html:
    """One element, in two parts where there are both: what has to be mended, and the rest under the heading."""
    blocking, others = [one for one in lines if one.blocks], [one for one in lines if not one.blocks]
    return ui.html(_part(_('To mend first'), 'error', blocking) + _part(str(heading), 'warning', others),
                   sanitize=False).classes('check-list')


def _part(title: str, sign: str, lines: Sequence[CheckLine]) -> str:
    if not lines:
        return ''
    more = len(lines) - MAX_LINES
    items = ''.join(_line(line, sign) for line in lines[:MAX_LINES])
    if more > 0:
        items += f'<li class="muted">{ngettext("and {n} more", "and {n} more", more)}</li>'
    return f'<section class="{sign}"><h3>{esc(title)}</h3><ul>{items}</ul></section>'


def _line(line: CheckLine, sign: str) -> str:
    words = f'<a href="{esc(line.href)}">{esc(line.text)}</a>' if line.href else f'<span>{esc(line.text)}</span>'
    return f'<li>{icon(sign, 18)}{words}</li>'
