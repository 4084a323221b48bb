"""How the demo's running sessions weigh their grades, and what coaches have given by hand."""
from datetime import timedelta
from typing import Any

from ..core.clock import now, stopped_at
from ..grades.changes import GradebookChanges, GradeColumnChanges
from ..grades.entry import enter_grade
from ..grades.excusing import excuse
from ..grades.setup import add_grade_column, gradebook, set_up_gradebook
from ..records.enrolment import Enrolment
from ..records.person import Person

SCALE = [['A', 90], ['B', 80], ['C', 70], ['D', 60], ['F', 0]]
EXCUSED_WHY = 'Was at his sister’s wedding; agreed in September'
TALKED = {0: 9, 1: '7.5', 2: 10, 3: 8, 5: 6}
"""Points for taking part, by the place of the learner."""
CLASSES = ('Morning group', 'Evening group')


async def weigh(python: Any, statistics: Any, coach: Person) -> None:
    """Categories, a late policy, a scale and a column by hand in one course; a pass mark in both."""
    with stopped_at(now() - timedelta(days=6)):
        await set_up_gradebook(python,
                               GradebookChanges(
                                   categories=[{'title': 'Assignments', 'weight': 80, 'drop': 0},
                                               {'title': 'Participation', 'weight': 20}],
                                   late_percent=5, late_per='day', late_floor=40, pass_mark=60, scale=SCALE,
                                   shows_median=True,
                                   certifies=True), by=coach)
        await set_up_gradebook(statistics, GradebookChanges(pass_mark=50), by=coach)
        scheme = await gradebook(python, seen_by=coach)
        by_hand = await add_grade_column(python,
                                         'Participation',
                                         GradeColumnChanges(points=10, category=scheme.categories[1].id),
                                         by=coach)
        learners = await python.participations.filter(state='active').order_by('id').select_related(
            'learner', 'session_course')
        for place, points in TALKED.items():
            if place < len(learners):
                await enter_grade(learners[place], by_hand, str(points), by=coach)
        first = next(column for column in scheme.columns if column.item and column.item.is_assignment)
        await excuse(learners[-1], first.key, why=EXCUSED_WHY, by=coach)
    for place, enrolment in enumerate(await Enrolment.filter(session_id=python.session_id).order_by('id')):
        enrolment.class_name = CLASSES[place % 2]
        await enrolment.save(update_fields=['class_name'])
