"""A quiz: questions whose answers are scored."""
from db.records import ItemKind
from pages.item_type_registry import AuthorFields, CoachPart, ItemTypePages, register
from pages.item_types.quiz.author import quiz_fields
from pages.item_types.quiz.coach import WHY_NOT_GRADED, attempt_links, attempts_link
from pages.item_types.quiz.learner import quiz_box

register(ItemTypePages(
    kind=ItemKind.QUIZ, one='quiz', many='quizzes', icon='quiz', note='Questions, scored at once',
    body_label='About the quiz', learner=quiz_box, author=AuthorFields(draw=quiz_fields),
    coach=CoachPart(work_link=attempts_link, why_not_graded=WHY_NOT_GRADED, attempt_links=attempt_links)))
