"""A folder of the dataset with as many learners as somebody wants, in one presentation of one module."""
from pathlib import Path

from tests.db.oulad_folder import write


def oulad_of(folder: Path, learners: int, *, assessments: int = 2, first: int = 1, presentation: str = '2024J') -> Path:
    """Everybody hands everything in on the day it is due."""
    students, tasks = range(first, first + learners), range(first * 100, first * 100 + assessments)
    return write(
        folder,
        courses=f'code_module,code_presentation,module_presentation_length\nAAA,{presentation},268\n',
        assessments='code_module,code_presentation,id_assessment,assessment_type,date,weight\n'
                    + ''.join(f'AAA,{presentation},{task},TMA,{_day(task)},20\n' for task in tasks),
        studentRegistration='code_module,code_presentation,id_student,date_registration,date_unregistration\n'
                            + ''.join(f'AAA,{presentation},{student},-10,\n' for student in students),
        studentInfo='code_module,code_presentation,id_student,final_result\n'
                    + ''.join(f'AAA,{presentation},{student},Pass\n' for student in students),
        studentAssessment='id_assessment,id_student,date_submitted,is_banked,score\n'
                          + ''.join(f'{task},{student},{_day(task)},0,{(task * student) % 101}\n'
                                    for task in tasks for student in students))


def _day(task: int) -> int:
    return 20 + 30 * (task % 100)
