"""Reading a file that holds a course or questions: in a worker process, and without writing anything."""
import asyncio
import shutil
import tempfile
import weakref
from dataclasses import replace
from pathlib import Path

from formats.content import ContentFormat, read_content_file
from formats.courses import ParsedCourse
from formats.questions import UnreadableFile

from ...core.refusals import Invalid
from ...core.workers import WorkerTask

PARSE_TASK = WorkerTask(seconds=60, too_much='This file takes too long to read. Split it into smaller ones.')


async def read_content(format: ContentFormat, file: Path, name: str = '', *, limited: bool = True) -> ParsedCourse:
    """What the file holds; nothing is written. Raises Invalid where nothing can be read.

    The files in it are put into a folder, which goes when nobody holds the returned course any more.

    :param name: what people call the file, where that is not its name on disk
    :param limited: nobody else waits meanwhile, so that it may take its time: for the command line
    """
    folder = await asyncio.to_thread(_Folder)
    asked = format, file, name or file.name, folder.path
    try:
        read = await (PARSE_TASK.run if limited else asyncio.to_thread)(read_content_file, *asked)
    except UnreadableFile as no:
        raise Invalid(str(no), 'file') from no
    return replace(read, folder=folder)


class _Folder:

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix='cohort-import-'))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)
