"""An assignment's box, for a learner: what they are writing, what they submitted, and what became of it."""
import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypedDict

from nicegui import ui
from nicegui.element import Element
from nicegui.elements.upload_files import FileUpload
from nicegui.events import UploadEventArguments

from components.browser_modules import ASSIGNMENT_MODULES, KIT
from components.browser_words import LANGUAGE, Plural
from components.events import matches, on_event
from components.rubric import rubric
from components.text_field import TOO_LONG
from components.uploads import FAILED, FAILED_SHAPE, why_failed
from db.core import Refusal
from i18n import lazy, nlazy, translated


class ShownFile(TypedDict):
    id: int
    name: str
    size: str  # '1.2 MB'
    href: str


class AssignmentTexts(TypedDict):
    when: str  # '14:02'
    text: str


class Drafted(TypedDict):
    """What is not submitted yet."""
    text: str
    saved: str  # '14:03'
    seen: str  # names this state of the words; empty where there are none
    files: list[ShownFile]
    overtaken: list[AssignmentTexts]  # words of another window that were replaced


class ShownSubmission(TypedDict):
    when: str  # 'Submitted on 2 October, 14:03'
    status: str  # 'Awaiting grade'; empty when there is a grade
    late: str  # '2 days late'; empty if not
    text: str
    files: list[ShownFile]


class ShownGrade(TypedDict):
    points: str  # '17 / 20'
    percent: str  # '85 %'
    comment: str
    by: str  # 'Marta Lindqvist, 4 October'
    chosen: dict[str, Any] | None  # by criterion of the rubric


class Returned(TypedDict):
    by: str  # 'Marta Lindqvist asks for a revision'
    comment: str


class Takes(TypedDict):
    text: bool
    files: bool
    most_files: int
    size: str  # '20 MB'
    accept: str  # '.pdf,.docx'; empty for all
    note: str  # 'Up to 5 files of up to 20 MB each'


class AssignmentState(TypedDict):
    """One state of the box. Everything is shown that is there; the form only if work may be submitted now."""
    open: bool
    closed: str  # why not, in a sentence
    takes: Takes
    rubric: Sequence[rubric.Criterion]
    draft: Drafted
    handed_in: ShownSubmission | None
    returned: Returned | None
    grade: ShownGrade | None
    take_back: str  # until when; empty where what is submitted stays submitted
    attempts: str  # '1 of 3 used'; empty without a limit


WORDS = rubric.SHOWN | {
    'language': LANGUAGE,
    'title': lazy('Your work'),
    'text': lazy('Your answer'),
    'count': Plural(nlazy('{n} character', '{n} characters')),
    'count_of': lazy('{n} of {limit} characters'),
    'too_long': TOO_LONG,
    'add_files': lazy('Add files'),
    'remove_file': lazy('Remove'),
    'dismiss': lazy('Dismiss'),
    'sending': lazy('Sending…'),
    'too_large': lazy('Not added: files can be up to {size}.'),
    'too_many': lazy('Not added: up to {most_files} files.'),
    'file_failed': lazy('It did not arrive. Try again.'),
    'hand_in': lazy('Submit'),
    'again': lazy('Submit again'),
    'take_back': lazy('Withdraw submission'),
    'write_again': lazy('Resubmit'),
    'go_on': lazy('Start from what you submitted'),
    'saving': lazy('Saving…'),
    'saved': lazy('Saved {saved}'),
    'not_saved': lazy('Not saved.'),
    'offline': lazy('Not connected. Your words are kept on this device until the line is back.'),
    'overtaken': lazy('Other words of yours, saved {when} in another window'),
    'forget': lazy('I do not need them'),
    'refused': lazy('Not submitted. Your words are kept here.'),
    'kept': lazy('You wrote this, but did not submit it:'),
    'copy': lazy('Copy the text'),
    'copied': lazy('Copied'),
    'read_only': lazy('Nothing more can be submitted.'),
    'handed_in': lazy('What you submitted'),
    'feedback': lazy('Your grade'),
    'graded': lazy('Graded'),
    'to_revise': lazy('To be revised'),
    'rubric': lazy('How it is graded'),
}


