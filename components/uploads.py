"""Where files come in: an unseen uploader, to be opened by a button of ours, and what is said when one is not taken."""
from collections.abc import Callable
from typing import Any

from nicegui import ui
from nicegui.events import UploadEventArguments

from db import UPLOADS

NOT_ARRIVED = 'The file did not arrive. Try again.'
TOO_MANY_REQUESTS = 429


def uploader(on_upload: Callable[[UploadEventArguments], Any], *, limit: int, accept: str = '') -> ui.upload:
    """:param limit: bytes of one file; what the browser is told is what the server takes (`pages/upload_guard.py`)
    :param accept: endings, such as '.csv,.xlsx'; empty for all
    """
    made = ui.upload(auto_upload=True, max_file_size=limit, on_upload=on_upload).classes('hidden')
    if accept:
        made.props(f'accept="{accept}"')
    made.on_rejected(lambda: ui.notify(f'Not added: files can be up to {megabytes(limit)}.'))
    made.on('failed', lambda event: _failed(made, event.args), js_handler='(told) => emit(told.xhr?.status ?? 0)')
    return made


def opens(button: ui.button, uploader: ui.upload) -> None:
    """Straight in the browser: it opens its file dialog only while a click is fresh."""
    button.on('click', js_handler=f'() => runMethod({uploader.id}, "pickFiles", [])')


def megabytes(limit: int) -> str:
    return f'{limit / 1_000_000:g} MB' if limit % 1_000_000 == 0 else f'{limit / 1024 / 1024:g} MB'


def _failed(uploader: ui.upload, status: object) -> None:
    uploader.reset()
    ui.notify(UPLOADS.sentence if status == TOO_MANY_REQUESTS else NOT_ARRIVED, icon='sym_o_error')
