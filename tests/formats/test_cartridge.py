"""A Common Cartridge comes in as sections, items and questions; what has no place here is named, one by one."""
import io
import re
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.cartridge import read_cartridge
from formats.courses import ParsedCourse, ParsedItemKind, ParsedRubricCriterion, ParsedRubricLevel
from formats.questions import QuestionKind, UnreadableFile

REAL = Path(__file__).parents[3] / 'shared' / 'data' / 'common-cartridge'
PNG = b'\x89PNG\r\n\x1a\n' + bytes(20)
LAR = 'associatedcontent/imscc_xmlv1p1/learning-application-resource'
QTI, BANK = 'imsqti_xmlv1p2/imscc_xmlv1p1/assessment', 'imsqti_xmlv1p2/imscc_xmlv1p1/question-bank'


def packed(files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def xml(tag, *inner, **attributes):
    """An element; what is named like a word of Python has a line behind it."""
    said = ''.join(f' {name.rstrip("_")}="{value}"' for name, value in attributes.items() if value)
    return f'<{tag}{said}>{"".join(inner)}</{tag}>'


def manifest(outline, *resources, version='1p1', title='Course'):
    general = xml('general', *(xml(tag, xml('string', text)) for tag, text in (
        ('title', title), ('description', 'About it'))), xml('language', 'fr'))
    organization = xml('organization', xml('item', outline, identifier='root'), structure='rooted-hierarchy')
    return xml('manifest', xml('metadata', xml('schema', 'IMS Common Cartridge'), xml('lom', general)),
               xml('organizations', organization), xml('resources', *resources),
               xmlns=f'http://www.imsglobal.org/xsd/imscc{version}/imscp_v1p1')


def resource(identifier, kind, href, *more, needs=(), **attributes):
    return xml('resource', *(xml('file', href=name) for name in (href, *more)),
               *(xml('dependency', identifierref=name) for name in needs),
               identifier=identifier, type=kind, href=href, **attributes)


def item(title, *inner, refers='', identifier=''):
    return xml('item', xml('title', title), *inner, identifier=identifier or title, identifierref=refers)


def cartridge(outline, *resources, files=(), **said):
    return read_cartridge(packed({'imsmanifest.xml': manifest(outline, *resources, **said), **dict(files)}))


def shape(read):
    return [(section.title, [(item.kind, item.title) for item in section.items]) for section in read.sections]


def refused(read):
    return [(one.where, one.reason) for one in read.refused]


def quiz(text='Which?', title='From the document', holder='assessment', **metadata):
    """With one question, whose first answer is right."""
    said = xml('qtimetadata', *(xml('qtimetadatafield', xml('fieldlabel', label), xml('fieldentry', entry))
                                for label, entry in metadata.items()))
    labels = (xml('response_label', xml('material', xml('mattext', word)), ident=word) for word in ('yes', 'no'))
    words = xml('material', xml('mattext', f'&lt;p&gt;{text}&lt;/p&gt;', texttype='text/html'))
    presentation = xml('presentation', words,
                       xml('response_lid', xml('render_choice', *labels), ident='r', rcardinality='Single'))
    score = xml('decvar', maxvalue='100', minvalue='0', varname='SCORE', vartype='Decimal')
    processing = xml(
        'resprocessing', xml('outcomes', score),
        xml('respcondition', xml('conditionvar', xml('varequal', 'yes', respident='r')),
            xml('setvar', '100', action='Set', varname='SCORE'), continue_='No'))
    section = xml('section', xml('item', presentation, processing, ident='i', title='Q'), ident='root_section')
    return xml('questestinterop', xml(holder, said, section, ident='a', title=title),
               xmlns='http://www.imsglobal.org/xsd/ims_qtiasiv1p2')


# Real cartridges: what is right is counted here from their files alone

@pytest.fixture(scope='module', params=['canvas_cc_gem_course.imscc', 'single-page.imscc'])
def real(request):
    path = REAL / request.param
    if not path.is_file():
        pytest.skip(f'The real cartridge is not here (../shared/data/common-cartridge/{path.name}).')
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if not name.endswith('/')}
    return files, read_cartridge(path)


