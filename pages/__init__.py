"""The pages, each in the folder its URL names. Importing one puts it on its URL."""
from components import handler_arguments  # takes the place of what NiceGUI asks

from . import build_timeout  # isort: skip - before any page is put on its URL
import pages.account.page
import pages.guards.browser_storage
import pages.guards.page_closed
import pages.guards.websocket_guard
import pages.sign_in.expiry
import pages.sign_in.first_administrator
import pages.sign_in.new_password
import pages.sign_in.page
import pages.sign_in.second_step

from . import (
    admin,
    agenda,
    certificates,
    coaching,
    error_pages,
    files,
    handler_context,
    item_types,
    messages,
    sessions,
)
