"""The plug is pulled while submissions stream in: what had been acknowledged is there, and every figure is right."""
import asyncio
from pathlib import Path

from tests.browser.server import Server
from tests.command_line import run
from tests.databases import databases, execute
from tests.db.oulad_folder import write

LEARNERS, ASSESSMENTS, TODAY = 80, 6, 10
ENOUGH = 60  # submissions before the plug is pulled, of 480 to come


async def test_a_killed_server_has_every_acknowledged_submission_after_its_restart(tmp_path):
    folder = _cohort(tmp_path / 'oulad')
    house = tmp_path / 'house'
    house.mkdir()
    assert run(house, 'import', 'oulad', folder, '--day', TODAY).returncode == 0
    server = Server(house, demo='0')
    await server.start('--replay', str(folder), '--rate', '60')
    acknowledged = await _until(house, ENOUGH)
    server.crash()
    in_the_records = _submissions(house)
    assert ENOUGH <= len(acknowledged) < LEARNERS * ASSESSMENTS, 'the plug was pulled too late to prove anything'
    assert acknowledged <= in_the_records
    assert not _half_done(house)
    await server.start()
    server.stop()
    assert not (said := server.troubles()), said
    checked = run(house, 'check')
    assert checked.returncode == 0, checked.stdout


def _cohort(folder: Path) -> Path:
    """Everybody hands everything in during the days to come."""
    learners, assessments = range(1000, 1000 + LEARNERS), range(1, ASSESSMENTS + 1)
    return write(
        folder,
        courses='code_module,code_presentation,module_presentation_length\nAAA,2013J,268\n',
        assessments='code_module,code_presentation,id_assessment,assessment_type,date,weight\n'
                    + ''.join(f'AAA,2013J,{id_},TMA,{TODAY + 20 * id_},10\n' for id_ in assessments),
        studentRegistration='code_module,code_presentation,id_student,date_registration,date_unregistration\n'
                            + ''.join(f'AAA,2013J,{id_},-20,\n' for id_ in learners),
        studentInfo='code_module,code_presentation,id_student,final_result\n'
                    + ''.join(f'AAA,2013J,{id_},Pass\n' for id_ in learners),
        studentAssessment='id_assessment,id_student,date_submitted,is_banked,score\n'
                          + ''.join(f'{assessment},{id_},{TODAY + 20 * assessment},0,{50 + id_ % 50}\n'
                                    for assessment in assessments for id_ in learners),
    )


async def _until(house: Path, count: int) -> set[tuple]:
    """The submissions that anybody else can see, as soon as there are so many."""
    for _ in range(2000):
        seen = _submissions(house)
        if len(seen) >= count:
            return seen
        await asyncio.sleep(0.02)
    raise AssertionError('Nothing came in.')


def _submissions(house: Path) -> set[tuple]:
    return set(_ask(house, 'SELECT participation_id, item_id, number, submitted_at FROM submission'))


def _half_done(house: Path) -> list[tuple]:
    """Submissions without the completion, or grades without the history, that belong to the same action."""
    return _ask(house, '''
        SELECT s.id FROM submission s LEFT JOIN item_completion c
               ON c.participation_id = s.participation_id AND c.item_id = s.item_id AND c.completed_at IS NOT NULL
         WHERE c.id IS NULL
         UNION
        SELECT s.id FROM submission s WHERE s.points IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM grade_change g WHERE g.submission_id = s.id AND g.new = s.points)''')


def _ask(house: Path, question: str) -> list[tuple]:
    return execute(databases.of(house), question)