def local(root, name):
    return [element for element in root.iter() if element.tag.rpartition('}')[2] == name]


def test_every_resource_and_file_of_a_real_cartridge_is_read_or_refused(real):
    files, read = real
    root = ElementTree.fromstring(files['imsmanifest.xml'])
    assert read.title == local(root, 'title')[0][0].text
    pages = {one.get('identifier') for one in local(root, 'resource') if one.get('type') == 'webcontent'}
    assignments = {one.get('identifier') for one in local(root, 'resource')
                   if any(file.get('href').endswith('assignment_settings.xml') for file in one)}
    assert {(item.kind, item.source_id) for item in read.items} == {
        *((ParsedItemKind.PAGE, one) for one in pages), *((ParsedItemKind.ASSIGNMENT, one) for one in assignments)}
    others = {one.get('href') for one in local(root, 'resource')} - {
        one.get('href') for one in local(root, 'resource') if one.get('identifier') in pages | assignments}
    missing = {name for name in others if name not in files}
    assert {name for name in others if name in files} == {'course_settings/canvas_export.txt'}, 'the settings'
    assert {reason for _, reason in refused(read) if reason.endswith('is missing.')} == {
        f'Its file {name} is missing.' for name in missing}
    entries = sum(len(ElementTree.fromstring(content)) for name, content in files.items()
                  if name.startswith('course_settings/') and name.endswith('.xml')
                  and not name.endswith(('course_settings.xml', 'assignment_groups.xml')))
    ways = sum(b'>n/a<' in content for content in files.values())
    assert len(read.refused) == len(missing) + entries + ways
    assert [section.title for section in read.sections] == ['Not in the outline'], 'neither has an outline'


def test_what_a_real_cartridge_says_comes_along(real):
    _, read = real
    if read.title == 'The Life of Paul':
        assert [(item.title, item.body, item.is_draft) for item in read.items] == [('Our Purpose', '', False)]
    else:
        assert [(item.title, item.body, item.points, item.is_draft) for item in read.items] == [
            (f'Course with {kind} Submission Type', 'This is assignment content.', 10, False)
            for kind in ('Known', 'Unknown', 'Missing')]
    assert read.questions == () and not any(item.weight for item in read.items)


# The outline

def test_folders_below_the_root_are_sections_and_deeper_ones_stand_before_titles():
    deep = item('More', item('Deep', item('Down', refers='c')))
    read = cartridge(
        item('Alone', refers='a') + item('Week 1', item('First', refers='b'), deep) + item('Week 2')
        + item('Also', refers='d'),
        *(resource(name, 'webcontent', f'{name}.html') for name in 'abcd'),
        files=[(f'{name}.html', f'<p>{name}</p>') for name in 'abcd'])
    assert shape(read) == [
        ('Course', [(ParsedItemKind.PAGE, 'Alone')]),
        ('Week 1', [(ParsedItemKind.PAGE, 'First'), (ParsedItemKind.PAGE, 'More › Deep › Down')]), ('Week 2', []),
        ('Course', [(ParsedItemKind.PAGE, 'Also')])]
    assert [item.body for item in read.items] == ['a', 'b', 'c', 'd'] and read.refused == ()
    assert (read.title, read.language, read.description) == ('Course', 'fr', 'About it')


