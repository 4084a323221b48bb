"""A folder of the OULAD dataset is read as it comes, and what cannot be read is said by file and line."""
import csv
import gzip
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats import oulad
from formats.oulad import Assessment, BadRow, Participant, Presentation, Registration, SubmissionRow

REAL = Path(__file__).parents[3] / 'shared' / 'data' / 'oulad'
SMALL = {
    'courses': 'code_module,code_presentation,module_presentation_length\nAAA,2013J,268\nAAA,2014B,240\n',
    'assessments': 'code_module,code_presentation,id_assessment,assessment_type,date,weight\n'
                   'AAA,2013J,1,TMA,19,12.5\nAAA,2013J,2,Exam,?,100\nAAA,2014B,3,CMA,,0\n',
    'studentRegistration': 'code_module,code_presentation,id_student,date_registration,date_unregistration\n'
                           'AAA,2013J,7,-159,\nAAA,2013J,8,?,12\nAAA,2014B,8,-20,?\n',
    'studentInfo': 'code_module,code_presentation,id_student,gender,final_result\n'
                   'AAA,2013J,7,M,Pass\nAAA,2013J,8,F,Withdrawn\nAAA,2014B,8,F,?\n',
    'studentAssessment': 'id_assessment,id_student,date_submitted,is_banked,score\n'
                         '1,7,18,0,78\n2,7,-1,1,\n1,8,20,0,?\n3,8,5,0,66.5\n',
}


@pytest.fixture
def folder(tmp_path):
    for name, text in SMALL.items():
        (tmp_path / f'{name}.csv').write_text(text, encoding='utf-8')
    return tmp_path


def small_data():
    return (
        (Presentation('AAA', '2013J', 268), Presentation('AAA', '2014B', 240)),
        (Assessment(1, 'AAA', '2013J', 'TMA', 19, Decimal('12.5')),
         Assessment(2, 'AAA', '2013J', 'Exam', None, Decimal(100)),
         Assessment(3, 'AAA', '2014B', 'CMA', None, Decimal(0))),
        (Registration('AAA', '2013J', 7, -159, None), Registration('AAA', '2013J', 8, None, 12),
         Registration('AAA', '2014B', 8, -20, None)),
        (Participant('AAA', '2013J', 7, 'Pass'), Participant('AAA', '2013J', 8, 'Withdrawn'),
         Participant('AAA', '2014B', 8, None)),
        (SubmissionRow(1, 7, 18, False, Decimal(78)), SubmissionRow(2, 7, -1, True, None),
         SubmissionRow(1, 8, 20, False, None), SubmissionRow(3, 8, 5, False, Decimal('66.5'))),
    )


def assert_reads_as_the_small_data(folder):
    data = oulad.read(folder)
    assert data.bad_rows == ()
    assert (data.presentations, data.assessments, data.registrations, data.people, data.submissions) == small_data()


def rewrite(folder, change):
    for name, text in SMALL.items():
        (folder / f'{name}.csv').write_bytes(change(text).encode())


def quoted(text):
    return ''.join(','.join(f'"{field}"' for field in line.split(',')) + '\n' for line in text.splitlines())


def columns_turned_round(text):
    return ''.join(','.join(['extra', *reversed(line.split(','))]) + '\n' for line in text.splitlines())


# How a file may come

def test_a_plain_folder_is_read(folder):
    assert_reads_as_the_small_data(folder)


@pytest.mark.parametrize('change', [
    pytest.param(quoted, id='every field quoted'),
    pytest.param(columns_turned_round, id='other order, one more column'),
    pytest.param(lambda text: '\ufeff' + text, id='byte order mark'),
    pytest.param(lambda text: '\ufeff' + quoted(text), id='byte order mark before a quote'),
    pytest.param(lambda text: text.replace('\n', '\r\n'), id='CRLF'),
    pytest.param(lambda text: text.replace('\n', '\r'), id='CR'),
    pytest.param(lambda text: '\n' + text.replace('\n', '\n\n  \n'), id='blank lines'),
    pytest.param(lambda text: text.rstrip('\n'), id='no line end at the end'),
    pytest.param(lambda text: text.replace(',', ' , '), id='spaces around values'),
    pytest.param(lambda text: text.replace(',?', ',').replace(',\n', ',?\n'), id='missing written the other way'),
    pytest.param(lambda text: text.replace('19', '19.0').replace('-159', '-159.0'), id='whole numbers with .0'),
    pytest.param(lambda text: text.splitlines()[0].upper() + text[text.index('\n'):], id='column names in capitals'),
])
def test_dress_makes_no_difference(folder, change):
    rewrite(folder, change)
    assert_reads_as_the_small_data(folder)


