"""A task's box, for a learner: what to hand in, what became of it, and the words they are still writing."""
from collections.abc import Awaitable, Callable
from typing import NotRequired, TypedDict

from nicegui import ui
from nicegui.element import Element
from nicegui.elements.upload_files import FileUpload
from nicegui.events import UploadEventArguments

from components.hearing import hear
from db import Refusal


class HandedInFile(TypedDict):
    name: str
    href: str


class HandedIn(TypedDict):
    when: str  # 'Handed in on 2 October, 14:03'
    status: str  # 'Being graded'; empty when there is a grade
    late: NotRequired[str]  # '2 days late'
    text: str
    files: list[HandedInFile]


class Graded(TypedDict):
    points: str  # '17 / 20'
    percent: str  # '85 %'
    comment: str
    by: str  # 'Marta Lindqvist, 4 October'


class Task(TypedDict):
    """One state of the box. Everything is shown that is there; the form only if work may be handed in now."""
    open: bool
    closed: NotRequired[str]  # why not, in a sentence
    handed_in: HandedIn | None
    grade: Graded | None


WORDS = {
    'title': 'Your work',
    'text': 'Your answer',
    'count': '{n} characters',
    'of': '{n} of {limit} characters',
    'add_file': 'Add a file',
    'change_file': 'Take another file',
    'remove_file': 'Remove',
    'sending': 'Sending…',
    'file_refused': 'This file was not taken: it may be at most {size}.',
    'file_failed': 'The file did not arrive. Try again.',
    'hand_in': 'Hand in',
    'again': 'Hand in again',
    'draft': 'Draft kept on this device',
    'offline': 'Not connected. Your words are kept on this device; hand in when the line is back.',
    'refused': 'Not handed in. Your words are kept here.',
    'kept': 'You wrote this, but did not hand it in:',
    'copy': 'Copy the text',
    'copied': 'Copied',
    'read_only': 'Nothing more can be handed in.',
    'handed_in': 'What you handed in',
    'feedback': 'Your grade',
    'graded': 'Graded',
}


class HandIn(Element, component='hand_in.js', esm={'cohort-kit': 'kit'}):

    def __init__(self, task: Task, *, draft_key: str,
                 on_hand_in: Callable[[str, FileUpload | None], Awaitable[None]],
                 text: bool = True, file: bool = False, text_limit: int = 50_000, file_limit: int = 20_000_000,
                 for_show: bool = False, words: dict[str, str] = WORDS) -> None:
        """:param draft_key: names the place in the browser that keeps what was typed; one per person and task
        :param on_hand_in: hands in; when it raises, the words stay in the box and are offered for copying
        :param file_limit: in bytes
        :param for_show: takes no files, whatever it looks like
        """
        super().__init__()
        self._on_hand_in = on_hand_in
        self._file: FileUpload | None = None
        self._props |= {
            'task': task, 'draft_key': draft_key, 'with_text': text, 'with_file': file, 'text_limit': text_limit,
            'size_limit': _size(file_limit), 'words': words, 'uploader': None,
        }
        hear(self, 'hand_in', str, self._hand_in)
        self.on('forget_file', self._forget_file)
        if file and not for_show:
            with self:  # out of sight: our own button gives it the file, it brings the bytes
                uploader = ui.upload(auto_upload=True, max_file_size=file_limit, on_upload=self._keep_file)
            uploader.on_rejected(lambda: self.run_method('file_refused'))
            uploader.on('failed', lambda: self.run_method('file_failed'), args=[])
            self._props['uploader'] = uploader.id

    def show(self, task: Task) -> None:
        """The work was graded, or the time is over. What is being typed stays; what is the same is not sent."""
        if self._props['task'] != task:
            self._props['task'] = task
            self.update()

    async def _hand_in(self, text: str) -> None:
        try:
            await self._on_hand_in(text, self._file)
        except Exception as problem:
            self.run_method('refused', _sentence(problem))
            raise  # the frame says it too
        self._file = None
        self.run_method('accepted')

    def _keep_file(self, upload: UploadEventArguments) -> None:
        self._file = upload.file
        self.run_method('file_arrived', upload.file.name, _size(upload.file.size()))

    def _forget_file(self) -> None:
        self._file = None


def _sentence(problem: Exception) -> str:
    """A refusal says why; anything else is not the learner's to read."""
    return str(problem) if isinstance(problem, Refusal) else ''


def _size(count: int) -> str:
    return f'{count / 1_000_000:.1f} MB' if count >= 1_000_000 else f'{max(1, count // 1000)} kB'
