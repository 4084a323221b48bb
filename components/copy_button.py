"""A text for the clipboard. The browser copies it, which it allows only while a click is fresh, and not everywhere."""
import json

from nicegui import ui

from components.forms import forms
from i18n import _, lazy

WORDS = {'copied': lazy('Copied'),
         'refused': lazy('Your browser does not copy here. Select the text and copy it yourself.')}
HANDLER = '''() => {
    const tell = (message) => Quasar.Notify.create({ message });
    const copied = navigator.clipboard ? navigator.clipboard.writeText(%(text)s) : Promise.reject();
    return copied.then(() => tell(%(copied)s), () => tell(%(refused)s));
}'''


def copy_button(text: str, *, small: bool = True) -> ui.button:
    """It says what has come of it."""
    button = forms.button(_('Copy'), icon='content_copy', small=small)
    words = {name: json.dumps(str(word)) for name, word in {'text': text, **WORDS}.items()}
    button.on('click', js_handler=HANDLER % words)
    return button
