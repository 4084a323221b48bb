"""From tracking to what a learner sees of a course."""
from collections.abc import Iterable

from nicegui import ui

from components import design
from components.html import esc, icon
from db import SessionCourse
from db.access import SessionRole
from pages.sessions.urls import course_url
from pages.sessions.view_as_learner import LABEL, view_as_learner_link


def view_as_learner_menu(role: SessionRole, courses: Iterable[SessionCourse]) -> None:
    """The way to one course, or the choice among several; who takes a course sees it as it is for them anyway."""
    links = [(course.course.title, course_url(course.session_id, course.course_id, as_learner=True))
             for course in courses if course.id not in role.attended]
    if len(links) == 1:
        ui.html(view_as_learner_link(links[0][1]), sanitize=False)
    elif links:
        lines = ''.join(f'<li><a class="clip" href="{esc(href)}">{esc(title)}</a></li>' for title, href in links)
        ui.html(f'<details class="unfold"><summary class="{design.SECONDARY}">{icon("visibility")}{LABEL}'
                f'{icon("expand_more")}</summary><ul>{lines}</ul></details>', sanitize=False)
