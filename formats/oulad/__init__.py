"""The Open University Learning Analytics Dataset: real deliveries of real courses, read from a folder of CSV files.

    from formats import oulad
    data = oulad.read('folder')         # everything, or OuladUnreadable with a sentence that says why not
    for bad in data.bad_rows:           # rows that were left out
        print(bad)                      # studentAssessment.csv, line 7: score 101 is not between 0 and 100.

Of a very large set, `OuladReader` hands over the people and submissions one by one.
"""
from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike

from .names import learner_name
from .reader import OuladReader
from .records import Assessment, BadRow, Participant, Presentation, Registration, SubmissionRow, starts_on
from .table import OuladUnreadable

__all__ = ['Assessment', 'BadRow', 'Oulad', 'OuladReader', 'OuladUnreadable', 'Participant', 'Presentation',
           'Registration', 'SubmissionRow', 'learner_name', 'read', 'starts_on']


def read(folder: str | PathLike[str]) -> 'Oulad':
    """All that the folder says, each list in the order of its file."""
    reader = OuladReader(folder)
    people, submissions = tuple(reader.people()), tuple(reader.submissions())
    return Oulad(reader.presentations, reader.assessments, reader.registrations, people, submissions,
                 tuple(reader.bad_rows))


@dataclass(frozen=True, slots=True)
class Oulad:
    presentations: Sequence[Presentation]
    assessments: Sequence[Assessment]
    registrations: Sequence[Registration]
    people: Sequence[Participant]
    submissions: Sequence[SubmissionRow]
    bad_rows: Sequence[BadRow]

    @property
    def students(self) -> list[int]:
        """Everyone who ever registered, once each: they are the learners, whether or not `people` describes them."""
        return sorted({registration.student for registration in self.registrations})
