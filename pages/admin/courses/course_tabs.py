"""The parts of a course that its authors have, each at an address of its own."""
from components.tabs.tabs import Tab, Tabs
from db import Course
from i18n import _, pgettext


def course_tabs(course: Course, here: str) -> None:
    place = f'/admin/courses/{course.id}'
    Tabs([Tab(key='outline', label=_('Outline'), href=place),
          Tab(key='questions', label=_('Questions'), href=f'{place}/questions'),
          Tab(key='import', label=pgettext('part of a course', 'Import'), href=f'{place}/import')],
         here=here, label=_('Parts of this course'))
