"""How the demo's running sessions weigh their grades, and what coaches have given by hand."""
from datetime import timedelta
from typing import Any

from ..core.clock import now, stopped_at

SCALE = [['A', 90], ['B', 80], ['C', 70], ['D', 60], ['F', 0]]
EXCUSED_WHY = 'Was at his sister’s wedding; agreed in September'
TALKED = {0: 9, 1: '7.5', 2: 10, 3: 8, 5: 6}
"""Points for taking part, by the place of the learner."""
CLASSES = ('Morning group', 'Evening group')


async def weigh(python: Any, statistics: Any, coach: Any) -> None:
    """Categories, a late policy, a scale and a column by hand in one course; a pass mark in both."""
    from ..grades.changes import GradebookChanges, GradeColumnChanges
    from ..records.enrolment import Enrolment
    with stopped_at(now() - timedelta(days=6)):
        await python.set_up_gradebook(
            GradebookChanges(
                categories=[{'title': 'Assignments', 'weight': 80, 'drop': 0}, {'title': 'Taking part', 'weight': 20}],
                late_percent=5, late_per='day', late_floor=40, pass_mark=60, scale=SCALE, shows_median=True,
                certifies=True), by=coach)
        await statistics.set_up_gradebook(GradebookChanges(pass_mark=50), by=coach)
        scheme = await python.gradebook(seen_by=coach)
        by_hand = await python.add_grade_column(
            'Taking part', GradeColumnChanges(points=10, category=scheme.categories[1].id), by=coach)
        learners = await python.participations.filter(state='active').order_by('id').select_related(
            'learner', 'session_course')
        for place, points in TALKED.items():
            if place < len(learners):
                await learners[place].enter_grade(by_hand, str(points), by=coach)
        first = next(column for column in scheme.columns if column.item and column.item.is_assignment)
        await learners[-1].excuse(first.key, why=EXCUSED_WHY, by=coach)
    for place, enrolment in enumerate(await Enrolment.filter(session_id=python.session_id).order_by('id')):
        enrolment.class_name = CLASSES[place % 2]
        await enrolment.save(update_fields=['class_name'])