def test_an_entry_may_be_refused_for_what_it_refers_to():
    titles = {'Gone': 'nowhere', 'Lost': 'lost', 'Page': 'p', 'Again': 'p', 'Heading': '', 'Tool': 't', 'Odd': 'odd',
              'Bank': 'bank', 'Secret': 's', 'Script': 'l'}
    read = cartridge(
        item('W', *(item(title, refers=name) for title, name in titles.items())),
        resource('lost', 'webcontent', 'lost.html'), resource('p', 'webcontent', 'p.html'),
        resource('t', 'imsbasiclti_xmlv1p0', 't.xml'), resource('odd', 'idpf_epub_containerv3', 'o.epub'),
        resource('bank', BANK, 'b.xml'), resource('s', 'webcontent', 's.html', protected='true'),
        resource('l', 'imswl_xmlv1p1', 'l.xml'),
        files=[('p.html', 'x'), ('t.xml', '<x/>'), ('o.epub', 'x'), ('b.xml', '<x/>'), ('s.html', 'x'),
               ('l.xml', '<webLink><url href="javascript:x"/></webLink>'), ('stray.txt', 'x'), ('__MACOSX/._x', 'x')])
    assert shape(read) == [('W', [(ParsedItemKind.PAGE, 'Page')])]
    assert refused(read) == [
        ('W › Gone', 'What it refers to is not in the manifest.'), ('W › Lost', 'Its file lost.html is missing.'),
        ('W › Again', 'It stands in the outline twice; the first place counts.'),
        ('W › Heading', 'A heading alone has no place here.'), ('W › Tool', 'External tools (LTI) are not supported.'),
        ('W › Odd', 'Resources of the kind “idpf_epub_containerv3” are not supported.'),
        ('W › Bank', 'A bank of questions has no place in an outline.'),
        ('W › Secret', 'It is protected: it needs a permission of its publisher.'),
        ('W › Script', 'Its address “javascript:x” is not one on the web.'),
        ('stray.txt', 'The manifest does not name it.')]


@pytest.mark.parametrize('version', ['1p0', '1p1', '1p2', '1p3'])
def test_each_kind_of_resource_is_an_item_in_every_version(version):
    link = xml('webLink', xml('title', 'T'), xml('url', href='https://example.org/x'),
               xmlns=f'http://www.imsglobal.org/xsd/imswl_v{version}')
    topic = xml('topic', xml('title', 'T'), xml('text', 'One\nTwo &lt;3', texttype='text/plain'), xmlns='x')
    work = xml('assignment', xml('title', 'T'), xml('text', '&lt;b&gt;Do&lt;/b&gt;', texttype='text/html'),
               xml('gradable', 'true', points_possible='7.5'), xml('submission_formats', xml('format', type='file')),
               xmlns='y')
    titles = {'Page': 'p', 'File': 'f', 'Link': 'l', 'Talk': 'd', 'Work': 'a', 'Quiz': 'q'}
    read = cartridge(
        item('W', *(item(title, refers=name) for title, name in titles.items())),
        resource('p', 'webcontent', 'Page%20one.html'), resource('f', 'webcontent', 'f.pdf'),
        resource('l', f'imswl_xmlv{version}', 'l.xml'), resource('d', f'imsdt_xmlv{version}', 'd.xml'),
        resource('a', 'assignment_xmlv1p0', 'a.xml'), resource('q', QTI.replace('1p1', version), 'q.xml'),
        version=version, files=[('Page one.html', '<p>Hello</p>'), ('f.pdf', '%PDF'), ('l.xml', link), ('d.xml', topic),
                                ('a.xml', work), ('q.xml', quiz(cc_maxattempts='2', qmd_timelimit='30'))])
    assert read.refused == ()
    page, file, link, talk, work, asked = read.items
    assert (page.kind, page.title, page.body, page.source_id) == (ParsedItemKind.PAGE, 'Page', 'Hello', 'p')
    assert (file.kind, file.title, file.file.name, file.file.content) == (ParsedItemKind.FILE, 'File', 'f.pdf', b'%PDF')
    assert (link.kind, link.url) == (ParsedItemKind.LINK, 'https://example.org/x')
    assert (talk.kind, talk.body) == (ParsedItemKind.DISCUSSION, 'One\n\nTwo \\<3')
    assert (work.kind, work.body, work.points) == (ParsedItemKind.ASSIGNMENT, '**Do**', Decimal('7.5'))
    assert (asked.kind, asked.attempts, asked.time_limit_minutes, asked.points) == (ParsedItemKind.QUIZ, 2, 30, 1)
    (question,) = asked.questions
    assert (question.kind, question.text) == (QuestionKind.SINGLE_CHOICE, 'Which?')
    assert [(option.text, option.share) for option in question.options] == [('yes', 100), ('no', 0)]


