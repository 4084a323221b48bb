"""The five files together: which row may stand, given what the other files say."""
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TypeVar

from i18n import _

from .fields import BadValue, day, flag, identity, one_of, optional, percent, presentation_code, text, whole
from .records import Assessment, BadRow, Participant, Presentation, Registration, SubmissionRow
from .table import OuladUnreadable, Table

KINDS = ('TMA', 'CMA', 'Exam')
RESULTS = ('Distinction', 'Pass', 'Fail', 'Withdrawn')
COLUMNS = {
    'courses': ('code_module', 'code_presentation', 'module_presentation_length'),
    'assessments': ('code_module', 'code_presentation', 'id_assessment', 'assessment_type', 'date', 'weight'),
    'studentRegistration': ('code_module', 'code_presentation', 'id_student', 'date_registration',
                            'date_unregistration'),
    'studentInfo': ('code_module', 'code_presentation', 'id_student', 'final_result'),
    'studentAssessment': ('id_assessment', 'id_student', 'date_submitted', 'is_banked', 'score'),
}
T = TypeVar('T')


class OuladReader:
    """Reads a folder: the small files at once, people and submissions one by one, each of these two once.

    Missing files and columns of all five are found before the first row is read. Bad rows gather in `bad_rows` on the
    way. When two rows say something of the same thing, the first good one counts.
    """

    def __init__(self, folder: str | PathLike[str]) -> None:
        folder = Path(folder)
        if not folder.is_dir():
            raise OuladUnreadable(_('There is no folder {folder}.', folder=folder))
        self.bad_rows: list[BadRow] = []
        self._tables = {name: Table(folder, name, columns) for name, columns in COLUMNS.items()}
        self._presentations: dict[tuple[str, str], Presentation] = {}
        self._assessments: dict[int, Assessment] = {}
        self._registrations: dict[tuple[str, str, int], Registration] = {}
        for presentation in self._rows('courses', self._presentation):
            self._presentations[presentation.module, presentation.presentation] = presentation
        for assessment in self._rows('assessments', self._assessment):
            self._assessments[assessment.id] = assessment
        for registration in self._rows('studentRegistration', self._registration):
            key = registration.module, registration.presentation, registration.student
            self._registrations[key] = registration

    @property
    def presentations(self) -> tuple[Presentation, ...]:
        return tuple(self._presentations.values())

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        return tuple(self._assessments.values())

    @property
    def registrations(self) -> tuple[Registration, ...]:
        return tuple(self._registrations.values())

    def people(self) -> Iterator[Participant]:
        described: set[tuple[str, str, int]] = set()
        for person in self._rows('studentInfo', partial(self._participant, described)):
            described.add((person.module, person.presentation, person.student))
            yield person

    def submissions(self) -> Iterator[SubmissionRow]:
        handed_in: dict[int, set[int]] = defaultdict(set)
        for submission in self._rows('studentAssessment', partial(self._submission, handed_in)):
            handed_in[submission.assessment].add(submission.student)
            yield submission

    def _rows(self, name: str, make: Callable[..., T]) -> Iterator[T]:
        return self._tables[name].each(make, self.bad_rows)

    def _presentation(self, module: str, code: str, length: str) -> Presentation:
        key = text('code_module', module), presentation_code('code_presentation', code)
        if key in self._presentations:
            raise BadValue(_('{module} {presentation} is listed twice; the first row counts.',
                             module=module, presentation=code))
        return Presentation(*key, whole('module_presentation_length', length, 1, 3650))

    def _assessment(self, module: str, code: str, assessment: str, kind: str, due: str, weight: str) -> Assessment:
        presentation = self._known(module, code)
        id = identity('id_assessment', assessment)
        if id in self._assessments:
            raise BadValue(_('assessment {id} is listed twice; the first row counts.', id=id))
        return Assessment(id, presentation.module, presentation.presentation, one_of(KINDS, 'assessment_type', kind),
                          optional(day, 'date', due), percent('weight', weight))

    def _registration(self, module: str, code: str, student: str, since: str, until: str) -> Registration:
        presentation = self._known(module, code)
        key = presentation.module, presentation.presentation, identity('id_student', student)
        if key in self._registrations:
            raise BadValue(_('learner {learner} is registered for {module} {presentation} twice; the first row counts.',
                             learner=key[2], module=module, presentation=code))
        registered = optional(day, 'date_registration', since)
        unregistered = optional(day, 'date_unregistration', until)
        if registered is not None and unregistered is not None and unregistered < registered:
            raise BadValue(_('date_unregistration {unregistered} is before date_registration {registered}.',
                             unregistered=unregistered, registered=registered))
        return Registration(*key, registered, unregistered)

    def _participant(self, described: set[tuple[str, str, int]], module: str, code: str, student: str,
                     result: str) -> Participant:
        presentation = self._known(module, code)
        key = presentation.module, presentation.presentation, identity('id_student', student)
        if key not in self._registrations:
            raise BadValue(_('learner {learner} is not registered for {module} {presentation}.',
                             learner=key[2], module=module, presentation=code))
        if key in described:
            raise BadValue(_('learner {learner} is described for {module} {presentation} twice; the first row counts.',
                             learner=key[2], module=module, presentation=code))
        return Participant(*key, optional(partial(one_of, RESULTS), 'final_result', result))

    def _submission(self, handed_in: dict[int, set[int]], assessment: str, student: str, submitted: str, banked: str,
                    score: str) -> SubmissionRow:
        id = identity('id_assessment', assessment)
        known = self._assessments.get(id)
        if known is None:
            raise BadValue(_('there is no assessment {id}.', id=id))
        learner = identity('id_student', student)
        if (known.module, known.presentation, learner) not in self._registrations:
            raise BadValue(_('learner {learner} is not registered for {module} {presentation}, '
                             'which assessment {id} belongs to.',
                             learner=learner, module=known.module, presentation=known.presentation, id=known.id))
        if learner in handed_in[known.id]:
            raise BadValue(_('learner {learner} submitted assessment {id} twice; the first row counts.',
                             learner=learner, id=known.id))
        return SubmissionRow(known.id, learner, day('date_submitted', submitted), flag('is_banked', banked),
                             optional(percent, 'score', score))

    def _known(self, module: str, code: str) -> Presentation:
        presentation = self._presentations.get((module, code))
        if presentation is None:
            key = text('code_module', module), presentation_code('code_presentation', code)
            raise BadValue(_('there is no presentation {presentation}.', presentation=' '.join(key)))
        return presentation
