"""The first page of a new house: whoever comes first with the code becomes its administrator."""
from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import app, ui

from components import design
from components.banners import banner
from components.password_field import password_field
from components.public_page.public_page import public_page
from db import people
from db.core import Refusal, TooManyAttempts
from db.people import check_setup_code
from i18n import _
from pages.guards.client_info import address_of
from pages.posted_forms import Posted, back, form, form_token, said
from pages.sign_in.finish import let_in

HERE = '/first-administrator'


@ui.page(HERE)
async def first_administrator(request: Request) -> RedirectResponse | None:
    if not await people.has_no_accounts():
        return RedirectResponse('/sign-in', 303)
    answer, token = said(request), await form_token(request)
    ui.page_title(_('Welcome · Cohort'))
    with public_page(_('Welcome'), _('There is no administrator here yet. You will be the first.')):
        if answer['sentence'] and not answer['field']:
            banner('info', answer['sentence'], tone='warn')
        with form(HERE, token).classes('wide'):
            fields = {
                'code': ui.input(_('Set-up code'), value=answer['code']).props(
                    'name=code autocomplete=off autocapitalize=characters spellcheck=false'),
                'name': ui.input(_('Your name'), value=answer['name']).props('name=name autocomplete=name'),
                'username': ui.input(_('Username'), value=answer['username']).props(
                    'name=username autocomplete=username autocapitalize=none'),
                'password': password_field(_('Password')).props('name=password autocomplete=new-password'),
            }
            fields['code']._props['hint'] = _('The server says it in its log when it starts')
            fields['password']._props['hint'] = _('At least 8 characters')
            for name, field in fields.items():
                field.classes('wide').mark(name)
                if name == answer['field']:
                    field.error = answer['sentence']
            fields[answer['field'] or 'code'].props('autofocus')
            ui.button(_('Create account')).props('type=submit').classes(f'{design.PRIMARY} wide').mark('open-house')
    return None


@app.post(HERE)
async def become_first(request: Request, posted: Posted) -> Response:
    name, username, code = posted['name'], posted['username'], posted['code']
    try:
        check_setup_code(code, address=address_of(request))
        person = await people.become_first_administrator(username, name, posted['password'])
    except Refusal as no:
        field = getattr(no, 'field', None) or ('code' if isinstance(no, TooManyAttempts) else 'password')
        return back(request, HERE, name=name, username=username, code=code, field=field, sentence=str(no))
    return await let_in(request, person, '/admin/sessions')
