"""The ways the domain says no, each with a sentence a person can read."""
from i18n import Text, _, lazy


class Refusal(Exception):
    """A rule was not met. `str()` of it is the sentence to show, in the language of whoever asked."""

    def __init__(self, sentence: Text = '') -> None:
        super().__init__(str(sentence))


class NotAllowed(Refusal):
    def __init__(self, sentence: Text = lazy('You don’t have permission to do this.')) -> None:
        super().__init__(sentence)


class NotFound(Refusal):
    """Not there, or not yours: the answer is the same."""

    def __init__(self, sentence: Text = lazy('Page not found, or you don’t have access.')) -> None:
        super().__init__(sentence)


class NotOpen(NotAllowed):
    """Yours, but not at this time."""


class IsLocked(NotAllowed):
    """A coach might, but a session administrator has locked it."""


class Invalid(Refusal):
    """Something entered cannot be kept; `field` says which, where one can be named."""

    def __init__(self, sentence: Text, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


class StorageFull(Invalid):
    """The files of a person or of a course would take more of the disk than they may."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence, 'file')


class TooManyAttempts(Refusal):
    pass


class TooComplex(Refusal):
    """What somebody sent asks for more work than one person may cause."""


class TooBusy(Refusal):
    """Too many ask at the same moment; it works again in a little while."""


class DatabaseBusy(Refusal):
    """Another program, or a change before this one, has held the database for too long."""

    def __init__(self) -> None:
        super().__init__(_('The database is busy. Nothing was saved; try again in a moment.'))


class SignedOut(Refusal):
    def __init__(self) -> None:
        super().__init__(_('You are signed out. Sign in again to continue.'))


class SignInOver(SignedOut):
    """Nobody has ended it: its time is over."""

    def __init__(self) -> None:
        Refusal.__init__(self, _('You were signed out because it has been a while. Sign in again to continue.'))


class EditConflict(Refusal):
    """Somebody else has changed the same thing meanwhile. Nothing is lost: what was typed is kept in the history."""

    def __init__(self, sentence: Text, *, current: str, by: str) -> None:
        super().__init__(sentence)
        self.current, self.by = current, by
