"""How much the quizzes and surveys of a course can ask: counted for many at once."""
from collections import Counter, defaultdict
from typing import Any

from tortoise.functions import Count

from formats.questions import QuestionKind

from ..outlines.item_readiness import QuestionCounts
from ..records.question import Question, QuizSlot
from .random_selection import drawable_questions

ROW = ('item_id', 'question_id', 'draws', 'category', 'question__category', 'question__kind', 'question__for_survey',
       'question__is_archived', 'question__is_draft')


async def question_counts(course_id: int, session_course_id: int | None = None) -> dict[int, QuestionCounts]:
    """By item, of a course, or of what exists in this session course only. Two statements."""
    slots = QuizSlot.filter(item__section__course_id=course_id, item__session_course_id=session_course_id)
    by_item: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in await slots.order_by('position', 'id').values_list(*ROW):
        by_item[row[0]].append(row)
    if not by_item:
        return {}
    counted = Question.filter(drawable_questions(course_id, session_course_id)).annotate(count=Count('id')).order_by()
    there: dict[str, int] = dict(await counted.group_by('category').values_list('category', 'count'))  # type: ignore
    return {item_id: _counts(rows, there) for item_id, rows in by_item.items()}


def _counts(rows: list[tuple[Any, ...]], there: dict[str, int]) -> QuestionCounts:
    wanted: Counter[str] = Counter()
    drawable: Counter[str] = Counter()
    """Named questions are not drawn as well."""
    named = 0
    for _, question_id, draws, category, question_category, kind, for_survey, is_archived, is_draft in rows:
        if question_id is None:
            wanted[category] += draws
        elif kind is not QuestionKind.DESCRIPTION:
            named += 1
            drawable[question_category] += not (for_survey or is_archived or is_draft)
    return QuestionCounts(named=named, draws={
        category: (count, max(there.get(category, 0) - drawable[category], 0)) for category, count in wanted.items()})
