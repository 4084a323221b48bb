"""Papers: what stands on them can be read, in any of the alphabets that names come in, on as many pages as it takes."""
import io

import pytest
from pypdf import PdfReader

from formats.pdf.attestation import AttestationPaper, write_attestation
from formats.pdf.certificate import CertificatePaper, write_certificate
from formats.pdf.document import PaperFact, clean
from formats.pdf.learner_report import CoursePart, LearnerPaper, write_learner_paper
from formats.pdf.session_report import CourseOverview, SessionPaper, write_session_paper

AS_OF = 'As of 24 Nov 2026, 14:05 UTC'
NAMES = ['Łukasz Żółć', 'Tomás Rey', 'Ngô Bảo Châu', 'Ελένη Παπαδοπούλου', 'Дмитрий Щукин', 'Þórður Ægisson']
FACTS = (PaperFact('Progress', '75 %', '3 of 4. Required items completed, of all required items.'),
         PaperFact('Grade', '82.50 % · B', 'By the gradebook of the course, with all grades given.'),
         PaperFact('Released grade', '–', 'The same of released grades only.'),
         PaperFact('Time', '11 h 20', 'Sum of visits.'))
LONG = 'A title of an item that is far too long for one line of a table on a sheet of paper of this size'


def pages(pdf: bytes) -> list[str]:
    return [' '.join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def learner(name='Priya Nair', items=4, **more) -> LearnerPaper:
    rows = tuple((f'Item {n}' if n else LONG, 'Done', '33 / 40', '12 Nov 2026', '11 Nov 2026') for n in range(items))
    part = CoursePart('Python for data', FACTS, rows, ('Exams: 82.5 % = (2 × 85 + 1 × 77.5) / 3 for A, B',),
                      '12 visits on 9 days, first 5 Oct 2026, 09:12, last 23 Nov 2026, 18:40')
    return LearnerPaper(name, 'priya · Data Analyst · Autumn · 5 Oct – 3 Jan 2027', 'Data Analyst · Autumn', AS_OF,
                        FACTS, (part, part), **more)


def certificate(learner='Łukasz Żółć', course='Python for data', grade='82.50 % (B)') -> CertificatePaper:
    return CertificatePaper(learner, course, 'Data Analyst · Autumn', '20 November 2026', grade, '24 November 2026',
                            '7K3M-09QD-ZX5T-C1HB', 'https://school.example/certificates/7K3M-09QD-ZX5T-C1HB', AS_OF)


@pytest.mark.parametrize('name', NAMES)
def test_a_name_stands_on_paper_as_it_is_written(name):
    for pdf in (write_learner_paper(learner(name)), write_certificate(certificate(name))):
        assert name in pages(pdf)[0]


def test_a_report_says_its_figures_with_what_they_mean_every_item_and_how_the_grade_came():
    [text] = pages(write_learner_paper(learner()))
    for said in ('Priya Nair', 'Required items completed, of all required items.', '82.50 % · B', 'Item 3', '33 / 40',
                 'Exams: 82.5 % = (2 × 85 + 1 × 77.5) / 3', '12 visits on 9 days', AS_OF, 'Page 1 of 1'):
        assert said in text
    assert LONG in text  # in two lines, and whole


def test_a_long_report_numbers_its_pages_and_repeats_what_it_is_about():
    found = pages(write_learner_paper(learner(items=120)))
    assert len(found) > 4
    for number, text in enumerate(found, 1):
        assert f'Page {number} of {len(found)}' in text and AS_OF in text
        assert number == 1 or 'Learner report · Priya Nair · Data Analyst · Autumn' in text
    assert all(sum(f'Item {n} ' in text for text in found) == 2 for n in range(1, 120))


def test_a_session_report_has_a_table_for_each_course_and_who_needs_attention():
    rows = tuple((name, '75 %', '3 of 4', '82.50 %', '11 h 20', '23 Nov 2026, 18:40') for name in NAMES)
    course = CourseOverview('Python for data', FACTS, rows)
    text = ' '.join(pages(write_session_paper(SessionPaper(
        'Data Analyst · Autumn', '5 Oct – 3 Jan', AS_OF, FACTS, (('Emeka Obi', '3 days late on Report', 'Python'),),
        (course, course)))))
    assert all(text.count(name) == 2 for name in NAMES)
    assert 'Emeka Obi 3 days late on Report Python' in text
    empty = ' '.join(pages(write_session_paper(SessionPaper('Autumn', '', AS_OF, (), (), ()))))
    assert 'Nobody, by the thresholds that are set.' in empty


def test_an_attestation_says_who_was_where_and_for_how_long():
    [text] = pages(write_attestation(AttestationPaper(
        'Łukasz Żółć', 'Data Analyst · Autumn', 'This attests that Łukasz Żółć took part.', AS_OF, FACTS,
        (('Python for data', '11 h 20', '12', '9', '5 Oct 2026, 09:12', '23 Nov 2026, 18:40'),), 'Time is …')))
    assert 'This attests that Łukasz Żółć took part.' in text
    assert 'Python for data 11 h 20 12 9 5 Oct 2026, 09:12 23 Nov 2026, 18:40' in text


def test_a_certificate_is_one_sheet_with_its_number_and_where_to_check_it():
    for data in (certificate(), certificate(learner='Maria ' * 30, course=LONG * 2), certificate(grade='')):
        [text] = pages(write_certificate(data))
        assert '7K3M-09QD-ZX5T-C1HB' in text and 'https://school.example/certificates/7K3M-09QD-ZX5T-C1HB' in text
        assert ('Grade' in text) == bool(data.grade)
    assert PdfReader(io.BytesIO(write_certificate(certificate()))).metadata.subject == \
        'Łukasz Żółć · Python for data · Data Analyst · Autumn'


def test_signs_that_no_font_knows_and_signs_that_are_none_spoil_nothing():
    text = pages(write_learner_paper(learner('株式 \x00\x07Ltd.\nNext \ud800')))[0]
    assert 'Ltd. Next' in text
    assert clean('e\u0301\x00\t\n x') == 'é x'
