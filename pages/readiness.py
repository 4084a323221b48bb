"""A check list with the address at which each line is mended."""
from collections.abc import Collection, Mapping

from components.check_list.check_list import CheckLine
from db import Person, courses
from db.core import Readiness, Target


async def check_lines(readiness: Readiness, viewer: Person, *,
                      fields: Mapping[str, str] | None = None) -> list[CheckLine]:
    """Each leads to where the viewer may mend it: to the course for its authors, else to the course in the session.

    :param fields: of the one item that it is about, where that stands beside the list: the ids of its fields
    """
    targets = [finding.target for finding in readiness.findings if finding.target]
    ids = {target.course_id for target in targets if target.course_id}
    writes = await courses.writable_ids(ids, seen_by=viewer) if ids else []

    def href(target: Target | None) -> str:
        if target is None:
            return ''
        if fields is None:
            return address(target, writes)
        return f'#{fields[target.field]}' if target.field in fields else ''

    return [CheckLine(finding.sentence, href(finding.target), finding.blocks) for finding in readiness.findings]


def address(target: Target, writes: Collection[int]) -> str:
    """:param writes: the courses that the viewer writes"""
    item = f'?item={target.item_id}' if target.item_id else ''
    if target.course_id and target.part != 'content' and target.course_id in writes:
        return f'/admin/courses/{target.course_id}{item}'
    if target.course_id and target.session_id:
        return f'/coaching/{target.session_id}/courses/{target.course_id}/content{item}'
    return f'/admin/sessions/{target.session_id}?tab={target.part}' if target.session_id else ''
