"""How long a page may take until it is there.

NiceGUI gives up after 3 seconds and answers that something is wrong, where a server only has much to do: whoever opens
a page then waits a little longer instead.
"""
from nicegui import ui

PATIENCE = 30.0
"""Seconds, for each page that does not say otherwise; as long as a browser is waited for that has lost its line."""

defaults = ui.page.__init__.__kwdefaults__ or {}
assert 'response_timeout' in defaults, 'NiceGUI calls it otherwise now.'
defaults['response_timeout'] = PATIENCE
