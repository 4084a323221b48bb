"""Bringing in a dataset: the cost of a row does not grow with their number, and a second time costs little."""
import tempfile
from pathlib import Path
from time import perf_counter

from db.imports import import_oulad
from db.integrity import check_figures
from db.lifecycle import open_database
from db.records import SYSTEM

FEW, MANY, ASSESSMENTS = 500, 4000, 5


async def measure() -> list[tuple[str, float]]:
    with tempfile.TemporaryDirectory() as place:
        few, *_ = await _costs(Path(place) / 'few', FEW)
        many, again, check = await _costs(Path(place) / 'many', MANY)
    return [
        (f'import of {MANY:,} learners to {FEW:,} (their number: {MANY / FEW:g})', many / few),
        ('importing the same again to importing it', again / many),
        ('checking all figures to importing them', check / many),
    ]


async def _costs(folder: Path, learners: int) -> tuple[float, float, float]:
    """Seconds to import, to import again, to check."""
    _write(folder, learners)
    async with open_database(f'sqlite://{folder / "records.sqlite3"}'):
        began = perf_counter()
        await import_oulad(folder, by=SYSTEM)
        imported = perf_counter()
        assert (await import_oulad(folder, by=SYSTEM)).nothing_changed
        again = perf_counter()
        assert not (await check_figures(by=SYSTEM)).differences
        return imported - began, again - imported, perf_counter() - again


def _write(folder: Path, learners: int) -> None:
    """One presentation of one module in which everybody hands in everything."""
    assessments, students = range(1, ASSESSMENTS + 1), range(1, learners + 1)
    _file(folder, 'courses', 'code_module,code_presentation,module_presentation_length', ['AAA,2024J,268'])
    _file(folder, 'assessments', 'code_module,code_presentation,id_assessment,assessment_type,date,weight',
          [f'AAA,2024J,{one},TMA,{one * 30},20' for one in assessments])
    _file(folder, 'studentRegistration', 'code_module,code_presentation,id_student,date_registration,'
          'date_unregistration', [f'AAA,2024J,{one},-10,' for one in students])
    _file(folder, 'studentInfo', 'code_module,code_presentation,id_student,final_result',
          [f'AAA,2024J,{one},Pass' for one in students])
    _file(folder, 'studentAssessment', 'id_assessment,id_student,date_submitted,is_banked,score',
          [f'{one},{student},{one * 30},0,{(one * student) % 101}' for one in assessments for student in students])


def _file(folder: Path, name: str, columns: str, rows: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f'{name}.csv').write_text('\n'.join([columns, *rows, '']), encoding='utf-8')
