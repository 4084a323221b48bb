"""The addresses that are opened: those of the demo, and those of the large class that was imported beside it."""
from dataclasses import dataclass
from typing import Self

from tests.databases import execute

DEMO, CODE, ITEM, TASK = 'Data Analyst · Autumn', 'PY', 'Values and names', 'Task: five questions to the data'


@dataclass(frozen=True)
class Places:
    session: int
    course: int
    item: int
    task: int
    texts: tuple[int, ...]
    """Pages of the course that nobody has opened since the server started."""
    large_session: int
    large_course: int

    @property
    def learning(self) -> str:
        return f'/sessions/{self.session}'

    @property
    def learning_course(self) -> str:
        return f'{self.learning}/courses/{self.course}'

    @property
    def coaching(self) -> str:
        return f'/coaching/{self.session}'

    @property
    def coaching_course(self) -> str:
        return f'{self.coaching}/courses/{self.course}'

    @property
    def large(self) -> str:
        return f'/coaching/{self.large_session}'

    @classmethod
    def of(cls, database_url: str) -> Self:
        """Read from what either tree has made of the same data."""
        def one(text: str, *given: object) -> tuple:
            found = execute(database_url, text, *given)
            if not found:
                raise RuntimeError(f'The data have none of this: {text} {given}')
            return found[0]
        [session] = one('SELECT id FROM session WHERE title = ?', DEMO)
        [course] = one('SELECT id FROM course WHERE code = ?', CODE)
        large = one('SELECT session_id, course_id FROM session_course ORDER BY id DESC LIMIT 1')
        in_course = 'SELECT i.id FROM item i JOIN section s ON s.id = i.section_id WHERE s.course_id = ?'
        [item] = one(f'{in_course} AND i.title = ?', course, ITEM)
        [task] = one(f'{in_course} AND i.title = ?', course, TASK)
        pages = (f"{in_course} AND i.kind = 'page' AND i.id <> ? AND i.session_course_id IS NULL "
                 'AND i.id NOT IN (SELECT item_id FROM customisation WHERE is_hidden) ORDER BY i.id')
        texts = execute(database_url, pages, course, item)
        return cls(session, course, item, task, tuple(id_ for [id_] in texts), *large)