def test_what_has_no_place_in_the_outline_comes_into_a_last_section_and_banks_are_the_bank():
    extra = '<title>Extra</title><meta name="workflow_state" content="unpublished"/><p>y</p>'
    read = cartridge(
        item('W', item('Page', refers='p')), resource('p', 'webcontent', 'p.html'),
        resource('x', 'webcontent', 'wiki/x.html'), resource('q', QTI, 'q.xml'), resource('b', BANK, 'b.xml'),
        resource('u', 'webcontent', 'unused.pdf'), resource('t', 'imsbasiclti_xmlv1p0', 't.xml'),
        files=[('p.html', 'x'), ('wiki/x.html', extra), ('q.xml', quiz()), ('unused.pdf', 'x'),
               ('b.xml', quiz('Which?&lt;img src="i.png"&gt;', title='Spare')),
               ('t.xml', '<lti><title>Tool</title></lti>')])
    assert shape(read)[1:] == [('Not in the outline',
                                [(ParsedItemKind.PAGE, 'Extra'), (ParsedItemKind.QUIZ, 'From the document')])]
    assert read.items[1].is_draft and not read.items[2].is_draft
    assert [(one.category, one.text, one.source_id) for one in read.bank] == [('Spare', 'Which?', 'b/i')]
    assert read.items[2].questions[0].source_id == 'q/i', 'other documents call their questions the same'
    assert refused(read) == [('Not in the outline › Spare', 'Its pictures were left out: there is no place for them.'),
                             ('Not in the outline › Tool', 'External tools (LTI) are not supported.'),
                             ('unused.pdf', 'Nothing in the course shows it or links to it.')]


# Words, pictures, files

def test_pictures_and_files_come_along_and_links_to_the_old_place_are_words():
    pictures = ('$IMS-CC-FILEBASE$/My%20Pictures/a.png?canvas_download=1', '%24IMS-CC-FILEBASE%24/b.png',
                '../img/c.png', '$IMS-CC-FILEBASE$/gone.png')
    links = {'notes': '$IMS-CC-FILEBASE$/notes.pdf', 'again': '$CANVAS_COURSE_REFERENCE$/file_ref/n?wrap=1',
             'there': '$WIKI_REFERENCE$/pages/x', 'other': 'other.html', 'placed': '../placed.pdf',
             'quiz': '$CANVAS_OBJECT_REFERENCE$/quizzes/i', 'web': 'https://example.org/',
             'b': '$CANVAS_COURSE_REFERENCE$/file_contents/course%20files/b.png'}
    html = ''.join(f'<img src="{address}" alt="A"/>' for address in pictures) + ' ' + ' '.join(
        xml('a', words, href=address) for words, address in links.items())
    files = {'wiki_content/p.html': xml('html', xml('head', xml('title', 'T')), xml('body', html)),
             'wiki_content/other.html': 'x', 'placed.pdf': '1', 'web_resources/notes.pdf': '2',
             'web_resources/My Pictures/a.png': PNG, 'web_resources/b.png': PNG, 'img/c.png': PNG}
    names = dict(zip('pofnabc', ('wiki_content/p.html', 'wiki_content/other.html', 'placed.pdf', *list(files)[3:])))
    read = cartridge(item('W', item('Page', refers='p'), item('Placed', refers='f')),
                     *(resource(short, 'webcontent', name) for short, name in names.items()), files=files)
    assert shape(read) == [
        ('W', [(ParsedItemKind.PAGE, 'Page'), (ParsedItemKind.FILE, 'notes.pdf'), (ParsedItemKind.FILE, 'b.png'),
               (ParsedItemKind.FILE, 'Placed')]), ('Not in the outline', [(ParsedItemKind.PAGE, 'other.html')])]
    assert read.items[0].body == ('![A](file:a.png)![A](file:b.png)![A](file:c.png)A notes again there other placed '
                                  'quiz [web](https://example.org/) b')
    assert [picture.name for picture in read.items[0].pictures] == ['a.png', 'b.png', 'c.png']
    assert [item.file.content for item in read.items if item.file] == [b'2', PNG, b'1']
    assert refused(read) == [('W › Page', 'The picture “gone.png” is not in the archive.'),
                             ('W › Page', '4 links to other places of the old course are now words only.')]


