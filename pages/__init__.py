"""The pages, each in the folder its URL names. Importing one puts it on its URL."""
from components import handler_arguments  # noqa: F401 - takes the place of what NiceGUI asks

from . import page_building  # noqa: F401  # isort: skip - before any page is put on its URL
from . import (  # noqa: F401
    account,
    admin,
    agenda,
    browser_storage,
    certificates,
    coaching,
    files,
    first_administrator,
    messages,
    new_password,
    page_closed,
    problems,
    second_factor,
    second_step,
    sessions,
    signed_in,
    signing_in,
    still_here,
    websocket_guard,
)
