"""What people may write: how long, and how often."""
from limits import parse_many
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from i18n import Text, _

from ..core.refusals import Invalid, TooManyAttempts
from ..core.texts import check_markdown

MAX_LENGTH_TITLE, MAX_LENGTH_SUBJECT = 200, 160
MAX_LENGTH_POST, MAX_LENGTH_ANNOUNCEMENT = 10_000, 20_000
"""Characters of a text."""
PER_PERSON = parse_many('12 per minute; 120 per hour')
_posted = MovingWindowRateLimiter(MemoryStorage())


def check_title(title: str, missing: Text) -> str:
    """:param missing: what to say where there is none"""
    title = ' '.join(title.split())
    if not title:
        raise Invalid(missing, 'title')
    if len(title) > MAX_LENGTH_TITLE:
        raise Invalid(_('A title can have up to {limit} characters.', limit=MAX_LENGTH_TITLE), 'title')
    return title


def check_text(text: str, missing: Text, longest: int = MAX_LENGTH_POST) -> str:
    text = text.strip()
    if not text:
        raise Invalid(missing, 'text')
    check_markdown(text, 'text', longest)
    return text


def check_announcement(title: str, body: str) -> tuple[str, str]:
    title = check_title(title, _('Give it a title: it is what people read first.'))
    return title, check_text(body, _('Write what you announce.'), MAX_LENGTH_ANNOUNCEMENT)


def check_message(subject: str, body: str) -> tuple[str, str]:
    subject = check_title(subject, _('Give it a subject: it is what people read first.'))
    if len(subject) > MAX_LENGTH_SUBJECT:
        raise Invalid(_('A subject can have up to {limit} characters.', limit=MAX_LENGTH_SUBJECT), 'title')
    return subject, check_text(body, _('Write your message.'), MAX_LENGTH_ANNOUNCEMENT)


async def count_post(by_id: int) -> None:
    """Raises TooManyAttempts for who has written very often in a short time."""
    for limit in PER_PERSON:
        if not await _posted.hit(limit, 'post', str(by_id)):
            if limit.GRANULARITY.name == 'minute':
                raise TooManyAttempts(_('You have written {times} times within one minute. Wait a little, then post '
                                        'this: your words stay here.', times=limit.amount))
            raise TooManyAttempts(_('You have written {times} times within one hour. Wait a little, then post '
                                    'this: your words stay here.', times=limit.amount))


def forget_posts() -> None:
    """For tests: nobody has written yet."""
    global _posted
    _posted = MovingWindowRateLimiter(MemoryStorage())
