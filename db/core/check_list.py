"""What is missing before something is published: the answer of every check list, of sessions and of items."""
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .refusals import NotAllowed


class Severity(StrEnum):
    BLOCKS = 'blocks'
    """Learners could do nothing with it: it is refused."""
    WARNING = 'warning'
    """Somebody may want it so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where it is mended; pages know the address."""
    session_id: int | None = None
    course_id: int | None = None
    item_id: int | None = None
    field: str = ''
    """Of an item: `body`, `url`, `file`, `questions`, `needs`, or one of its days."""
    part: str = ''
    """Of a session's set-up: `details`, `courses` or `learners`; of a course in a session: `content`."""


@dataclass(frozen=True, slots=True)
class Finding:
    severity: Severity
    sentence: str
    target: Target | None = None

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCKS


@dataclass(frozen=True, slots=True)
class Readiness:
    findings: tuple[Finding, ...] = ()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def is_blocked(self) -> bool:
        return bool(self.blocking)

    def of_item(self, item_id: int) -> 'Readiness':
        """What was found about one item."""
        return Readiness(tuple(finding for finding in self.findings
                               if finding.target and finding.target.item_id == item_id))

    def check(self) -> None:
        """Raises NotAllowed with what blocks."""
        if blocking := self.blocking:
            raise NotAllowed(' '.join(finding.sentence for finding in blocking[:3]))


def sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What blocks comes first; otherwise as they were found."""
    return tuple(sorted(findings, key=lambda finding: not finding.blocks))
