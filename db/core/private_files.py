"""What Cohort keeps on disk is for its own account on the machine, and for nobody else there."""
import os
from contextlib import suppress
from pathlib import Path

from .config import settings

OWNER_ONLY = 0o077
"""The umask: what is made from now on is read, written and entered by its owner alone."""


def keep_private() -> None:
    """From now on in this process, and for what an earlier version has made more widely readable."""
    os.umask(OWNER_ONLY)
    data = settings().data_dir
    for folder in data / 'files', data / 'browsers':
        _close(folder, 0o700)
    for file in data.glob('*.sqlite3*') if data.is_dir() else ():
        _close(file, 0o600)


def _close(path: Path, mode: int) -> None:
    with suppress(FileNotFoundError, PermissionError):  # not ours: whoever owns it decides
        if path.stat().st_mode & OWNER_ONLY:
            path.chmod(mode)