def test_a_manifest_may_lie_in_a_folder_and_have_a_base():
    page = resource('p', 'webcontent', 'p.html', **{'xml:base': 'content/'})
    text = manifest(item('W', item('P', refers='p')), page)
    read = read_cartridge(packed({'export/imsmanifest.xml': text, 'export/content/p.html': '<img src="i.png"/>',
                                  'export/content/i.png': PNG}))
    assert [(item.title, item.body) for item in read.items] == [('P', '![](file:i.png)')] and read.refused == ()


# Canvas

def told(tag, *inner, **words):
    """A document of Canvas; `words` stand in an element each."""
    return xml(tag, *inner, *(xml(name, text) for name, text in words.items()),
               xmlns='http://canvas.instructure.com/xsd/cccv1p0')


def rubric(name):
    ratings = (xml('rating', xml('description', title), xml('points', points), xml('long_description', words))
               for title, points, words in (('Good', '5.0', 'Well'), ('Bad', '0', '')))
    criterion = xml('criterion', xml('description', 'Style'), xml('long_description', 'How'), xml('ratings', *ratings))
    return xml('rubric', xml('title', f'Rubric {name}'), xml('criteria', criterion), identifier=name)


def canvas():
    """A course of Canvas with one of each."""
    entries = {'Essay': 'a', 'Quiz': 'q', 'Hidden': 'p', 'Talk': 'd'}
    outline = item('Module', *(item(title, refers=name) for title, name in entries.items()), identifier='m1') + item(
        'Unpublished', item('Exam', refers='x'), identifier='m2')
    hidden = xml('workflow_state', 'unpublished')
    required = xml('completionRequirement', xml('identifierref', 'Essay'), type='must_submit')
    modules = (xml('module', xml('title', 'Module'), xml('prerequisites', xml('prerequisite')),
                   xml('items', xml('item', hidden, identifier='Hidden')),
                   xml('completionRequirements', required), identifier='m1'),
               xml('module', hidden, identifier='m2'))
    groups = (xml('assignmentGroup', xml('title', 'Work'), xml('group_weight', '60.0'), xml('rules', xml('rule')),
                  identifier='g'), xml('assignmentGroup', xml('group_weight', '40'), identifier='h'))
    essay = {'title': 'Essay', 'assignment_group_identifierref': 'g', 'rubric_identifierref': 'r1',
             'points_possible': '5', 'workflow_state': 'published', 'submission_types': 'online_upload,media_recording',
             'allowed_attempts': '3', 'peer_reviews': 'true'}
    asked = {'title': 'Quiz', 'description': '&lt;p&gt;Read first&lt;/p&gt;', 'quiz_type': 'assignment',
             'time_limit': '20', 'allowed_attempts': '-1', 'assignment_group_identifierref': 'g'}
    settings = 'course_settings/'
    files = {
        f'{settings}course_settings.xml': told('course', title='Named in settings', group_weighting_scheme='percent'),
        f'{settings}module_meta.xml': told('modules', *modules),
        f'{settings}assignment_groups.xml': told('assignmentGroups', *groups),
        f'{settings}rubrics.xml': told('rubrics', rubric('r1'), rubric('r2')),
        f'{settings}learning_outcomes.xml': told('learningOutcomes', xml('learningOutcome', xml('title', 'Knows'))),
        f'{settings}syllabus.html': '<body><p>Plan</p></body>',
        f'{settings}canvas_export.txt': 'joke',
        'a/essay.html': '<body><p>Write</p></body>', 'a/assignment_settings.xml': told('assignment', **essay),
        'q/assessment_qti.xml': quiz('thin'), 'non_cc_assessments/q.xml.qti': quiz('whole'),
        'q/assessment_meta.xml': told('quiz', **asked),
        'p.html': '<p>x</p>',
        'd.xml': xml('topic', xml('title', 'Talk'), xml('text', '&lt;p&gt;Say&lt;/p&gt;', texttype='text/html')),
        'dm.xml': told('topicMeta', type='topic', workflow_state='active', assignment=''),
        'n.xml': xml('topic', xml('title', 'News'), xml('text', 'x')),
        'nm.xml': told('topicMeta', type='announcement'),
        'x/x.html': 'x',
        'x/assignment_settings.xml': told('assignment', title='Exam', submission_types='external_tool'),
        's/assessment_qti.xml': quiz('asked'), 's/assessment_meta.xml': told('quiz', quiz_type='survey'),
        'non_cc_assessments/bank.xml.qti': quiz('spare', holder='objectbank'),
    }
    resources = [
        resource('a', LAR, 'a/essay.html', 'a/assignment_settings.xml'),
        resource('q', QTI, 'q/assessment_qti.xml', needs=['qm']),
        resource('qm', LAR, 'q/assessment_meta.xml', 'non_cc_assessments/q.xml.qti'),
        resource('p', 'webcontent', 'p.html'),
        resource('d', 'imsdt_xmlv1p1', 'd.xml', needs=['dm']), resource('dm', LAR, 'dm.xml'),
        resource('n', 'imsdt_xmlv1p1', 'n.xml', needs=['nm']), resource('nm', LAR, 'nm.xml'),
        resource('x', LAR, 'x/x.html', 'x/assignment_settings.xml'),
        resource('s', QTI, 's/assessment_qti.xml', needs=['sm']), resource('sm', LAR, 's/assessment_meta.xml'),
        resource('bank', LAR, 'non_cc_assessments/bank.xml.qti'), resource('y', LAR, f'{settings}syllabus.html'),
        resource('set', LAR, f'{settings}canvas_export.txt', f'{settings}course_settings.xml'),
    ]
    return outline, resources, files


