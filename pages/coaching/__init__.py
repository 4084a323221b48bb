"""What coaches see: the tracking of a session, of each of its courses, and of one learner."""
from . import (  # noqa: F401
    attempt,
    attempts,
    charts,
    content,
    course,
    downloads,
    enrolled,
    grade_rows,
    grades,
    item,
    items,
    rows,
    session,
    survey,
)
