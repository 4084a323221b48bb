"""How often one person may ask for what costs the server something."""
from dataclasses import dataclass, field

from limits import RateLimitItem, parse_many
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from i18n import Text, lazy

from .refusals import TooManyAttempts


@dataclass(frozen=True)
class RateLimit:
    """`await limit.count(person.id)` raises TooManyAttempts, with its sentence, for who asks too often."""

    name: str
    rates: str
    """As `limits` writes them: “30 per minute; 300 per hour”."""
    sentence: Text
    _counter: list[MovingWindowRateLimiter] = field(default_factory=list, compare=False)

    async def count(self, person_id: int) -> None:
        if not self._counter:
            self._counter.append(MovingWindowRateLimiter(MemoryStorage()))
        for rate in self._parsed():
            if not await self._counter[0].hit(rate, self.name, str(person_id)):
                raise TooManyAttempts(self.sentence)

    def forget(self) -> None:
        """For tests: nobody has asked yet."""
        self._counter.clear()

    def _parsed(self) -> list[RateLimitItem]:
        return parse_many(self.rates)


PREVIEWS = RateLimit('preview', '120 per minute; 2000 per hour',
                     lazy('The preview pauses: you have asked for it very often. It is back in a minute.'))
UPLOADS = RateLimit('upload', '60 per minute; 1000 per hour',
                    lazy('You have sent many files within a short time. Wait a minute, then send the rest.'))
IMPORTS = RateLimit('import', '20 per minute; 200 per hour',
                    lazy('You have sent many files within a short time. Wait a minute, then try again.'))
EXPORTS = RateLimit('export', '30 per minute; 600 per hour',
                    lazy('You have asked for many files within a short time. Wait a minute, then try again.'))
