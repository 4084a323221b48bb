"""Title and state of a session, and the actions that change its state, each saying first what will happen."""
from collections.abc import Awaitable, Callable
from functools import partial
from typing import NamedTuple
from zoneinfo import ZoneInfo

from nicegui import ui

from components.check_list.check_list import CheckLine
from components.forms import forms
from components.live import live
from db import Person, Session, sessions
from db.core import NotAllowed, State, clock, reload
from db.sessions import Stage
from i18n import LazyText, _, lazy, ngettext, plazy
from pages.admin.page_header import page_head
from pages.admin.sessions.labels import STAGES
from pages.dates import day
from pages.impact import FOLLOWS, window_lines
from pages.readiness import check_lines
from pages.undo import undo


class StatusChange(NamedTuple):
    label: LazyText
    question: LazyText
    done: LazyText
    text: Callable[[Session, int], str]
    state: State
    kind: str = ''
    anyway: LazyText = lazy('Publish anyway')
    """In place of the label, where something is missing."""


async def status(viewer: Person, session: Session) -> None:
    """Drawn again when somebody changes the session."""
    async def load() -> Session:
        await reload(session)
        return session

    def show(__: Session) -> None:
        with page_head(session.title,
                       state=STAGES[sessions.stage(session)]), ui.element('div').classes('line wrap end'):
            if sessions.stage(session) is not Stage.DRAFT:
                ui.html(f'<a class="co-btn co-quiet" href="/coaching/{session.id}">{_("Tracking")}</a>', sanitize=False)
            for action in ACTIONS[session.state]:
                _button(viewer, session, action)

    await live(session.topic('settings'), load=load, show=show)


def _button(viewer: Person, session: Session, action: StatusChange) -> None:
    async def ask() -> None:
        enrolled = (await sessions.roster_counts(session, seen_by=viewer))['active']
        lines, label, heading = [], action.label, WOULD_MISS
        if action.state is State.PUBLISHED:
            if lines := await check_lines(await sessions.session_readiness(session, seen_by=viewer), viewer):
                label = action.anyway
        else:
            impact = await sessions.dates_impact(session, seen_by=viewer, state=action.state)
            lines = [CheckLine(line) for line in window_lines(impact)]
            heading = FOLLOWS
        with ui.context.client.content:  # what is around the button may be drawn again while somebody thinks
            if await forms.confirm(str(action.question), action.text(session, enrolled), str(label),
                                   danger=action.kind == 'danger', lines=lines, heading=str(heading)):
                await reload(session)
                before = session.state
                await BECOME[action.state](session, by=viewer)
                undo(str(action.done), partial(_back, viewer, session, session.state, before))
    forms.button(str(action.label), ask, kind=action.kind)  # type: ignore[arg-type]


async def _back(viewer: Person, session: Session, state: State, before: State) -> None:
    """To what it was before the action, unless somebody has gone on from there."""
    await reload(session)
    if session.state is not state:
        raise NotAllowed(_('Somebody has changed the session since. Nothing was undone.'))
    await BECOME[before](session, by=viewer)
    ui.notify(_('Undone'))


def _publish(session: Session, enrolled: int) -> str:
    if session.ends and session.ends <= clock.now():
        return ngettext(
            '{n} learner will see it in My sessions at once.',
            '{n} learners will see it in My sessions at once.', enrolled) if enrolled else _(
            'Nobody is enrolled yet; whoever is will see it in My sessions at once.')
    if session.starts and session.starts > clock.now():
        starts = day(session.starts, ZoneInfo(session.time_zone))
        return ngettext(
            '{n} learner will see it in My sessions at once, and enter it from {day} on.',
            '{n} learners will see it in My sessions at once, and enter it from {day} on.',
            enrolled, day=starts) if enrolled else _(
            'Nobody is enrolled yet; whoever is will see it in My sessions at once, and enter it from {day} on.',
            day=starts)
    return ngettext(
        '{n} learner will see it in My sessions at once, and can enter it.',
        '{n} learners will see it in My sessions at once, and can enter it.', enrolled) if enrolled else _(
        'Nobody is enrolled yet; whoever is will see it in My sessions at once, and can enter it.')


def _cancel(session: Session, enrolled: int) -> str:
    return ngettext(
        '{n} learner keeps it in their list, marked as cancelled, and cannot enter any more; open pages leave at once. '
        'Coaches can still read. Publishing it again takes this back.',
        '{n} learners keep it in their list, marked as cancelled, and cannot enter any more; open pages leave at once. '
        'Coaches can still read. Publishing it again takes this back.', enrolled)


def _archive(session: Session, enrolled: int) -> str:
    return ngettext(
        'It leaves every list: {n} learner and the coaches cannot enter any more. All work is kept, and publishing it '
        'again takes this back.',
        'It leaves every list: {n} learners and the coaches cannot enter any more. All work is kept, and publishing it '
        'again takes this back.', enrolled)


def _draft(session: Session, enrolled: int) -> str:
    return ngettext(
        '{n} learner will not see it any more, and open pages leave at once. Coaches still do. Their work is kept.',
        '{n} learners will not see it any more, and open pages leave at once. Coaches still do. Their work is kept.',
        enrolled)


WOULD_MISS = lazy('What learners would miss')
PUBLISH = StatusChange(lazy('Publish'), lazy('Publish?'), lazy('Published'), _publish, State.PUBLISHED, 'primary')
PUBLISH_AGAIN = PUBLISH._replace(label=lazy('Publish again'), question=lazy('Publish again?'),
                                 anyway=lazy('Publish again anyway'))
TO_DRAFT = StatusChange(lazy('Back to draft'), lazy('Back to draft?'), lazy('A draft again'), _draft, State.DRAFT,
                        'quiet')
CANCEL = StatusChange(lazy('Cancel session'), lazy('Cancel session?'), lazy('Cancelled'), _cancel, State.CANCELLED,
                      'danger')
ARCHIVE = StatusChange(plazy('button', 'Archive'), lazy('Archive?'), lazy('Archived'), _archive, State.ARCHIVED,
                       'quiet')

ACTIONS = {
    State.DRAFT: (ARCHIVE, PUBLISH),
    State.PUBLISHED: (TO_DRAFT, ARCHIVE, CANCEL),
    State.CANCELLED: (ARCHIVE, PUBLISH_AGAIN),
    State.ARCHIVED: (TO_DRAFT, PUBLISH_AGAIN),
}
BECOME: dict[State, Callable[..., Awaitable[None]]] = {
    State.DRAFT: sessions.unpublish, State.PUBLISHED: sessions.publish, State.CANCELLED: sessions.cancel,
    State.ARCHIVED: sessions.archive,
}
