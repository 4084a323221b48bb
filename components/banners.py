"""Facts about a whole page: it is read only, it has not begun, something could not be loaded."""
from nicegui import ui

from components import html
from i18n import Text


def banner(icon: str, fact: Text, way_on: Text = '', *, tone: str = '') -> ui.html:
    """The fact in bold, then the way on. Tones: '' (slate), 'warn', 'accent'."""
    return ui.html(html.banner(icon, fact, way_on, tone=tone), sanitize=False)
