"""How the stages of a session are called and drawn."""
from db.core import AfterEnd
from db.sessions import STAGE_LABELS, Stage

STAGES: dict[Stage, tuple[str, str, str]] = {  # word, mark, tone of the chip
    stage: (STAGE_LABELS[stage], mark, tone) for stage, mark, tone in (
        (Stage.RUNNING, 'going', 'good'), (Stage.UPCOMING, 'todo', 'warn'), (Stage.DRAFT, '', 'plain'),
        (Stage.ENDED, 'done', ''), (Stage.CANCELLED, 'missing', 'bad'), (Stage.ARCHIVED, '', 'plain'))}

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
