"""How the stages of a session are called and drawn."""
from db import AfterEnd, Stage

STAGES: dict[Stage, tuple[str, str, str]] = {  # word, mark, tone of the chip
    Stage.RUNNING: ('Running', 'going', 'good'),
    Stage.UPCOMING: ('Upcoming', 'todo', 'warn'),
    Stage.DRAFT: ('Draft', '', 'plain'),
    Stage.ENDED: ('Ended', 'done', ''),
    Stage.CANCELLED: ('Cancelled', 'missing', 'bad'),
    Stage.ARCHIVED: ('Archived', '', 'plain'),
}

AFTER_END = {
    AfterEnd.READ_ONLY.value: 'Read everything, write nothing',
    AfterEnd.OPEN.value: 'Go on as before',
    AfterEnd.CLOSED.value: 'Not enter any more',
}

WITHDRAWING = ('They cannot enter the session any more, and their open pages leave at once. Their work and their '
               'results are kept; enrolling them again brings everything back.')


def people(count: int) -> str:
    return '1 person' if count == 1 else f'{count:,} people'


def learners(count: int) -> str:
    return '1 learner' if count == 1 else f'{count:,} learners'
