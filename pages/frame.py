"""The frame around every signed-in page: who looks, where they are, and how they leave when their right ends."""
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from nicegui import Client, ui

from components.banners import banner
from components.live import catch_up, on_change, on_time
from components.shell.shell import NavGroup, PathStep, SessionChip, Shell, SignOut
from components.unsaved.unsaved import UnsavedQuestion
from db import Person, Session, people
from db.core import Invalid, NotOpen, Phase, Refusal, SignedOut, SignInOver, Topic, Window, clock
from i18n import _, lazy
from pages import dependencies
from pages.dates import tone_of
from pages.guards import websocket_guard
from pages.posted_forms import form_token_of
from pages.sidebar import sidebar_entries
from pages.sign_in.expiry import watch_sign_in
from pages.sign_in.redirects import sign_in_url

WENT_WRONG = lazy('Something went wrong here. What you had saved is safe. Reload the page and try again.')


@contextmanager
def frame(viewer: Person, title: str, *, here: str = '', path: Sequence[tuple[str, str | None]] = (),
          session: Session | None = None, phase: Phase | None = None,
          nav: Sequence[NavGroup] = ()) -> Iterator[Shell]:
    """Sidebar, bar and room for the page.

    `path` leads to the page, outermost first, as (label, address); the page itself is added. With a `session` its name
    stands in the bar and in the browser's tab. `nav` are further groups of the sidebar.
    """
    client = ui.context.client
    ui.page_title(' · '.join([title, *([session.title] if session else []), 'Cohort']))
    ui.on_exception(_tell)
    chip = _chip(session, phase or _phase(client))
    steps = [_step(label, href, chip) for label, href in path]
    shell = Shell(
        me={'name': viewer.name, 'role': role_of(viewer), 'href': '/account'},
        nav=sidebar_entries(viewer, nav), here=here,
        home='/sessions',
        path=[*steps, {'label': title}], session=chip,
        sign_out=_sign_out(client))
    UnsavedQuestion()
    with shell:
        if reason := dependencies.told():
            with ui.element('div').classes('told'):
                banner('info', reason, tone='warn')
        yield shell
    _leave_when_told(client, viewer, shell, session.title if session else title)
    watch_sign_in(client, viewer)
    _count_messages(client, viewer, shell)
    _catch_up_after_a_gap(client, shell)


def opened_once(show: Callable[[], Awaitable[None]]) -> None:
    """What the address of the page asks to be opened on it, a dialog say: as soon as somebody looks at the page."""
    client, is_first = ui.context.client, True

    async def open_it() -> None:
        nonlocal is_first
        if is_first:
            is_first = False
            with client.content:
                await show()

    client.on_connect(open_it)


def role_of(person: Person) -> str:
    """The highest platform role, in a word or two."""
    if person.is_administrator:
        return _('Administrator')
    if person.is_session_administrator:
        return _('Session administrator')
    return _('Teacher') if person.is_teacher else ''


def _sign_out(client: Client) -> SignOut:
    """The form by which the viewer leaves."""
    sign_in = dependencies.sign_in_on(client.request)
    return {'action': '/sign-out', 'fields': {'form': form_token_of(sign_in), 'page': client.id} if sign_in else {}}


def _chip(session: Session | None, phase: Phase | None) -> SessionChip | None:
    if session is None:
        return None
    return {'name': session.title, 'tone': tone_of(phase or Window(session.starts, session.ends).phase(clock.now())),
            'href': f'/sessions/{session.id}'}


def _phase(client: Client) -> Phase | None:
    """Where the session stands for this viewer, as the dependency has found it."""
    role = dependencies.role_on(client.request)
    return role.availability.phase if role and role.availability.listed else None


def _step(label: str, href: str | None, chip: SessionChip | None) -> PathStep:
    """A step of the path; the one that leads to the session wears its chip."""
    step: PathStep = {'label': label}
    if href:
        step['href'] = href
    if chip and href == chip['href']:
        step['tone'] = chip['tone']
    return step


def _leave_when_told(client: Client, viewer: Person, shell: Shell, title: str) -> None:
    """The dependencies ask again whenever the viewer's rights may have changed, be it by the mere passing of time; a no
    sends the page away with its reason."""
    async def ask_again(_: object = None) -> None:
        for question in dependencies.questions(client.request):
            if no := await question():
                if not isinstance(no, SignInOver):  # `sign_in/expiry.py` sees to that
                    _leave(client, no, title)
                return
        edges.set(_edges(client))
        role = dependencies.role_on(client.request)
        if role and role.availability.listed:
            shell.set_session(role.title, tone_of(role.availability.phase))

    edges = on_time(_edges(client), ask_again)
    on_change([viewer.topic('sign_in'), Topic('person', viewer.id, 'access')], ask_again, burst=0, sleeps=False)


def _edges(client: Client) -> tuple[datetime, ...]:
    """The instants at which the viewer's time in this session begins or ends."""
    role = dependencies.role_on(client.request)
    return role.availability.changes_at if role else ()


def _leave(client: Client, no: Refusal, title: str) -> None:
    if isinstance(no, SignedOut):
        dependencies.tell_next_page(str(no))
        websocket_guard.send_away(client, sign_in_url(_place(client)))
        return
    dependencies.tell_next_page(str(no) if isinstance(no, NotOpen) else _('{title} is not open to you any more.',
                                                                          title=title))
    websocket_guard.send_away(client, '/sessions')


def _place(client: Client) -> str:
    url = client.request.url
    return url.path + (f'?{url.query}' if url.query else '')


def _count_messages(client: Client, viewer: Person, shell: Shell) -> None:
    """How many are not read, from the moment on at which somebody looks at the page."""
    counted: int | None = None
    is_first = True

    async def look(_: object = None) -> None:
        nonlocal counted, is_first
        unread = await people.unread_messages(viewer, seen_by=viewer) or None
        if unread != counted:
            counted = unread
            shell.count('messages', unread, quietly=is_first)
        is_first = False

    on_change(viewer.topic('messages'), look)
    client.on_connect(look)


def _catch_up_after_a_gap(client: Client, shell: Shell) -> None:
    lost = False

    def gone() -> None:
        nonlocal lost
        lost = True

    async def back() -> None:
        nonlocal lost
        if lost:
            lost = False
            await catch_up(client)
            shell.caught_up()

    client.on_disconnect(gone)
    client.on_connect(back)


def _tell(problem: Exception) -> None:
    """A refusal is an answer, in its own sentence; what belongs to a field is said there by its form."""
    if isinstance(problem, Invalid) and problem.field:
        ui.notify(str(problem), icon='sym_o_edit')
    elif isinstance(problem, Refusal):
        ui.notify(str(problem), icon='sym_o_block')
    else:
        ui.notify(str(WENT_WRONG), icon='sym_o_error')
