"""The parts of a course that its authors have, each at an address of its own."""
from components.tabs.tabs import Tab, Tabs
from db import Course


def course_tabs(course: Course, here: str) -> None:
    place = f'/admin/courses/{course.id}'
    Tabs([Tab(key='outline', label='Outline', href=place),
          Tab(key='questions', label='Questions', href=f'{place}/questions'),
          Tab(key='import', label='Import', href=f'{place}/import')], here=here, label='Parts of this course')
