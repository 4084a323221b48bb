"""The parts of a session course that its coaches have, each at an address of its own."""
from components.tabs.tabs import Tab, Tabs
from db import SessionCourse
from pages.coaching.urls import attempts_place, charts_place, content_place, grades_place, items_place
from pages.sessions.urls import discussion_place, tracking_place


def course_tabs(course: SessionCourse, here: str) -> None:
    """The parts of a course that its coaches have."""
    Tabs([Tab(key='tracking', label='Tracking', href=tracking_place(course.session_id, course.course_id)),
          Tab(key='grades', label='Grades', href=grades_place(course.session_id, course.course_id)),
          Tab(key='items', label='Items', href=items_place(course.session_id, course.course_id)),
          Tab(key='charts', label='Charts', href=charts_place(course.session_id, course.course_id)),
          Tab(key='attempts', label='Quizzes', href=attempts_place(course.session_id, course.course_id)),
          Tab(key='content', label='Content', href=content_place(course.session_id, course.course_id)),
          Tab(key='discussion', label='Discussion', href=discussion_place(course.session_id, course.course_id))],
         here=here, label='Parts of this course')
