"""A check list with the address at which each line is mended."""
from collections.abc import Collection

from components.check_list import Line
from db import Course, Person, Readiness, Target
from pages.coaching.places import content_place


async def check_lines(readiness: Readiness, viewer: Person) -> list[Line]:
    """Each leads to where the viewer may mend it: to the course for its authors, else to the course in the session."""
    targets = [finding.target for finding in readiness.findings if finding.target]
    ids = {target.course_id for target in targets if target.course_id}
    writes = await Course.written_by(viewer).filter(id__in=list(ids)).values_list('id', flat=True) if ids else ()
    return [Line(finding.sentence, address(finding.target, writes) if finding.target else '', finding.blocks)
            for finding in readiness.findings]


def address(target: Target, writes: Collection[int]) -> str:
    """:param writes: the courses that the viewer writes"""
    item = f'?item={target.item_id}' if target.item_id else ''
    if target.course_id and target.part != 'content' and target.course_id in writes:
        return f'/admin/courses/{target.course_id}{item}'
    if target.course_id and target.session_id:
        return f'{content_place(target.session_id, target.course_id)}{item}'
    return f'/admin/sessions/{target.session_id}?tab={target.part}' if target.session_id else ''
