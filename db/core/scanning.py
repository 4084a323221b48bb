"""A command of the installation's choice that looks at each upload before it is kept, such as a virus scanner.

`COHORT_SCAN_COMMAND=clamdscan --no-summary --fdpass {}`: `{}` stands for the file, or it comes last. The command
decides by its exit status: 0 lets the file in; 1 refuses it; anything else, and no answer in time, refuses it as
not looked at.
"""
import asyncio
import logging
import shlex
from contextlib import suppress
from pathlib import Path

from i18n import _

from .config import settings
from .refusals import Invalid

CLEAN, FOUND = 0, 1
MAX_LOGGED = 500
"""Characters of what the command says, for the administrators' log."""
MAX_AT_ONCE = 2
_log = logging.getLogger('cohort.scanning')
_slots = asyncio.Semaphore(MAX_AT_ONCE)


async def scan(path: Path, name: str) -> None:
    """Returns where the file may be kept, or where no command is set; Invalid with a sentence where it may not.

    :param name: the file's name for people
    """
    if not settings().scan_command:
        return
    async with _slots:
        status, said = await _run(_command(path))
    if status == CLEAN:
        return
    _log.warning('An upload was refused: the scan command ended with %s: %r', status, said[:MAX_LOGGED])
    if status == FOUND:
        raise Invalid(_('{name} was not kept: the virus scanner found something in it.', name=name), 'file')
    raise Invalid(_('{name} was not kept: it could not be checked for viruses. Try again later.', name=name), 'file')


def _command(path: Path) -> list[str]:
    words = shlex.split(settings().scan_command)
    return [str(path) if word == '{}' else word for word in words] if '{}' in words else [*words, str(path)]


async def _run(command: list[str]) -> tuple[int | str, str]:
    try:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT)
    except OSError as problem:
        return 'no start', str(problem)
    try:
        said, __ = await asyncio.wait_for(process.communicate(), settings().scan_seconds)
        return process.returncode or 0, said.decode(errors='replace')
    except TimeoutError:
        return 'no answer in time', ''
    finally:
        if process.returncode is None:  # it took too long, or whoever waited has gone
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
