"""How the kinds of items are called and drawn, wherever they are named."""
from typing import NamedTuple

from db import Kind


class KindWords(NamedTuple):
    one: str
    many: str
    icon: str
    note: str
    """For who chooses one."""


KINDS = {
    Kind.PAGE: KindWords('page', 'pages', 'article', 'Text that you write here'),
    Kind.FILE: KindWords('file', 'files', 'draft', 'A document to read or download'),
    Kind.LINK: KindWords('link', 'links', 'link', 'A page somewhere else'),
    Kind.VIDEO: KindWords('video', 'videos', 'smart_display', 'A film to watch'),
    Kind.QUIZ: KindWords('quiz', 'quizzes', 'quiz', 'Questions, scored at once'),
    Kind.ASSIGNMENT: KindWords('assignment', 'assignments', 'assignment', 'Work to hand in, graded by a coach'),
    Kind.DISCUSSION: KindWords('discussion', 'discussions', 'forum', 'Threads and replies'),
    Kind.SURVEY: KindWords('survey', 'surveys', 'ballot', 'Opinions, with or without names'),
}
