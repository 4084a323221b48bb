"""What one sees instead of a page: nothing here, not at this time, something went wrong."""
from html import escape

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from nicegui import app

from components import design
from db.core import DatabaseBusy, Refusal, TooBusy, TooComplex, TooManyAttempts
from i18n import Text, _, language_tag, lazy
from pages.dependencies import ClosedNow

STATUS: dict[type[Refusal], int] = {TooManyAttempts: 429, TooBusy: 503, TooComplex: 413}
"""Of a refusal that is not about what somebody may do."""
NOTHING = (lazy('Page not found, or you don’t have access'),
           lazy('Check the address, or ask an administrator for access.'))


@app.exception_handler(404)
async def not_found(request: Request, problem: Exception) -> Response:
    return answer(request, 404, *NOTHING)


@app.exception_handler(ClosedNow)
async def closed_now(request: Request, problem: ClosedNow) -> Response:
    """The viewer's own session, at the wrong time."""
    return answer(request, 403, problem.session.title, str(problem.refusal))


@app.exception_handler(Refusal)
async def refused(request: Request, refusal: Refusal) -> Response:
    status = next((status for kind, status in STATUS.items() if isinstance(refusal, kind)), 403)
    return answer(request, status, _('Not possible'), str(refusal))


@app.exception_handler(DatabaseBusy)
async def busy(request: Request, refusal: DatabaseBusy) -> Response:
    said = answer(request, 503, _('Busy'), str(refusal))
    said.headers['Retry-After'] = '5'
    return said


@app.exception_handler(RequestValidationError)
async def not_understood(request: Request, problem: RequestValidationError) -> Response:
    """A path with a number that none of ours can have leads nowhere; what else is asked wrongly is named."""
    wrong = [error['loc'] for error in problem.errors()]
    if any(loc[0] == 'path' for loc in wrong):
        return answer(request, 404, *NOTHING)
    names = ', '.join(dict.fromkeys(f'“{loc[-1]}”' for loc in wrong))
    return answer(request, 422, _('Not understood'),
                  _('The address says something of {names} that cannot be meant.', names=names))


def answer(request: Request, status: int, title: Text, text: Text) -> Response:
    """A page for people, a sentence for programs."""
    asks_for_page = 'text/html' in request.headers.get('accept', '') or request.url.path.count('.') == 0
    if asks_for_page and not asks_for_data(request):
        return HTMLResponse(_PAGE.format(language=language_tag(), head=design.head(), title=escape(str(title)),
                                         text=escape(str(text)), home=escape(_('My sessions'))), status)
    return JSONResponse({'detail': str(text)}, status)


def asks_for_data(request: Request) -> bool:
    """A grid, or another program, that could do nothing with a page."""
    accepted = request.headers.get('accept', '')
    return 'application/json' in accepted and 'text/html' not in accepted


_PAGE = '''<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · Cohort</title>{head}</head>
<body><main class="public-page"><div class="public-box"><h1 class="co-title">{title}</h1><p class="co-text">{text}</p>
<p class="public-way-on"><a class="co-btn co-primary" href="/sessions">{home}</a></p></div></main></body></html>'''
