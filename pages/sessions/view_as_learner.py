"""Staff look on as a learner: plainly marked, left with one click, and without a trace."""
from typing import Annotated, Any

from fastapi import Query
from nicegui import ui

from components import design
from components.html import banner, esc, icon
from db.core import NotAllowed
from i18n import _, lazy

SeenAs = Annotated[str, Query(alias='as')]
"""`?as=learner` in the address."""
LABEL = lazy('View as learner')
FACT, REST = lazy('You see this course as a learner does.'), lazy('Nothing is recorded.')


def view_as_learner(leave: str) -> None:
    """:param leave: the same page as it is for the viewer"""
    with ui.element('div').classes('looking-on'):
        ui.html(banner('visibility', FACT, REST, tone='warn'), sanitize=False).classes('grow')
        ui.html(f'<a class="{design.SECONDARY} {design.SMALL}" href="{esc(leave)}">{_("Leave")}</a>', sanitize=False)


def view_as_learner_link(href: str) -> str:
    return f'<a class="{design.SECONDARY}" href="{esc(href)}">{icon("visibility")}{LABEL}</a>'


def inert() -> ui.element:
    """Around what only a learner can use: it is there to be seen."""
    return ui.element('div').classes('inert').props('inert')


async def nothing_happens(*_: Any) -> None:
    """Whatever a browser says about it."""
    raise NotAllowed(f'{FACT} {REST}')
