"""Who helps in a session: a list of people with what they are there."""
from collections.abc import Sequence
from typing import NamedTuple

from nicegui import ui

from components.html import ava, esc


class Coach(NamedTuple):
    name: str
    role: str  # 'Session coach', 'Python for data'


def coach_list(title: str, coaches: Sequence[Coach], *, empty: str) -> ui.html:
    return ui.html(coach_markup(title, coaches, empty=empty), sanitize=False)


def coach_markup(title: str, coaches: Sequence[Coach], *, empty: str) -> str:
    people = ''.join(map(_line, coaches)) or f'<li class="muted">{esc(empty)}</li>'
    return (f'<section class="co-panel co-flush" aria-label="{esc(title)}"><div class="panel-head">'
            f'<h2 class="co-heading">{esc(title)}</h2></div><ul class="coaches">{people}</ul></section>')


def _line(coach: Coach) -> str:
    return (f'<li>{ava(coach.name, "")}<span class="two grow"><span class="m clip">{esc(coach.name)}</span>'
            f'<span class="cap muted clip" title="{esc(coach.role)}">{esc(coach.role)}</span></span></li>')
