"""The parts of a session course that its coaches have, each at an address of its own."""
from components.tabs.tabs import Tab, Tabs
from db import SessionCourse
from i18n import _
from pages.coaching.urls import attempts_url, charts_url, content_url, grades_url, items_url
from pages.sessions.urls import discussion_url, tracking_url


def course_tabs(course: SessionCourse, here: str) -> None:
    """The parts of a course that its coaches have."""
    Tabs([Tab(key='tracking', label=_('Tracking'), href=tracking_url(course.session_id, course.course_id)),
          Tab(key='grades', label=_('Grades'), href=grades_url(course.session_id, course.course_id)),
          Tab(key='items', label=_('Items'), href=items_url(course.session_id, course.course_id)),
          Tab(key='charts', label=_('Charts'), href=charts_url(course.session_id, course.course_id)),
          Tab(key='attempts', label=_('Quizzes'), href=attempts_url(course.session_id, course.course_id)),
          Tab(key='content', label=_('Content'), href=content_url(course.session_id, course.course_id)),
          Tab(key='discussion', label=_('Discussion'), href=discussion_url(course.session_id, course.course_id))],
         here=here, label=_('Parts of this course'))
