"""The pages, each in the folder its URL names. Importing one puts it on its URL."""
from . import (  # noqa: F401
    account,
    admin,
    agenda,
    certificates,
    coaching,
    files,
    first_administrator,
    messages,
    problems,
    sessions,
    signing_in,
    still_here,
    websocket_guard,
)
