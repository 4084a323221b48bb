"""A quiz: questions whose answers are scored."""
from db.records import ItemKind
from i18n import lazy, nlazy, plazy
from pages.item_type_registry import AuthorFields, CoachPart, ItemTypePages, register
from pages.item_types.quiz.author import quiz_fields
from pages.item_types.quiz.coach import WHY_NOT_GRADED, attempt_links, attempts_link
from pages.item_types.quiz.learner import quiz_box

register(ItemTypePages(
    kind=ItemKind.QUIZ, title=plazy('type of item', 'Quiz'), one=plazy('type of item', 'quiz'),
    counted=nlazy('{n} quiz', '{n} quizzes'), icon='quiz',
    note=lazy('Questions, scored at once'), body_label=lazy('About the quiz'),
    learner=quiz_box, author=AuthorFields(draw=quiz_fields),
    coach=CoachPart(work_link=attempts_link, why_not_graded=WHY_NOT_GRADED, attempt_links=attempt_links)))
