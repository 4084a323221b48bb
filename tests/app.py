"""The application as the tests run it: built as always, served to nobody. Executed anew for each test."""
from nicegui import ui

from main import build

build()
ui.run(storage_secret='only for tests')