class AssignmentForm(Element, component='assignment_box.js', esm=KIT | ASSIGNMENT_MODULES):

    def __init__(self, work: AssignmentState, *, draft_key: str,
                 on_save: Callable[[str, str], Awaitable[tuple[str, str]]],
                 on_hand_in: Callable[[str], Awaitable[None]], on_take_back: Callable[[], Awaitable[None]],
                 on_file: Callable[[FileUpload], Awaitable[None]], on_remove_file: Callable[[int], Awaitable[None]],
                 on_forget: Callable[[], Awaitable[None]], text_limit: int = 50_000, file_limit: int = 20_000_000,
                 for_show: bool = False, words: Mapping[str, Any] = WORDS) -> None:
        """:param draft_key: names the place in the browser for what the server has not yet; one per person and item
        :param on_save: keeps the words, which were written over those that the second argument names (see `seen`);
            returns the `seen` and `saved` of what is kept now
        :param on_hand_in: submits; when it raises, the words stay in the box and are offered for copying
        :param on_file: adds a file that has arrived; why it is refused stands beside its name
        :param file_limit: in bytes
        :param for_show: takes no files, whatever it looks like
        """
        super().__init__()
        self._on_save, self._on_hand_in, self._on_take_back = on_save, on_hand_in, on_take_back
        self._on_file = on_file
        self._one_at_a_time = asyncio.Lock()  # what is typed arrives in the order in which it was typed
        self._seen_states = [work['draft']['seen']]
        """What this window has begun with and saved, the newest last: that is what it has seen, whatever it knows of it
        yet."""
        self._props |= {'work': work, 'draft_key': draft_key, 'text_limit': text_limit, 'size_limit': file_limit,
                        'words': translated(words), 'uploader': None}
        on_event(self, 'save', TYPED, self._save)
        on_event(self, 'hand_in', TYPED, self._hand_in)
        on_event(self, 'remove_file', int, on_remove_file)
        self.on('take_back', self._take_back, args=[])
        self.on('forget', lambda: on_forget(), args=[])
        if work['takes']['files'] and not for_show:
            with self:  # out of sight: our own button gives it the files, it brings the bytes
                uploader = ui.upload(auto_upload=True, multiple=True, max_file_size=file_limit, on_upload=self._arrived)
            uploader.on('failed', lambda event: self._not_arrived(event.args), js_handler=FAILED)
            self._props['uploader'] = uploader.id

    def _not_arrived(self, said: Any) -> None:
        """Others may still be on their way."""
        for name in said['names'] if matches(said, FAILED_SHAPE) else ():
            self.run_method('file_refused', name, why_failed(said['status']))

    def show(self, work: AssignmentState) -> None:
        """Something has changed, here or elsewhere. What is being typed stays; what is the same is not sent."""
        told = news(self._props['work'], work)
        with self._props.suspend_updates():
            self._props['work'] = work
        if told and self.client.has_socket_connection:
            self.run_method('patch', told)

    async def _save(self, said: dict[str, str]) -> None:
        async with self._one_at_a_time:
            try:
                seen, saved = await self._kept(said)
            except Exception as problem:
                self.run_method('not_saved', _sentence(problem))
                if not isinstance(problem, Refusal):
                    raise
            else:
                self.run_method('saved', seen, saved)

    async def _hand_in(self, said: dict[str, str]) -> None:
        async with self._one_at_a_time:
            try:
                await self._kept(said)
                await self._on_hand_in(said['text'])
            except Exception as problem:
                self.run_method('refused', _sentence(problem))
                raise  # the frame says it too
            self.run_method('accepted')

    async def _kept(self, said: dict[str, str]) -> tuple[str, str]:
        seen = self._seen_states[-1] if said['seen'] in self._seen_states else said['seen']
        seen, saved = await self._on_save(said['text'], seen)
        self._seen_states = [*self._seen_states[-MAX_SEEN_STATES:], seen]
        draft = self._props['work']['draft'] | {'text': said['text'], 'seen': seen, 'saved': saved}
        with self._props.suspend_updates():  # the window that has typed it need not be told
            self._props['work'] = self._props['work'] | {'draft': draft}
        return seen, saved

    async def _take_back(self) -> None:
        async with self._one_at_a_time:
            try:
                await self._on_take_back()
            finally:
                self.run_method('taken_back')

    async def _arrived(self, upload: UploadEventArguments) -> None:
        name = upload.file.name
        try:
            await self._on_file(upload.file)
        except Exception as problem:
            self.run_method('file_refused', name, _sentence(problem))
            if not isinstance(problem, Refusal):
                raise
        else:
            self.run_method('file_kept', name)


TYPED = {'text': str, 'seen': str}
MAX_SEEN_STATES = 50


def news(before: AssignmentState, now: AssignmentState) -> dict[str, Any]:
    """What is new about the same work: long texts that stand as they stood do not travel again."""
    told: dict[str, Any] = {key: value for key, value in now.items() if value != before.get(key)}
    if 'draft' in told:
        old: Any = before['draft']
        told['draft'] = {key: value for key, value in now['draft'].items() if value != old[key]}
    return told


def _sentence(problem: Exception) -> str:
    """A refusal says why; anything else is not the learner's to read."""
    return str(problem) if isinstance(problem, Refusal) else ''
