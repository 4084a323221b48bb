"""How much the files of a person and of a course may take, and the command that looks at each upload first."""
import os
import stat
import sys

import pytest

from db import WorkFile, courses, customisation, submissions
from db.core import Invalid, Upload, keep_private, settings
from db.core.refusals import StorageFull
from db.records import ItemKind

MEGABYTE = 1024 * 1024
PDF = b'%PDF-1.7 of a learner'


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Files of this test only."""
    monkeypatch.setattr(settings(), 'data_dir', tmp_path)
    return tmp_path


def on_disk(folder):
    return [path for path in (folder / 'files').rglob('*') if path.is_file()]


def sized(name, megabytes):
    return Upload.of(name, PDF + os.urandom(int(megabytes * MEGABYTE) - len(PDF)))


async def test_the_files_of_a_learner_fit_into_their_room_over_all_courses(school, folder, monkeypatch):
    monkeypatch.setattr(settings(), 'storage_per_person_mb', 2)
    priya = school.priya_python
    await submissions.add_draft_file(priya, school.task.id, sized('one.pdf', 1.5), by=school.priya)
    with pytest.raises(StorageFull, match=r'your files may take 2 MB, and 0\.5 MB are left'):
        await submissions.add_draft_file(priya, school.task.id, sized('two.pdf', 0.6), by=school.priya)
    assert await WorkFile.all().count() == len(on_disk(folder)) == 1
    await submissions.submit(priya, school.task.id, by=school.priya)
    with pytest.raises(StorageFull):
        await submissions.submit(priya, school.task.id, by=school.priya, uploads=[sized('two.pdf', 0.6)])
    await submissions.submit(priya, school.task.id, by=school.priya, uploads=[sized('two.pdf', 0.4)])
    await submissions.add_draft_file(school.emeka_python, school.task.id, sized('mine.pdf', 1.9), by=school.emeka)


async def test_the_files_of_a_course_fit_into_its_room_those_of_its_sessions_too(school, folder, monkeypatch):
    monkeypatch.setattr(settings(), 'storage_per_course_mb', 2)
    course, here = school.python, school.autumn_python
    section = await course.sections.all().first()
    item = await courses.add_item(course, section.id, ItemKind.FILE, 'Slides', by=school.helena)
    await courses.edit_item(course, item.id, file=sized('slides.pdf', 0.9), by=school.helena)
    own = await customisation.add_session_item(here, section.id, ItemKind.FILE, 'Handout', by=school.tomas)
    await customisation.edit_session_item(here, own.id, file=sized('handout.pdf', 0.9), by=school.tomas)
    for attempt in (
        courses.add_picture(course, item.id, sized('chart.png', 0.3), by=school.helena),
        customisation.add_session_item_picture(here, own.id, sized('chart.png', 0.3), by=school.tomas),
        courses.edit_item(course, item.id, captions=sized('words.vtt', 0.3), by=school.helena),
    ):
        with pytest.raises(StorageFull, match=r'the files of this course may take 2 MB, and 0\.2 MB are left'):
            await attempt
    assert len(on_disk(folder)) == 2


def scanner(tmp_path, monkeypatch, program):
    script = tmp_path / 'scan.py'
    script.write_text(program)
    monkeypatch.setattr(settings(), 'scan_command', f'{sys.executable} {script} {{}}')


async def test_each_upload_is_shown_to_the_scanner_before_it_is_kept(school, folder, tmp_path, monkeypatch, caplog):
    scanner(tmp_path, monkeypatch, 'import sys; sys.exit(b"EICAR" in open(sys.argv[1], "rb").read())')
    priya = school.priya_python
    await submissions.add_draft_file(priya, school.task.id, Upload.of('clean.pdf', PDF), by=school.priya)
    with pytest.raises(Invalid, match=r'^bad\.pdf was not kept: the virus scanner found something in it\.$'):
        await submissions.add_draft_file(priya, school.task.id, Upload.of('bad.pdf', PDF + b' EICAR'), by=school.priya)
    assert await WorkFile.all().count() == len(on_disk(folder)) == 1
    assert 'refused' in caplog.text


@pytest.mark.parametrize('program', ['raise SystemExit(2)', 'import time; time.sleep(60)'])
async def test_what_could_not_be_looked_at_is_not_kept(school, folder, tmp_path, monkeypatch, program):
    scanner(tmp_path, monkeypatch, program)
    monkeypatch.setattr(settings(), 'scan_seconds', 1)
    with pytest.raises(Invalid, match='could not be checked for viruses'):
        await submissions.add_draft_file(school.priya_python, school.task.id, Upload.of('a.pdf', PDF), by=school.priya)
    assert on_disk(folder) == []


async def test_a_scanner_that_is_not_there_lets_nothing_in(school, folder, monkeypatch):
    monkeypatch.setattr(settings(), 'scan_command', 'no-such-scanner')
    with pytest.raises(Invalid, match='could not be checked for viruses'):
        await submissions.add_draft_file(school.priya_python, school.task.id, Upload.of('a.pdf', PDF), by=school.priya)
    assert on_disk(folder) == []


def test_what_is_kept_is_for_its_owner_alone(folder):
    (folder / 'files').mkdir(mode=0o755)
    (folder / 'cohort.sqlite3').touch(0o644)
    before = os.umask(0o022)
    try:
        keep_private()
        (folder / 'new').mkdir()
        (folder / 'new' / 'file').touch()
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob('*')}
    assert modes == {'files': 0o700, 'cohort.sqlite3': 0o600, 'new': 0o700, 'file': 0o600}
