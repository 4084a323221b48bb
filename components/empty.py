"""What one sees where nothing is."""
from nicegui import ui

from components import html


def empty(title: str, text: str = '') -> ui.html:
    """One bold sentence what is not there, one what will bring it."""
    return ui.html(html.empty(title, text), sanitize=False)
