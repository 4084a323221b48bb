"""Reading a file that holds a course or questions: in a worker process, and without writing anything."""
import asyncio
import shutil
import tempfile
import weakref
from dataclasses import replace
from pathlib import Path

from formats.content import ImportFormat, read_content_file
from formats.courses import ParsedCourse
from formats.questions import UnreadableFile
from i18n import lazy

from ...core.refusals import Invalid
from ...core.workers import WorkerTask

TOO_LONG = lazy('This file takes too long to read. Split it into smaller ones.')


async def read_content(format: ImportFormat, file: Path, name: str = '', *, limited: bool = True) -> ParsedCourse:
    """What the file holds; nothing is written. Raises Invalid where nothing can be read.

    The files in it are put into a folder, which goes when nobody holds the returned course any more.

    :param name: what people call the file, where that is not its name on disk
    :param limited: nobody else waits meanwhile, so that it may take its time: for the command line
    """
    folder = await asyncio.to_thread(_Folder)
    task = WorkerTask(seconds=format.seconds, too_much=TOO_LONG)
    asked = format.key, file, name or file.name, folder.path
    try:
        read = await (task.run if limited else asyncio.to_thread)(read_content_file, *asked)
    except UnreadableFile as no:
        raise Invalid(str(no), 'file') from no
    return replace(read, folder=folder)


class _Folder:

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix='cohort-import-'))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)
