"""How the kinds of items are called and drawn, wherever they are named."""
from typing import NamedTuple

from db.records import ItemKind


class ItemKindLabel(NamedTuple):
    one: str
    many: str
    icon: str
    note: str
    """For who chooses one."""


KINDS = {
    ItemKind.PAGE: ItemKindLabel('page', 'pages', 'article', 'Text that you write here'),
    ItemKind.FILE: ItemKindLabel('file', 'files', 'draft', 'A document to read or download'),
    ItemKind.LINK: ItemKindLabel('link', 'links', 'link', 'A page somewhere else'),
    ItemKind.VIDEO: ItemKindLabel('video', 'videos', 'smart_display', 'A film to watch'),
    ItemKind.QUIZ: ItemKindLabel('quiz', 'quizzes', 'quiz', 'Questions, scored at once'),
    ItemKind.ASSIGNMENT: ItemKindLabel('assignment', 'assignments', 'assignment', 'Work to hand in, graded by a coach'),
    ItemKind.DISCUSSION: ItemKindLabel('discussion', 'discussions', 'forum', 'Threads and replies'),
    ItemKind.SURVEY: ItemKindLabel('survey', 'surveys', 'ballot', 'Opinions, with or without names'),
}
