"""What knows no school: numbers, and in time all else that stands below the records."""
from . import clock, column_keys, files, numbers
from .changes import UNSET, Changes, Unset
from .check_list import Finding, Readiness, Severity, Target
from .column_keys import COURSE_GRADE
from .config import Settings, settings
from .dates import (
    FIRST_YEAR,
    LAST_YEAR,
    as_entered,
    at_wall_clock,
    day_ends,
    day_starts,
    entered,
    said_twice,
    say_day,
    say_moment,
)
from .files import Upload
from .last_use import note as note_use
from .list_columns import ColumnKind, ListColumn
from .list_query import ListQuery
from .media_types import ANYTHING, media_type
from .private_files import keep_private
from .rate_limits import EXPORTS, IMPORTS, PREVIEWS, UPLOADS, RateLimit
from .refusals import (
    DatabaseBusy,
    EditConflict,
    Invalid,
    IsLocked,
    NotAllowed,
    NotFound,
    NotOpen,
    Refusal,
    SignedOut,
    SignInOver,
    TooBusy,
    TooComplex,
    TooManyAttempts,
)
from .secret import is_signature, sealed, signature, storage_secret, unsealed
from .session_windows import AfterEnd, Availability, Dates, Entry, PersonalDates, Phase, State, Window, availability
from .sql import reload
from .topics import Notice, Topic, subscription_count
from .workers import WorkerTask, close_workers, one_at_a_time, start_workers
from .write_queue import when_free

__all__ = [
    'ANYTHING',
    'COURSE_GRADE',
    'EXPORTS',
    'FIRST_YEAR',
    'IMPORTS',
    'LAST_YEAR',
    'PREVIEWS',
    'UNSET',
    'UPLOADS',
    'AfterEnd',
    'Availability',
    'Changes',
    'ColumnKind',
    'DatabaseBusy',
    'Dates',
    'EditConflict',
    'Entry',
    'Finding',
    'Invalid',
    'IsLocked',
    'ListColumn',
    'ListQuery',
    'NotAllowed',
    'NotFound',
    'NotOpen',
    'Notice',
    'PersonalDates',
    'Phase',
    'RateLimit',
    'Readiness',
    'Refusal',
    'Settings',
    'Severity',
    'SignInOver',
    'SignedOut',
    'State',
    'Target',
    'TooBusy',
    'TooComplex',
    'TooManyAttempts',
    'Topic',
    'Unset',
    'Upload',
    'Window',
    'WorkerTask',
    'as_entered',
    'at_wall_clock',
    'availability',
    'clock',
    'close_workers',
    'column_keys',
    'day_ends',
    'day_starts',
    'entered',
    'files',
    'is_signature',
    'keep_private',
    'media_type',
    'note_use',
    'numbers',
    'one_at_a_time',
    'reload',
    'said_twice',
    'say_day',
    'say_moment',
    'sealed',
    'settings',
    'signature',
    'start_workers',
    'storage_secret',
    'subscription_count',
    'unsealed',
    'when_free',
]
