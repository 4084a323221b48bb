"""Facts about a whole page: it is read only, it has not begun, something could not be loaded."""
from nicegui import ui

from components import html


def banner(icon: str, fact: str, way_on: str = '', *, tone: str = '') -> ui.html:
    """The fact in bold, then the way on. Tones: '' (slate), 'warn', 'accent'."""
    return ui.html(html.banner(icon, fact, way_on, tone=tone), sanitize=False)
