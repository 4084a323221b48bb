"""Looking a certificate up by its number, without a sign-in; and taking one back."""
from zoneinfo import ZoneInfo

from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from i18n import _, lazy

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.refusals import Invalid, NotFound, TooManyAttempts
from ..core.transactions import transaction
from ..records.certificate import Certificate
from ..records.event import log
from ..records.participation import Participation
from ..records.person import Person
from .numbers import as_number

PER_ADDRESS = parse('30 per minute')
MAX_LENGTH_REASON = 500
UNKNOWN = lazy('No certificate has this number. Compare it with the paper, sign by sign.')
_attempts = MovingWindowRateLimiter(MemoryStorage())


async def verify(number: str, *, address: str = '') -> Certificate:
    """The certificate with this number, also a revoked one. A number that is no number and one that nobody has
    get the same answer; whoever tries many is told to wait."""
    if address and not await _attempts.hit(PER_ADDRESS, 'address', address):
        raise TooManyAttempts(_('Too many numbers from here. Wait a minute, then try again.'))
    kept = as_number(number)
    found = await Certificate.get_or_none(number=kept or '')
    if found is None:
        raise NotFound(UNKNOWN)
    return found


@only(can(Capability.GRADE))
async def revoke(certificate: Certificate, *, by: Person, why: str) -> None:
    """From now on whoever looks it up is told that it is not valid; the reason is for coaches only."""
    why = check_reason(why)
    async with transaction() as outbox:
        kept = await type(certificate).select_for_update().get(id=certificate.id)
        if kept.revoked_at:
            raise Invalid(_('This certificate is revoked already.'))
        certificate.revoked_at, certificate.why_revoked = now(), why
        await certificate.save(update_fields=['revoked_at', 'why_revoked'])
        taking = await _participation(certificate)
        outbox.add(*await taking.notices())
        session_id, session_course_id = await taking.place()
        await log('revoked_certificate', by=by, session_id=session_id, session_course_id=session_course_id,
                  participation_id=taking.id, details={'number': certificate.number, 'why': why})


async def time_zone(certificate: Certificate) -> ZoneInfo:
    """Of the session: its days are the certificate's."""
    taking = await _participation(certificate)
    session = await taking.session_course.session
    return ZoneInfo(session.time_zone)


async def _participation(certificate: Certificate) -> Participation:
    return await Participation.get(id=certificate.participation_id).select_related('session_course')


def check_reason(why: str) -> str:
    """As it is kept. Raises Invalid for one that is none."""
    why = why.strip()
    if not why:
        raise Invalid(_('Say why the certificate is revoked.'), 'why')
    if len(why) > MAX_LENGTH_REASON:
        raise Invalid(_('The reason is longer than {most} letters.', most=MAX_LENGTH_REASON), 'why')
    return why


async def forget_numbers() -> None:
    """For tests: nobody has tried yet."""
    await _attempts.storage.reset()