def test_gzipped_files_are_read_under_either_name(folder):
    for name, suffix in (('courses', '.csv.gz'), ('assessments', '.csv'), ('studentAssessment', '.csv.gz')):
        (folder / f'{name}.csv').unlink()
        (folder / f'{name}{suffix}').write_bytes(gzip.compress(SMALL[name].encode()))
    assert_reads_as_the_small_data(folder)


def test_a_file_called_gz_that_is_not_packed_is_read(folder):
    (folder / 'courses.csv').rename(folder / 'courses.csv.gz')
    assert_reads_as_the_small_data(folder)


def test_bytes_that_are_not_utf8_in_a_column_nobody_needs_do_no_harm(folder):
    path = folder / 'studentInfo.csv'
    path.write_bytes(path.read_bytes().replace(b',M,', b',\xe9\xff,'))
    assert_reads_as_the_small_data(folder)


def test_learners_are_everyone_registered_once_each(folder):
    (folder / 'studentInfo.csv').write_text(SMALL['studentInfo'].splitlines()[0])
    assert oulad.read(folder).students == [7, 8]


def test_submissions_can_be_taken_one_by_one(folder):
    reader = oulad.OuladReader(folder)
    submissions = reader.submissions()
    assert next(submissions) == SubmissionRow(1, 7, 18, False, Decimal(78))
    assert len(list(submissions)) == 3


# Bad rows

@pytest.mark.parametrize(('file', 'row', 'reason'), [
    ('courses', 'BBB,2013J', 'the row should have 3 fields and has 2.'),
    ('courses', 'BBB,2013J,268,1', 'the row should have 3 fields and has 4.'),
    ('courses', 'AAA,2013J,268', 'AAA 2013J is listed twice; the first row counts.'),
    ('courses', ',2013J,268', 'code_module is missing.'),
    ('courses', 'B\0B,2013J,268', 'code_module B\ufffdB is not a name of at most 45 letters and digits.'),
    ('courses', f'{"B" * 46},2013J,268', f'code_module {"B" * 40}… is not a name of at most 45 letters and digits.'),
    ('courses', 'BBB,?,268', 'code_presentation is missing.'),
    ('courses', 'BBB,2013Z,268', 'code_presentation 2013Z is not a year and a month letter such as 2013J.'),
    ('courses', 'BBB,2013J,long', 'module_presentation_length long is not a whole number.'),
    ('courses', 'BBB,2013J,', 'module_presentation_length is missing.'),
    ('courses', 'BBB,2013J,0', 'module_presentation_length 0 is not between 1 and 3650.'),
    ('assessments', 'AAA,2013J,9,TMA,19', 'the row should have 6 fields and has 5.'),
    ('assessments', 'BBB,2013J,9,TMA,19,10', 'there is no presentation BBB 2013J.'),
    ('assessments', 'AAA,2013B,9,TMA,19,10', 'there is no presentation AAA 2013B.'),
    ('assessments', 'AAA,2013J,?,TMA,19,10', 'id_assessment is missing.'),
    ('assessments', 'AAA,2013J,-9,TMA,19,10', 'id_assessment -9 is not between 0 and 9007199254740992.'),
    ('assessments', 'AAA,2014B,1,TMA,19,10', 'assessment 1 is listed twice; the first row counts.'),
    ('assessments', 'AAA,2013J,9,Essay,19,10', 'assessment_type Essay is none of TMA, CMA, Exam.'),
    ('assessments', 'AAA,2013J,9,TMA,1.5,10', 'date 1.5 is not a whole number.'),
    ('assessments', 'AAA,2013J,9,TMA,99999,10', 'date 99999 is not between -3650 and 3650.'),
    ('assessments', 'AAA,2013J,9,TMA,19,', 'weight is missing.'),
    ('assessments', 'AAA,2013J,9,TMA,19,heavy', 'weight heavy is not a number.'),
    ('assessments', 'AAA,2013J,9,TMA,19,nan', 'weight nan is not a number.'),
    ('assessments', 'AAA,2013J,9,TMA,19,-0.5', 'weight -0.5 is not between 0 and 100.'),
    ('assessments', 'AAA,2013J,9,TMA,19,100.5', 'weight 100.5 is not between 0 and 100.'),
    ('studentRegistration', 'AAA,2013J', 'the row should have 5 fields and has 2.'),
    ('studentRegistration', 'BBB,2013J,9,1,', 'there is no presentation BBB 2013J.'),
    ('studentRegistration', 'AAA,2013J,s9,1,', 'id_student s9 is not a whole number.'),
    ('studentRegistration', 'AAA,2013J,٩,1,', 'id_student ٩ is not a whole number.'),
    ('studentRegistration', f'AAA,2013J,{"9" * 5000},1,', f'id_student {"9" * 40}… is not a whole number.'),
    ('studentRegistration', 'AAA,2013J,7,-3,', 'learner 7 is registered for AAA 2013J twice; the first row counts.'),
    ('studentRegistration', 'AAA,2013J,9,soon,', 'date_registration soon is not a whole number.'),
    ('studentRegistration', 'AAA,2013J,9,5,4', 'date_unregistration 4 is before date_registration 5.'),
    ('studentInfo', 'AAA,2013J,9,F,Pass', 'learner 9 is not registered for AAA 2013J.'),
    ('studentInfo', 'AAA,2013J,7,F,Pass', 'learner 7 is described for AAA 2013J twice; the first row counts.'),
    ('studentInfo', 'AAA,2013J,7,F', 'the row should have 5 fields and has 4.'),
    ('studentAssessment', '2,8,18', 'the row should have 5 fields and has 3.'),
    ('studentAssessment', '4,8,18,0,50', 'there is no assessment 4.'),
    ('studentAssessment', '3,7,18,0,50', 'learner 7 is not registered for AAA 2014B, which assessment 3 belongs to.'),
    ('studentAssessment', '1,7,20,0,90', 'learner 7 submitted assessment 1 twice; the first row counts.'),
    ('studentAssessment', '2,8,,0,50', 'date_submitted is missing.'),
    ('studentAssessment', '2,8,18,2,50', 'is_banked 2 is not between 0 and 1.'),
    ('studentAssessment', '2,8,18,,50', 'is_banked is missing.'),
    ('studentAssessment', '2,8,18,0,good', 'score good is not a number.'),
    ('studentAssessment', '2,8,18,0,100.01', 'score 100.01 is not between 0 and 100.'),
    ('studentAssessment', '2,8,18,0,-1', 'score -1 is not between 0 and 100.'),
    ('studentAssessment', '2,"8,18,0,50', 'the quotes of the row do not match: unexpected end of data.'),
    ('studentAssessment', '2,"8"8,18,0,50', 'the quotes of the row do not match: \',\' expected after \'"\'.'),
])
def test_a_bad_row_is_reported_and_stops_nothing_else(folder, file, row, reason):
    path = folder / f'{file}.csv'
    text = path.read_text()
    path.write_text(f'{text}{row}\n')
    data = oulad.read(folder)
    assert data.bad_rows == (BadRow(f'{file}.csv', len(text.splitlines()) + 1, reason),)
    assert (data.presentations, data.assessments, data.registrations, data.people, data.submissions) == small_data()


