"""The first page of a new house: whoever comes first with the code becomes its administrator."""
from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import app, ui

from components import design
from components.door import door
from components.states import banner
from db import Person, Refusal
from pages.posted import Posted, back, form, form_token, said
from pages.signing_in import let_in

HERE = '/first-administrator'


@ui.page(HERE, title='Welcome · Cohort')
async def first_administrator(request: Request) -> RedirectResponse | None:
    if not await Person.nobody_yet():
        return RedirectResponse('/sign-in', 303)
    answer, token = said(request), await form_token(request)
    with door('Welcome', 'Nobody has an account here yet. Yours will be the administrator’s.'):
        if answer['sentence'] and not answer['field']:
            banner('info', answer['sentence'], tone='warn')
        with form(HERE, token).classes('wide'):
            fields = {
                'name': ui.input('Your name', value=answer['name']).props('name=name autocomplete=name'),
                'username': ui.input('Username', value=answer['username']).props(
                    'name=username autocomplete=username autocapitalize=none'),
                'password': ui.input('Password', password=True, password_toggle_button=True).props(
                    'name=password autocomplete=new-password hint="At least 8 characters"'),
            }
            for name, field in fields.items():
                field.classes('wide').mark(name)
                if name == answer['field']:
                    field.error = answer['sentence']
            fields[answer['field'] or 'name'].props('autofocus')
            ui.button('Create account').props('type=submit').classes(f'{design.PRIMARY} wide').mark('open-house')
    return None


@app.post(HERE)
async def become_first(request: Request, posted: Posted) -> Response:
    name, username = posted['name'], posted['username']
    try:
        person = await Person.become_first_administrator(username, name, posted['password'])
    except Refusal as no:
        field = getattr(no, 'field', None) or 'password'
        return back(request, HERE, name=name, username=username, field=field, sentence=str(no))
    return await let_in(request, person, '/admin/sessions')