def test_a_course_of_canvas_comes_in_with_what_only_canvas_knows():
    outline, resources, files = canvas()
    read = cartridge(outline, *resources, files=files)
    assert read.title == 'Named in settings'
    assert shape(read) == [
        ('Module',
         [(ParsedItemKind.ASSIGNMENT, 'Essay'), (ParsedItemKind.QUIZ, 'Quiz'), (ParsedItemKind.PAGE, 'Hidden'),
                    (ParsedItemKind.DISCUSSION, 'Talk')]),
        ('Unpublished', []),
        ('Not in the outline', [(ParsedItemKind.SURVEY, 'From the document'), (ParsedItemKind.PAGE, 'Syllabus')])]
    essay, asked, hidden, talk, survey, syllabus = read.items
    assert [one.title for one in read.items if one.required] == ['Essay'], 'as its module says, and nothing else'
    assert (essay.body, essay.points, essay.attempts, essay.weight, essay.is_draft) == ('Write', 5, 3, 50, False)
    assert essay.rubric == (ParsedRubricCriterion(title='Style', description='How', levels=(
        ParsedRubricLevel(title='Good', points=Decimal('5.0'), description='Well'),
        ParsedRubricLevel(title='Bad', points=Decimal(0)))),)
    assert (asked.body, asked.questions[0].text, asked.time_limit_minutes, asked.attempts, asked.weight) == (
        'Read first', 'whole', 20, None, 10)
    assert hidden.is_draft and not talk.is_draft and talk.body == 'Say' and syllabus.body == 'Plan'
    assert (survey.points, survey.questions[0].points) == (None, 0)
    assert [one.text for one in read.bank] == ['spare']
    assert Counter(refused(read)) == Counter([
        ('Module', 'What must be done before it was not taken over.'),
        ('Work', 'Its rules for dropping the lowest or highest grades were not taken over.'),
        ('Knows', 'Learning outcomes have no place here.'),
        ('Module › Essay', 'The way it is submitted (“media_recording”) was not taken over.'),
        ('Module › Essay', 'That learners review each other was not taken over.'),
        ('Module › Talk', 'That it is graded was not taken over: discussions have no points here.'),
        ('Unpublished › Exam', 'It is done in an external tool (LTI), which is not supported.'),
        ('Not in the outline › News', 'Announcements are not part of a course here: a coach makes them in a session.'),
        ('Rubric r2', 'A rubric that no assignment uses has no place here.')])


