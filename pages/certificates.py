"""The public page of a certificate: whoever has the number sees whether it is one, and for what. Nothing else."""
from html import escape

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from nicegui import app

from components import design
from components.html import mark
from components.public_page.public_page import BRAND
from db import Certificate, certificates
from db.core import NotFound, TooManyAttempts
from i18n import _, language_tag, pgettext
from pages.pdf_reports import long_day
from pages.sign_in.page import address_of

HEADERS = {'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex',
           'X-Content-Type-Options': 'nosniff'}
MAX_LENGTH_NUMBER = 40


@app.get('/certificates')
async def look_up(number: str = '') -> Response:
    """Where a number from paper is typed."""
    if typed := number.strip()[:MAX_LENGTH_NUMBER]:
        return RedirectResponse(f'/certificates/{"".join(sign for sign in typed if sign.isalnum() or sign == "-")}',
                                303)
    return _page(_('Check a certificate'), _('Type the number that stands on it.'), 200)


@app.get('/certificates/{number}')
async def certificate(request: Request, number: str) -> Response:
    try:
        found: Certificate = await certificates.verify(number, address=address_of(request))
    except NotFound as no:
        return _page(_('Not a certificate'), str(no), 404)
    except TooManyAttempts as no:
        return _page(_('Too many numbers'), str(no), 429)
    zone = await certificates.time_zone(found)
    revoked = _('Revoked on {day}', day=long_day(found.revoked_at, zone)) if found.revoked_at else ''
    facts = [(_('Learner'), found.learner), (_('Course'), found.course), (_('Session'), found.session),
             (_('Completed'), long_day(found.completed_at, zone)), (_('Issued'), long_day(found.issued_at, zone)),
             (_('Number'), found.number)]
    state = f'<p class="certificate-state">{mark("missing", revoked) if revoked else mark("done", _("Valid"))}</p>'
    told = ''.join(f'<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>' for label, value in facts)
    text = (_('It was issued by this site, and is not valid any more.') if revoked else
            _('This certificate was issued by this site and is valid.'))
    return _page(_('Certificate'), text, 200, f'{state}<dl class="certificate-facts">{told}</dl>')


def _page(title: str, text: str, status: int, facts: str = '') -> Response:
    form = '' if facts else _FORM.format(number=escape(_('Number')), check=escape(pgettext('button', 'Check')))
    return HTMLResponse(_PAGE.format(language=language_tag(), head=design.head(), brand=BRAND, title=escape(title),
                                     text=escape(text), facts=facts, form=form), status, headers=HEADERS)


_FORM = '''<form class="certificate-form" action="/certificates" method="get"><label for="number">{number}</label>
<input id="number" name="number" maxlength="40" autocomplete="off" autocapitalize="characters" required
 placeholder="XXXX-XXXX-XXXX-XXXX"><button class="co-btn co-primary" type="submit">{check}</button></form>'''
_PAGE = '''<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · Cohort</title>{head}</head>
<body><main class="public-page"><div class="public-box"><div class="public-head">{brand}
<h1 class="co-title">{title}</h1>
<p class="co-text">{text}</p></div>{facts}{form}</div></main></body></html>'''
