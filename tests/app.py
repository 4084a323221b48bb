"""The application as the tests run it: built as always, served to nobody. Executed anew for each test."""
from nicegui import ui

from db.core import storage_secret
from main import build
from tests.pages_once import put_pages_on_their_urls

put_pages_on_their_urls()
build()
ui.run(storage_secret=storage_secret())
