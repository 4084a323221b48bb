"""An archive is read as it comes, or refused as a whole with a sentence, whatever a stranger has put into it."""
import gzip
import io
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.archive import open_archive
from formats.questions import UnreadableFile
from formats.unpacking import limits

REAL = Path(__file__).parents[3] / 'shared' / 'data'


def zipped(*members, method=zipfile.ZIP_DEFLATED):
    """Of (name or ZipInfo, content) pairs; always the same bytes, as tests look for a member's name among them."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, 'w', method) as archive:
        for name, content in members:
            archive.writestr(name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name), content, method)
    return file.getvalue()


def tarred(*members, **kinds):
    """Of (name or TarInfo, content) pairs."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode='w', **kinds) as archive:
        for name, content in members:
            info = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.size = info.size or len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def packed_up(*members):
    """The same members as zip, tar and tar.gz."""
    plain = tarred(*members)
    return {'zip': zipped(*members), 'tar': plain, 'tar.gz': gzip.compress(plain)}


KINDS = 'zip', 'tar', 'tar.gz'
GOOD = ('course/course.xml', b'<course/>'), ('course/static/ä ö.png', b'\x89PNG' * 9000), ('empty.txt', b'')


# How an archive may come

@pytest.mark.parametrize('kind', KINDS)
@pytest.mark.parametrize('as_path', [False, True], ids=['bytes', 'path'])
def test_every_plain_file_is_read(tmp_path, kind, as_path):
    content = packed_up(*GOOD)[kind]
    (tmp_path / 'misleading.doc').write_bytes(content)
    archive = open_archive(tmp_path / 'misleading.doc' if as_path else content)
    assert archive.names == tuple(name for name, _ in GOOD)
    assert [(name, archive.read(name), archive.size(name)) for name in archive.names] == [
        (name, content, len(content)) for name, content in GOOD]
    assert 'empty.txt' in archive and 'full.txt' not in archive
    assert [path.name for path in tmp_path.iterdir()] == ['misleading.doc']


def test_detours_in_names_are_straightened_and_folders_left_out():
    folder = tarfile.TarInfo('./course')
    folder.type = tarfile.DIRTYPE
    assert open_archive(tarred((folder, b''), ('./course//a/./b.xml', b'x'))).names == ('course/a/b.xml',)
    assert open_archive(zipped(('course/', b''), ('./course/b.xml', b'x'))).names == ('course/b.xml',)