# What is no cartridge, and any bytes at all

@pytest.mark.parametrize(('text', 'sentence'), [
    (None, 'There is no imsmanifest.xml'), ('<mani', 'is not well-formed XML'), ('<x/>', 'is no manifest'),
    (manifest('').replace('IMS Common', 'IMS Thin Common'), 'thin cartridge'),
    (manifest('', version='1p2').replace('imscc1p2', 'imstcc1p2'), 'thin cartridge'),
    (manifest('').replace('IMS Common Cartridge', 'ADL SCORM'), 'SCORM package'),
    (manifest('', '<resource xmlns:a="x" a:scormType="sco"/>'), 'SCORM package'),
    (manifest('').replace('<metadata>', '<authorizations access="cartridge"/><metadata>'), 'protected'),
    (f'<!DOCTYPE x [<!ENTITY a "b">]>{manifest("")}', 'declares entities'),
])
def test_what_is_no_cartridge_is_said(text, sentence):
    with pytest.raises(UnreadableFile, match=re.escape(sentence)):
        read_cartridge(packed({'imsmanifest.xml': text} if text else {'x': 'y'}))


OUTLINE, RESOURCES, FILES = canvas()
SEED = {'imsmanifest.xml': manifest(OUTLINE, *RESOURCES), **FILES}
PIECES = st.sampled_from([
    '<', '>', '"', '</item>', '<item>', '&amp;', '\x00', '9' * 50, '-1', '1e999', 'NaN', '../', '%2e%2e/', 'objectbank',
    '$IMS-CC-FILEBASE$', '<dependency identifierref="q"/>', '<a href="$CANVAS_COURSE_REFERENCE$/file_ref/a">',
    '<img src="p.html">', '[[1]]', '\ue0000\ue001', ' xml:base="../.."', '\u0663'])


@settings(deadline=None, max_examples=60)
@given(name=st.sampled_from(['imsmanifest.xml', *SEED]), drop=st.sampled_from(['', *SEED]),
       changes=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 12), PIECES), max_size=5))
def test_no_cartridge_brings_the_reader_down(name, changes, drop):
    files = dict(SEED)
    text = files[name]
    for place, cut, piece in changes:
        place %= len(text) + 1
        text = text[:place] + piece + text[place + cut:]
    files[name] = text
    files.pop(drop, None)
    try:
        read = read_cartridge(packed(files))
    except UnreadableFile as refusal:
        assert str(refusal).endswith('.')
    else:
        assert isinstance(read, ParsedCourse) and read.title
        repr(read).encode()
        assert all(one.where and one.reason.endswith('.') for one in read.refused)
