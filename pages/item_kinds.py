"""How the kinds of items are called and drawn, wherever they are named."""
from typing import NamedTuple

from db import ItemKind


class KindWords(NamedTuple):
    one: str
    many: str
    icon: str
    note: str
    """For who chooses one."""


KINDS = {
    ItemKind.PAGE: KindWords('page', 'pages', 'article', 'Text that you write here'),
    ItemKind.FILE: KindWords('file', 'files', 'draft', 'A document to read or download'),
    ItemKind.LINK: KindWords('link', 'links', 'link', 'A page somewhere else'),
    ItemKind.VIDEO: KindWords('video', 'videos', 'smart_display', 'A film to watch'),
    ItemKind.QUIZ: KindWords('quiz', 'quizzes', 'quiz', 'Questions, scored at once'),
    ItemKind.ASSIGNMENT: KindWords('assignment', 'assignments', 'assignment', 'Work to hand in, graded by a coach'),
    ItemKind.DISCUSSION: KindWords('discussion', 'discussions', 'forum', 'Threads and replies'),
    ItemKind.SURVEY: KindWords('survey', 'surveys', 'ballot', 'Opinions, with or without names'),
}