def test_an_unheard_of_result_is_reported(folder):
    (folder / 'studentInfo.csv').write_text(SMALL['studentInfo'].replace('Pass', 'Won'))
    assert oulad.read(folder).bad_rows == (
        BadRow('studentInfo.csv', 2, 'final_result Won is none of Distinction, Pass, Fail, Withdrawn.'),)


def test_a_module_name_that_is_not_utf8_is_reported(folder):
    path = folder / 'courses.csv'
    path.write_bytes(path.read_bytes() + b'B\xe9B,2013J,268\n')
    assert [str(bad) for bad in oulad.read(folder).bad_rows] == [
        'courses.csv, line 4: code_module B\ufffdB is not a name of at most 45 letters and digits.']


def test_a_bad_first_row_leaves_its_place_to_a_good_second(folder):
    path = folder / 'studentAssessment.csv'
    path.write_text(path.read_text().replace('1,7,18,0,78', '1,7,18,0,780\n1,7,18,0,78'))
    data = oulad.read(folder)
    assert [(bad.line, bad.reason) for bad in data.bad_rows] == [(2, 'score 780 is not between 0 and 100.')]
    assert data.submissions[0] == SubmissionRow(1, 7, 18, False, Decimal(78))


def test_work_of_a_lost_assessment_is_reported_row_by_row(folder):
    path = folder / 'assessments.csv'
    path.write_text(path.read_text().replace('12.5', 'much'))
    assert [(bad.file, bad.line) for bad in oulad.read(folder).bad_rows] == [
        ('assessments.csv', 2), ('studentAssessment.csv', 2), ('studentAssessment.csv', 4)]


