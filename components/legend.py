"""What the marks and grounds of a grid mean, in words under or beside it."""
from nicegui import ui

from components.html import esc, glyph, mark
from i18n import Text, lazy

LEVELS = {'ahead': lazy('Ahead'), 'on': lazy('On plan'), 'slip': lazy('Slightly behind'),
          'behind': lazy('Behind'), 'far': lazy('Far behind')}
_SIGNS = {'ahead': 'ahead', 'behind': 'behind', 'far': 'behind'}


def legend(*marks: str, levels: bool = False) -> ui.html:
    """The marks named, in that order; `levels` adds the grounds that tell progress against the plan."""
    grounds = [_ground(level, word) for level, word in LEVELS.items()] if levels else []
    return ui.html(f'<div class="legend">{"".join([*grounds, *map(mark, marks)])}</div>', sanitize=False)


def _ground(level: str, word: Text) -> str:
    sign = glyph(_SIGNS[level]) if level in _SIGNS else ''
    return f'<span class="lmark"><i class="swatch" style="background:var(--heat-{level})">{sign}</i>{esc(word)}</span>'
