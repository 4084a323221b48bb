"""Bringing a course or questions into a base course: what a file holds, and then all of it or nothing.

Items and questions are found again by what their file calls them: an import adds what is missing and leaves alone what
is here, also where its authors have changed it meanwhile.
"""
from typing import Any

from formats.courses import ReadCourse

from ...access import any_author, author
from ...house import or_the_house
from ...live import change
from ..tally import Watch, nobody_watches
from .reading import ContentFormat, read_content
from .report import content_report
from .writing import Brought, write

__all__ = ['Brought', 'ContentFormat', 'bring_in', 'content_report', 'read_content']


async def bring_in(read: ReadCourse, code: str, *, by: Any, source: str, watch: Watch = nobody_watches) -> Brought:
    """Write it into the course with this code, which is made where there is none: all of it, or nothing.

    :param by: an author of that course, or the house
    :param source: what kind of file it was; with the file's own names it tells what is here already
    """
    from ...course import Course
    async with change() as bells:
        course = await Course.get_or_none(code=code.strip())
        if course is None:
            await or_the_house(any_author).check(by)
            course = await Course.begin(code, read.title[:160] or code, by=by, language=read.language[:12] or 'en',
                                        description=read.description)
            if by.id and not by.is_administrator:
                await course.teachers.add(by)
        else:
            await or_the_house(author).check(by, course)
        return await write(read, course, bells, by=by, source=source, watch=watch)