@pytest.mark.parametrize('format', [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_names_are_read_in_every_dialect_of_tar(format):
    name = '/'.join(['folder' * 5] * 6) + '/file.xml'
    assert open_archive(tarred((name, b'x'), format=format)).names == (name,)


@pytest.mark.parametrize('content', [zipped(), tarred(), gzip.compress(tarred())], ids=KINDS)
def test_an_archive_may_be_empty(content):
    assert open_archive(content).names == ()


@pytest.mark.parametrize('path', ['olx/demo-course-nostatic.tar.gz', 'common-cartridge/canvas_cc_gem_course.imscc',
                                  'common-cartridge/single-page.imscc', 'scorm/singlescobasic.zip'])
def test_real_archives_are_read_as_their_own_tools_read_them(path):
    path = REAL / path
    if not path.is_file():
        pytest.skip(f'The real archive is not here (../shared/data/{path.relative_to(REAL)}).')
    if path.name.endswith('gz'):
        with tarfile.open(path) as original:
            expected = {info.name: original.extractfile(info).read() for info in original if info.isfile()}
    else:
        with zipfile.ZipFile(path) as original:
            expected = {name: original.read(name) for name in original.namelist() if not name.endswith('/')}
    archive = open_archive(path)
    assert {name: archive.read(name) for name in archive.names} == expected


# What is refused

def refused(content):
    with pytest.raises(UnreadableFile) as refusal:
        open_archive(content)
    sentence = str(refusal.value)
    assert sentence.endswith('.') and sentence.isprintable() and sentence.encode()
    return sentence


@pytest.mark.parametrize('kind', KINDS)
@pytest.mark.parametrize(('name', 'reason'), [
    ('/etc/passwd', 'not a relative one'), ('//server/share', 'not a relative one'),
    ('C:/windows/a.dll', 'not a relative one'), ('c:a.dll', 'not a relative one'),
    ('../a', 'leads out of the archive'), ('a/../../b', 'leads out of the archive'), ('a/..', 'leads out of the'),
    ('..\\a', 'holds a backslash'), ('a\\b', 'holds a backslash'),
    ('a\nb', 'holds control characters'), ('a\x1b[31mb', 'holds control characters'),
    ('x' * 1001, 'more than 1000 letters'), ('.', 'without a name'),
])
def test_a_name_that_leads_elsewhere_is_refused(kind, name, reason):
    assert reason in refused(packed_up(*GOOD, (name, b'x'))[kind])


def test_a_nul_in_a_name_is_refused():
    assert 'control characters' in refused(zipped(('safe.txt?.exe', b'x')).replace(b'txt?', b'txt\0'))
    assert 'control characters' in refused(tarred(('safe.txt\0.exe' + 'é' * 200, b'x'), format=tarfile.PAX_FORMAT))


def test_a_name_that_is_not_utf8_is_refused():
    assert 'not UTF-8' in refused(tarred(('caf\udce9', b'x'), format=tarfile.GNU_FORMAT))


@pytest.mark.parametrize('kind', KINDS)
@pytest.mark.filterwarnings('ignore:Duplicate name')
@pytest.mark.parametrize(('names', 'reason'), [
    (('a', 'a'), 'holds “a” twice'), (('a/b', 'a/./b'), 'holds “a/b” twice'),
    (('a', 'a/b'), 'both a file and a folder'), (('a/b/c', 'a'), 'both a file and a folder'),
])
def test_two_members_in_one_place_are_refused(kind, names, reason):
    assert reason in refused(packed_up(*((name, b'x') for name in names))[kind])


@pytest.mark.parametrize('type', [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE,
                                  tarfile.GNUTYPE_SPARSE, b'Z'])
def test_links_devices_and_unheard_of_members_of_a_tar_are_refused(type):
    info = tarfile.TarInfo('innocent.html')
    info.type, info.linkname = type, 'course/course.xml'
    assert 'a link, a device or something else' in refused(tarred(*GOOD, (info, b'')))


@pytest.mark.parametrize('kind', [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFSOCK])
def test_links_and_devices_in_a_zip_are_refused(kind):
    info = zipfile.ZipInfo('innocent.html')
    info.external_attr = (kind | 0o777) << 16
    assert 'is a link or a device' in refused(zipped(*GOOD, (info, b'/etc/passwd')))


def test_a_folder_of_a_zip_that_holds_bytes_is_refused():
    assert 'both a file and a folder' in refused(zipped(('course/', b'hidden')))


def test_an_encrypted_zip_is_refused():
    assert refused(marked(zipped(('a', b'x')), 8, struct.pack('<H', 1))) == 'The zip archive is encrypted.'


@pytest.mark.parametrize('method', [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_refused(method):
    assert 'packed in an unusual way' in refused(zipped(('a', b'x' * 99), method=method))


def marked(content, place, value):
    """A zip of one member with other bytes at that place of its entry in the central directory."""
    start = content.index(b'PK\x01\x02') + place
    return content[:start] + value + content[start + len(value):]


# Bombs and lies

@pytest.mark.parametrize('kind', KINDS)
def test_a_bomb_is_refused(monkeypatch, kind):
    monkeypatch.setattr(limits, 'RATIO_FREE', 50_000)
    bomb = packed_up(('zeros', bytes(3_000_000)))[kind]
    if kind != 'tar':
        assert refused(bomb) == 'More than 100 times the size of the archive comes out of it.'
    monkeypatch.setattr(limits, 'MAX_RATIO', 10_000)
    assert open_archive(bomb).size('zeros') == 3_000_000
    monkeypatch.setattr(limits, 'MAX_TOTAL_SIZE', 2_000_000)
    assert 'MB come out of the archive' in refused(bomb)
    monkeypatch.setattr(limits, 'MAX_TOTAL_SIZE', 4_000_000)
    monkeypatch.setattr(limits, 'MAX_MEMBER_SIZE', 2_000_000)
    assert refused(bomb).startswith('“zeros” in the archive is larger than')


@pytest.mark.parametrize('kind', KINDS)
def test_too_many_members_are_refused(monkeypatch, kind):
    monkeypatch.setattr(limits, 'MAX_MEMBERS', 2)
    assert refused(packed_up(*GOOD)[kind]) == 'The archive holds more than 2 files.'


@pytest.mark.parametrize('size', [0, 10, 999, 1001, 2**27])
def test_a_zip_that_lies_about_a_size_is_refused(size):
    lie = marked(zipped(('a', b'words ' * 200)), 24, struct.pack('<I', size))
    assert re.search('damaged|not as long as', refused(lie))
    stored = marked(zipped(('a', b'words ' * 200), method=zipfile.ZIP_STORED), 24, struct.pack('<I', size))
    assert 'not as long as' in refused(stored)


def test_a_zip_that_hides_bytes_behind_a_forged_checksum_gives_only_what_it_owns_up_to():
    content = b'words ' * 200
    forged = marked(zipped(('a', content)), 16, struct.pack('<I', zlib.crc32(content[:600])))
    forged = marked(forged, 24, struct.pack('<I', 600))
    assert open_archive(forged).read('a') == content[:600]


def test_files_on_top_of_each_other_are_refused():
    whole = zipped(('a', bytes(range(256)) * 40))
    central, end = whole.index(b'PK\x01\x02'), whole.index(b'PK\x05\x06')
    entry, tail = whole[central:end], bytearray(whole[end:])
    tail[8:12] = struct.pack('<HH', 25, 25)
    tail[12:16] = struct.pack('<I', len(entry) * 25)
    entries = [entry.replace(b'a', bytes([65 + number % 26]), 1) for number in range(25)]
    assert 'on top of each other' in refused(whole[:central] + b''.join(entries) + bytes(tail))


def test_a_tar_that_lies_about_a_size_is_refused():
    info = tarfile.TarInfo('a')
    info.size = 100_000
    assert 'damaged or cut off' in refused(info.tobuf() + b'few' + bytes(2000))
    info.size = -512
    assert refused(info.tobuf(tarfile.GNU_FORMAT) + bytes(2000))


def test_a_damaged_header_inside_a_tar_is_not_taken_for_its_end():
    content = bytearray(tarred(('a', b'x'), ('b', b'x')))
    content[1024 + 3] ^= 0xff
    assert refused(bytes(content)) == 'The tar archive is damaged or cut off.'


@pytest.mark.parametrize('kind', KINDS)
def test_an_archive_cut_off_anywhere_is_refused(kind):
    content = packed_up(*GOOD, ('z', bytes(2000)))[kind]
    end = len(content) if kind != 'tar' else content.rindex(b'ustar') + 2500
    for length in range(0, end - 1, max(1, len(content) // 60)):
        assert refused(content[:length])


@pytest.mark.parametrize('content', [b'', b'%PDF-1.7', b'<course/>' * 100, gzip.compress(b'<course/>', mtime=0),
                                     b'\x1f\x8b', b'PK\x03\x04', b'Rar!\x1a\x07\x00' * 100, b'7z\xbc\xaf\x27\x1c' * 99])
def test_what_is_no_archive_is_refused(content):
    refused(content)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert refused(tmp_path / 'nowhere.zip').startswith('The file cannot be opened: ')
    assert refused(tmp_path).startswith('The file cannot be opened: ')


SEEDS = [*packed_up(*GOOD).values(), tarred(('ä' * 150, b'x'), format=tarfile.PAX_FORMAT),
         zipped(*GOOD, method=zipfile.ZIP_STORED)]


@settings(deadline=None, max_examples=100)
@given(seed=st.sampled_from(SEEDS), changes=st.lists(st.tuples(
    st.integers(0, 2**16), st.one_of(st.binary(min_size=1, max_size=8), st.just(b'\xff' * 12))), max_size=6),
    repack=st.booleans())
def test_no_bytes_bring_the_unpacker_down(seed, changes, repack):
    content = bytearray(gzip.decompress(seed) if seed.startswith(b'\x1f\x8b') else seed)
    for place, value in changes:
        place %= len(content)
        content[place:place + len(value)] = value
    try:
        archive = open_archive(gzip.compress(content) if repack else bytes(content))
    except UnreadableFile as refusal:
        assert str(refusal).isprintable()
    else:
        assert all(len(archive.read(name)) == archive.size(name) for name in archive.names)
