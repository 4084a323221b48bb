"""Where files come in: an unseen uploader, to be opened by a button of ours, and what is said when one is not taken."""
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from nicegui import ui
from nicegui.events import UploadEventArguments

from components.events import matches
from db.core import UPLOADS
from i18n import _, lazy

NOT_ARRIVED = lazy('The file did not arrive. Try again.')
FAILED = '(told) => emit({status: told.xhr?.status ?? 0, names: told.files.map((file) => file.name)})'
FAILED_SHAPE = {'status': int, 'names': [str]}
"""What an uploader's “failed” tells: the status of the server's answer, 0 where there was none, and which files."""


def uploader(on_upload: Callable[[UploadEventArguments], Any], *, limit: int, accept: str = '') -> ui.upload:
    """:param limit: bytes of one file; what the browser is told is what the server takes
        (`pages/guards/upload_guard.py`)
    :param accept: endings, such as '.csv,.xlsx'; empty for all
    """
    made = ui.upload(auto_upload=True, max_file_size=limit, on_upload=on_upload).classes('hidden')
    if accept:
        made.props(f'accept="{accept}"')
    made.on_rejected(lambda: ui.notify(_('Not added: files can be up to {size}.', size=megabytes(limit))))
    made.on('failed', lambda event: _failed(made, event.args), js_handler=FAILED)
    return made


def opens(button: ui.button, uploader: ui.upload) -> None:
    """Straight in the browser: it opens its file dialog only while a click is fresh."""
    button.on('click', js_handler=f'() => runMethod({uploader.id}, "pickFiles", [])')


def megabytes(limit: int) -> str:
    one = 1_000_000 if limit % 1_000_000 == 0 else 1024 * 1024
    return _('{size} MB', size=f'{limit / one:g}')


def why_failed(status: int) -> str:
    """In a sentence."""
    return str(UPLOADS.sentence if status == HTTPStatus.TOO_MANY_REQUESTS else NOT_ARRIVED)


def _failed(uploader: ui.upload, said: Any) -> None:
    uploader.reset()
    ui.notify(why_failed(said['status'] if matches(said, FAILED_SHAPE) else 0), icon='sym_o_error')
