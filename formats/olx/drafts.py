"""Units that were never published, and where in the outline they would stand."""
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from i18n import _

from ..questions import ParsedQuestions, UnreadableFile
from .blocks import whole
from .course_dir import Folder

FOLDER = 'drafts/vertical/'
LAST = 10**6


@dataclass(slots=True)
class DraftUnit:
    place: int
    """Among the units of its lesson."""
    path: str
    element: Any


class Drafts:
    def __init__(self, folder: Folder, found: ParsedQuestions) -> None:
        self._folder, self._found = folder, found
        self._by_lesson: dict[str, list[DraftUnit]] = {}
        for path in folder.under(FOLDER):
            url_name = PurePosixPath(path).stem
            if f'vertical/{url_name}.xml' in folder:
                folder.used.add(folder.name(path))
                found.refuse(path, _('It has changes that were never published; what was published counts.'))
            else:
                self._read(path, url_name)

    def take(self, lesson: str) -> list[DraftUnit]:
        """Those of a lesson, by its name, in their order."""
        return sorted(self._by_lesson.pop(lesson, []), key=lambda draft: draft.place)

    def refuse_rest(self) -> None:
        for drafts in self._by_lesson.values():
            for draft in drafts:
                self._found.refuse(draft.path, _('It belongs to no lesson of the course.'))

    def _read(self, path: str, url_name: str) -> None:
        try:
            element = self._folder.xml(path)
        except UnreadableFile as damaged:
            self._found.refuse(path, str(damaged))
            return
        lesson = _last_name(element.get('parent_url') or element.get('parent_sequential_url') or '')
        place = element.get('index_in_children_list', '')
        element.set('url_name', url_name)
        self._by_lesson.setdefault(lesson,
                                   []).append(DraftUnit(0 if place == '0' else whole(place) or LAST, path, element))


def _last_name(address: str) -> str:
    """“s” of “block-v1:O+C+R+type@sequential+block@s”, or of “i4x://O/C/sequential/s”."""
    return address.rpartition('/')[2].rpartition('@')[2]