def test_lines_are_counted_as_an_editor_counts_them(folder):
    (folder / 'studentInfo.csv').write_text(
        '\n"code_module","code_presentation","id_student","re\ngion","final_result"\n\n'
        '"AAA","2013J","7","a\nb\n\nc","Pass"\n'
        '"AAA","2013J","9","","Pass"\n'
        '"AAA","2013J","8","x\ny","Lost"\n')
    data = oulad.read(folder)
    assert data.people == (Participant('AAA', '2013J', 7, 'Pass'),)
    assert [(bad.line, bad.reason.split()[0]) for bad in data.bad_rows] == [(9, 'learner'), (10, 'final_result')]


@pytest.mark.parametrize('broken', ['"1","7","18","0","78', '"1","7,"18","0","78"', '1,"7,18,0,78', '"'])
def test_a_quote_left_open_spoils_its_own_row_only(folder, broken):
    path = folder / 'studentAssessment.csv'
    path.write_text(quoted(SMALL['studentAssessment']).replace('"1","7","18","0","78"', broken))
    data = oulad.read(folder)
    assert [(bad.file, bad.line) for bad in data.bad_rows] == [('studentAssessment.csv', 2)]
    assert data.submissions == small_data()[4][1:]


def test_a_bad_row_of_a_packed_file_names_the_packed_file(folder):
    (folder / 'courses.csv').unlink()
    (folder / 'courses.csv.gz').write_bytes(gzip.compress(f'{SMALL["courses"]}x\n'.encode()))
    assert str(oulad.read(folder).bad_rows[0]) == 'courses.csv.gz, line 4: the row should have 3 fields and has 1.'


# What stops the import

def test_a_folder_that_is_not_there_is_said(folder):
    with pytest.raises(oulad.OuladUnreadable, match=r'^There is no folder .*nowhere\.$'):
        oulad.read(folder / 'nowhere')


@pytest.mark.parametrize('name', SMALL)
def test_a_missing_file_is_said_before_anything_is_read(folder, name):
    (folder / f'{name}.csv').unlink()
    with pytest.raises(oulad.OuladUnreadable, match=rf'has no file {name}\.csv or {name}\.csv\.gz\.$'):
        oulad.OuladReader(folder)


@pytest.mark.parametrize(('name', 'column'), [
    (name, column) for name, text in SMALL.items() for column in text.splitlines()[0].split(',') if column != 'gender'
])
def test_a_missing_column_is_said_before_anything_is_read(folder, name, column):
    (folder / f'{name}.csv').write_text(SMALL[name].replace(column, 'other', 1))
    with pytest.raises(oulad.OuladUnreadable, match=rf'^{name}\.csv has no column {column}\. Its columns are: '):
        oulad.OuladReader(folder)


def test_a_column_that_is_there_twice_is_said(folder):
    (folder / 'courses.csv').write_text(SMALL['courses'].replace('module_presentation_length', 'code_module'))
    with pytest.raises(oulad.OuladUnreadable, match=r'courses\.csv has more than one column code_module\.'):
        oulad.read(folder)


@pytest.mark.parametrize('content', [b'', b'\n \r\n', b'\xef\xbb\xbf', gzip.compress(b'', mtime=0)])
def test_an_empty_file_is_said(folder, content):
    (folder / 'courses.csv').write_bytes(content)
    with pytest.raises(oulad.OuladUnreadable, match=r'^courses\.csv is empty\.$'):
        oulad.read(folder)


def test_column_names_with_an_open_quote_are_said(folder):
    (folder / 'courses.csv').write_text('"code_module' + SMALL['courses'])
    with pytest.raises(oulad.OuladUnreadable, match=r'^courses\.csv has no legible column names: '):
        oulad.read(folder)


@pytest.mark.parametrize('spoil', [lambda packed: packed[:-12], lambda packed: packed[:20] + b'\xff' * 9 + packed[29:],
                                   lambda packed: packed[:4]], ids=['cut off', 'overwritten', 'a stump'])
def test_a_damaged_gzip_is_said(folder, spoil):
    (folder / 'studentAssessment.csv').write_bytes(spoil(gzip.compress(SMALL['studentAssessment'].encode())))
    with pytest.raises(oulad.OuladUnreadable, match=r'^studentAssessment\.csv is damaged or may not be read: '):
        oulad.read(folder)


# Any bytes at all

LIKELY = st.sampled_from([b'"', b',', b'\n', b'\r\n', b'?', b'AAA', b'2013J', b'1', b'7', b'-', b'.5', b'\x00', b'\xff',
                          b'\xef\xbb\xbf', '\u0663'.encode(), b'1,7,18,0,78\n', b'"1","7","18","0","78"\n'])
