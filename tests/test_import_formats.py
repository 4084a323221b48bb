"""The formats that are imported: what the command line and the README say of them is what the registry has."""
import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import main
from db import Course, Item
from db.imports import IMPORT_FORMATS, ImportFormat, format_of, import_course, import_history, read_content
from formats.content import ImportContent
from formats.courses import ParsedCourse, ParsedItem, ParsedItemKind, ParsedSection
from formats.questions import UnreadableFile

README = ' '.join((Path(__file__).parent.parent / 'README.md').read_text('utf-8').split())


def test_the_readme_names_each_format_as_the_command_line_and_the_page_do():
    assert f'import {"|".join(IMPORT_FORMATS)} FILE --course CODE' in README
    [lists] = re.findall(r'brings courses \((.*?)\) and questions \((.*?)\) in', README)
    for words, brings in zip(lists, ImportContent, strict=True):
        names = [one.name for one in IMPORT_FORMATS.values() if one.brings is brings]
        assert [word.removeprefix('IMS ') for word in words.split(', ')] == names


def test_a_format_is_told_by_a_suffix_that_no_other_has():
    told = {name: format_of(name) for name in ('a.tar.gz', 'a.TGZ', 'a.imscc', 'a.gift', 'a.xml', 'a.zip')}
    assert [one and one.key for one in told.values()] == ['olx', 'olx', 'cartridge', 'gift', 'qti', 'qti']
    assert format_of('a.txt') is None and format_of('a') is None
    assert all(one.key == key and one.suffixes and one.seconds > 0 for key, one in IMPORT_FORMATS.items())


@pytest.mark.parametrize('key', IMPORT_FORMATS)
def test_each_format_is_a_command_that_asks_its_reader(monkeypatch, tmp_path, key):
    def reads(_file, name):
        raise UnreadableFile(f'{name}, read as {key}.')
    monkeypatch.setitem(IMPORT_FORMATS, key, replace(IMPORT_FORMATS[key], read=reads))
    file = tmp_path / 'some.file'
    file.write_text('anything')
    [command] = [one for one in main.imports.registered_commands if one.name == key]
    assert command.help == IMPORT_FORMATS[key].help
    done = CliRunner().invoke(main.imports, [key, str(file), '--course', 'GEO'])
    assert done.exit_code == 1 and f'some.file, read as {key}.' in done.output


async def test_a_new_format_is_one_entry_and_what_it_brings_is_imported(school, monkeypatch, tmp_path):
    """A course for each file, an item for each of its lines."""
    from pages.admin.courses.imports.labels import name_of

    def read_lines(file, name):
        pages = tuple(ParsedItem(kind=ParsedItemKind.PAGE, title=line, body=f'About {line}.')
                      for line in file.read_text().splitlines())
        return ParsedCourse(title=name, sections=(ParsedSection(title='Lines', items=pages),))
    monkeypatch.setitem(IMPORT_FORMATS, 'lines', ImportFormat(
        key='lines', name='Lines', brings=ImportContent.COURSE, suffixes=('.lines',), label='A page for each line',
        help='Pages, from lines.', read=read_lines))
    file = tmp_path / 'sea.lines'
    file.write_text('Tides\nWaves\n')
    told = format_of(file.name)
    assert told is not None and told.key == 'lines'
    read = await read_content(told, file, limited=False)
    done = await import_course(read, 'PY', by=school.helena, source=told.key, file_name=file.name)
    assert (done.added['sections'], done.added['items']) == (1, 2)
    brought = await Item.filter(title__in=['Tides', 'Waves']).order_by('title')
    assert [(item.title, item.body, item.is_draft) for item in brought] == [
        ('Tides', 'About Tides.', True), ('Waves', 'About Waves.', True)]
    [row, *_] = await import_history(await Course.get(code='PY'), seen_by=school.helena)
    assert name_of(row.format) == 'Lines'
