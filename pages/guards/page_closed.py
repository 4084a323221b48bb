"""What is shown in place of a page that had to go because its viewer has too many open."""
from fastapi import Request
from fastapi.responses import Response
from nicegui import app

from i18n import _, ngettext
from pages.error_pages import answer
from pages.guards.page_limits import CLOSED, MAX_OF_A_PERSON


@app.get(CLOSED)
async def page_closed(request: Request) -> Response:
    return answer(request, 200, _('This page was closed'),
                  ngettext('At most {n} page can be open at once; those opened first are closed. What you had saved is '
                           'safe. Go back to open it again.',
                           'At most {n} pages can be open at once; those opened first are closed. What you had saved '
                           'is safe. Go back to open it again.', MAX_OF_A_PERSON))