ANY_BYTES = st.one_of(st.binary(max_size=200), st.lists(LIKELY, max_size=40).map(b''.join))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(list(SMALL)), rubbish=ANY_BYTES, keep=st.booleans(), packed=st.booleans())
def test_no_bytes_bring_the_reader_down(folder, name, rubbish, keep, packed):
    for other, text in SMALL.items():
        (folder / f'{other}.csv').write_text(text)
    content = SMALL[name].encode() + rubbish if keep else rubbish
    (folder / f'{name}.csv').write_bytes(gzip.compress(content) if packed else content)
    try:
        bad_rows = oulad.read(folder).bad_rows
    except oulad.OuladUnreadable as problem:
        stopped, bad_rows = str(problem), ()
        stopped.encode()  # can be printed, whatever the bytes were
    else:
        stopped = ''
    assert not (stopped and keep), 'good column names stand above the rubbish'
    '\n'.join(map(str, bad_rows)).encode()
    lines = [bad.line for bad in bad_rows if bad.file == f'{name}.csv']
    assert lines == sorted(set(lines))


PLAIN = st.text(st.characters(exclude_categories=['Cs'], exclude_characters='\r'), max_size=12)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(genders=st.lists(PLAIN, min_size=3, max_size=3))
def test_what_stands_in_other_columns_never_matters(folder, genders):
    header, *rows = [line.split(',') for line in SMALL['studentInfo'].splitlines()]
    rows = [[*row[:3], gender, row[4]] for row, gender in zip(rows, genders, strict=True)]
    with (folder / 'studentInfo.csv').open('w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows([header, *rows])
    assert_reads_as_the_small_data(folder)


# Dates and names

@pytest.mark.parametrize(('code', 'first_day'), [
    ('2013J', date(2013, 10, 1)), ('2014B', date(2014, 2, 1)), ('2014A', date(2014, 1, 1)),
    ('2015L', date(2015, 12, 1)),
])
def test_a_presentation_starts_on_the_first_of_its_month(code, first_day):
    assert oulad.starts_on(code) == first_day
    assert Presentation('AAA', code, 240).starts == first_day


@pytest.mark.parametrize('code', ['', '2013', '2013M', '2013j', 'J2013', '0000J', '2013J\n', '２０１３J'])
def test_other_codes_are_refused(code):
    with pytest.raises(ValueError, match='is not a presentation code such as 2013J'):
        oulad.starts_on(code)


def test_a_learner_is_called_the_same_every_time_and_everywhere():
    names = [oulad.learner_name(student) for student in (11391, 28400, 2606802)]
    assert names == ['Ayesha Jackson', 'Amélie Rossi', 'Rajesh Chan']


def test_names_are_many_and_printable():
    names = Counter(oulad.learner_name(student) for student in range(10_000))
    assert len(names) > 8_000
    assert all(name.replace(' ', '').isalpha() and len(name.split()) == 2 for name in names)


# The real thing

@pytest.fixture(scope='module')
def real():
    if not REAL.is_dir():
        pytest.skip('the real dataset is not there: ../shared/data/oulad')
    return oulad.read(REAL)


def test_the_real_data_is_read_to_the_last_row(real):
    assert real.bad_rows == ()
    assert len({presentation.module for presentation in real.presentations}) == 6
    assert {presentation.presentation for presentation in real.presentations} == {'2013J', '2014J'}
    assert len(real.presentations) == 12
    assert len(real.assessments) == 37
    assert len(real.registrations) == len(real.people) == 12_489
    assert len(real.students) == 12_400
    assert len(real.submissions) == 36_184


def test_the_real_data_says_what_an_independent_count_says(real):
    assert sum(submission.score is None for submission in real.submissions) == 18
    assert sum(submission.banked for submission in real.submissions) == 713
    assert sum(registration.unregistered_day is not None for registration in real.registrations) == 9
    assert sum(assessment.weight == 0 for assessment in real.assessments) == 5
    assert Counter(assessment.kind for assessment in real.assessments) == {'TMA': 35, 'CMA': 2}
    assert Counter(person.final_result for person in real.people) == {'Pass': 7310, 'Fail': 3572, 'Distinction': 1607}
    with (REAL / 'studentAssessment.csv').open(newline='') as file:
        rows = list(csv.DictReader(file))
    assert sum(int(row['score'] or 0) for row in rows) == sum(row.score or 0 for row in real.submissions)
    assert sum(int(row['date_submitted']) for row in rows) == sum(row.day for row in real.submissions)


def test_43_real_learners_took_a_module_in_both_sessions(real):
    taken = Counter((registration.module, registration.student) for registration in real.registrations)
    assert sum(times == 2 for times in taken.values()) == 43
