"""What a handler says reaches its page, even when the part of the page that it was started from has gone meanwhile.

A handler that waits for the database goes on after a redraw has taken its button away, or a dialog has closed. NiceGUI
looks for the page at that button alone, and would end the handler with an error; here any part still there will do.
"""
from nicegui import Client
from nicegui.context import Context


def page_of(context: Context) -> Client:
    """The page of the innermost part that is still there."""
    slots = context.slot_stack
    for slot in reversed(slots):
        if (part := slot._parent()) is not None:
            return part.client
    return context.slot.parent.client


Context.client = property(page_of)  # type: ignore[method-assign,assignment]
