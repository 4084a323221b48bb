"""Writing a base course: who may, and the course's own fields."""
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from ..access.capabilities import administrator, any_author, author, only
from ..core.refusals import Invalid
from ..core.texts import check_markdown
from ..core.topics import transaction
from ..records.event import log
from ..records.system_actor import Actor
from .changes import CourseChanges

if TYPE_CHECKING:
    from ..records.person import Person

_CODE = re.compile(r'[A-Za-z0-9][A-Za-z0-9._-]{0,39}')


class Authoring:

    @classmethod
    def written_by(cls, person):
        """The courses that a person may edit: all for an administrator, those they teach for a teacher."""
        if person.is_administrator:
            return cls.all()
        return cls.filter(teachers__id=person.id) if person.is_teacher else cls.filter(id=None)

    @classmethod
    async def create_course(cls, code: str, title: str, more: CourseChanges | None = None, *, by: 'Person') -> Self:
        """A new, empty course. A teacher who creates it is its teacher."""
        await any_author.check(by)
        async with transaction():
            course = await cls.begin(code, title, more, by=by)
            if not by.is_administrator:
                await course.teachers.add(by)
        return course

    @classmethod
    async def begin(cls, code: str, title: str, more: CourseChanges | None = None, *, by: Actor) -> Self:
        """Inside a change of somebody who has been asked already, or of the system: a course without teachers."""
        course = cls(code='', title='')
        await course._take(replace(more or CourseChanges(), code=code, title=title))
        await course.save()
        await log('created_course', by=by if by.id else None, course_id=course.id)
        return course

    @only(author)
    async def edit(self: Any, changes: CourseChanges, *, by: 'Person') -> None:
        """Change its own fields."""
        async with transaction(self.topic()):
            await self.refresh_from_db()
            await self._take(changes)
            await self.save()
            await log('edited_course', by=by, course_id=self.id)

    @only(author)
    async def archive(self: Any, *, by: 'Person') -> None:
        """Out of the list of courses to choose from. Sessions that run it go on."""
        await self._set_archived(True, by)

    @only(author)
    async def restore(self: Any, *, by: 'Person') -> None:
        await self._set_archived(False, by)

    @only(administrator)
    async def appoint_teachers(self: Any, people: Sequence[Any], *, by: 'Person') -> None:
        """Exactly these write the course."""
        if without := [person.name for person in people if not person.is_teacher]:
            raise Invalid(f'{", ".join(without)} cannot write courses: the role of teacher is missing.', 'teachers')
        async with transaction(self.topic()) as outbox:
            for person in {*await self.teachers.all(), *people}:
                outbox.add(person.topic('access'))
            await self.teachers.clear()
            if people:
                await self.teachers.add(*people)
            await log('appointed_teachers', by=by, course_id=self.id, details={'to': [p.username for p in people]})

    async def _set_archived(self: Any, archived: bool, by: 'Person') -> None:
        async with transaction(self.topic()):
            self.is_archived = archived
            await self.save(update_fields=['is_archived'])
            await log('archived_course' if archived else 'restored_course', by=by, course_id=self.id)

    async def _take(self: Any, changes: CourseChanges) -> None:
        values = changes.said()
        code = values.get('code', self.code).strip()
        title = ' '.join(values.get('title', self.title).split())
        check_code_and_title(code, title)
        if values.get('description', self.description) != self.description:
            check_markdown(values['description'] or '', 'description')
        if await type(self).filter(code=code).exclude(id=self.id or 0).exists():
            raise Invalid(f'The code {code} is taken.', 'code')
        self.update_from_dict({**values, 'code': code, 'title': title})


def check_code_and_title(code: str, title: str) -> None:
    if not _CODE.fullmatch(code):
        raise Invalid('A code has letters, digits and . _ -, at most 40, and no spaces.', 'code')
    if not title or len(title) > 160:
        raise Invalid('Give the course a title of at most 160 characters.', 'title')
