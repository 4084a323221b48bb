"""How the stages of a session are called and drawn, and the words that the sentences about it share."""
from components.html import esc
from db.core import AfterEnd
from db.sessions import STAGE_LABELS, Stage
from i18n import Text, _, lazy

STAGES: dict[Stage, tuple[Text, str, str]] = {  # word, mark, tone of the chip
    stage: (STAGE_LABELS[stage], mark, tone) for stage, mark, tone in (
        (Stage.RUNNING, 'going', 'good'), (Stage.UPCOMING, 'todo', 'warn'), (Stage.DRAFT, '', 'plain'),
        (Stage.ENDED, 'done', ''), (Stage.CANCELLED, 'missing', 'bad'), (Stage.ARCHIVED, '', 'plain'))}

AFTER_END = {
    AfterEnd.READ_ONLY.value: lazy('Read everything, write nothing'),
    AfterEnd.OPEN.value: lazy('Continue as before'),
    AfterEnd.CLOSED.value: lazy('Not enter any more'),
}

WITHDRAWING = lazy('They cannot enter the session any more, and their open pages leave at once. Their work and their '
                   'results are kept; enrolling them again brings everything back.')


def quoted(text: str) -> str:
    return _('“{text}”', text=text)


def bold(text: str) -> str:
    """Markup: what stands out in a sentence."""
    return f'<b class="m">{esc(text)}</b>' if text else ''
