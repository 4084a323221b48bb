"""A course of Open edX comes in as sections, items and questions; what has no place here is named, one by one."""
import gzip
import io
import json
import re
import tarfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.courses import ParsedCourse, ParsedItemKind
from formats.olx import read_olx
from formats.questions import AcceptedNumber, AcceptedText, Gap, Option, QuestionKind, UnreadableFile

REAL = Path(__file__).parents[3] / 'shared' / 'data' / 'olx' / 'demo-course-nostatic.tar.gz'
PNG = b'\x89PNG\r\n\x1a\n' + bytes(20)


def packed(files):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode='w') as archive:
        for name, content in files.items():
            content = content if isinstance(content, bytes) else content.encode()
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return gzip.compress(file.getvalue(), compresslevel=1)


def course(**files):
    """A course of one chapter, lesson and unit, all in one file; more files by path."""
    outline = files.pop('outline', None) or (
        '<chapter display_name="Week 1"><sequential display_name="Lesson"><vertical url_name="u" display_name="Unit">'
        f'{files.pop("unit", "")}</vertical></sequential></chapter>')
    root = f'<course url_name="run" display_name="Course" org="O" course="C">{outline}</course>'
    return read_olx(packed({'course/course.xml': root, **{f'course/{path}': text for path, text in files.items()}}))


def unit(words, **files):
    """The items of a course with this unit, and what was refused, without its place."""
    read = course(unit=words, **files)
    return read.items, [refused.reason for refused in read.refused]


def problem(words, **attributes):
    """The questions of a problem called P, and what was refused."""
    said = ''.join(f' {name}="{value}"' for name, value in attributes.items())
    read = course(unit=f'<problem url_name="p" display_name="P"{said}>{words}</problem>')
    assert {refused.where for refused in read.refused} <= {'Week 1 › Lesson › Unit › P', 'Course'}
    return read.questions, [refused.reason for refused in read.refused if refused.where != 'Course']


def question(words, **attributes):
    questions, refused = problem(words, **attributes)
    assert refused == []
    (only,) = questions
    return only


def options(question):
    return [(option.text, option.share, option.feedback) for option in question.options]


# The real course: what is right is counted here from its files alone

class Raw:
    """The files of the archive, and its outline as the pointers in them say."""

    def __init__(self):
        with tarfile.open(REAL) as archive:
            self.files = {info.name.removeprefix('demo-course-nostatic/course/'): archive.extractfile(info).read()
                          for info in archive if info.isfile()}
        self.course = self.follow(ElementTree.fromstring(self.files['course.xml']))

    def follow(self, element):
        path = f'{element.tag}/{element.get("url_name")}.xml'
        if len(element) == 0 and path in self.files:
            url_name = element.get('url_name')
            element = ElementTree.fromstring(self.files[path])
            element.set('url_name', url_name)
        element[:] = [self.follow(child) for child in element] if element.tag not in ('problem', 'html') else element[:]
        return element

    def words(self, html):
        """Whether a block of HTML says anything."""
        text = self.files[f'html/{html.get("filename")}.html'].decode()
        text = re.sub(r'(?s)<(script|style|button|select)\b.*?</\1>|<!--.*?-->', '', text)
        return bool(re.sub(r'<(?!img|iframe)[^>]*>|&nbsp;|\s', '', text))


READ_RESPONSES = {'multiplechoiceresponse', 'choiceresponse', 'optionresponse', 'numericalresponse', 'stringresponse'}
BESIDE = {'video': ParsedItemKind.VIDEO, 'discussion': ParsedItemKind.DISCUSSION, 'poll': ParsedItemKind.SURVEY,
          'survey': ParsedItemKind.SURVEY, 'openassessment': ParsedItemKind.ASSIGNMENT,
          'edx_sga': ParsedItemKind.ASSIGNMENT}


@pytest.fixture(scope='module')
def raw():
    if not REAL.is_file():
        pytest.skip('The real course is not here (../shared/data/olx/demo-course-nostatic.tar.gz).')
    return Raw()


@pytest.fixture(scope='module')
def real(raw):
    return read_olx(REAL)


def responses(problem):
    return [element.tag for element in problem.iter() if element.tag.endswith('response')]


def can_be_asked(problem):
    """By reading the files: a table of dropdowns is one question, a program or a regular expression is none."""
    text = ElementTree.tostring(problem, encoding='unicode')
    return set(responses(problem)) & READ_RESPONSES and '$z' not in text and 'answer="..bble"' not in text


def test_each_chapter_of_the_real_course_is_a_section(raw, real):
    chapters = raw.course.findall('chapter')
    assert (real.title, real.language) == ('Open edX Demo Course', 'en')
    assert [section.title for section in real.sections] == [
        *(chapter.get('display_name') for chapter in chapters), 'Pages of the course']
    assert [section.source_id for section in real.sections[:-1]] == [
        f'chapter/{chapter.get("url_name")}' for chapter in chapters]
    assert real.description.startswith('Explore Open edX® capabilities')


def test_each_unit_of_the_real_course_is_a_page_or_a_quiz_and_each_other_block_an_item(raw, real):
    for chapter, section in zip(raw.course.findall('chapter'), real.sections, strict=False):
        expected = Counter()
        for vertical in chapter.iter('vertical'):
            if any(map(can_be_asked, vertical.iter('problem'))):
                expected[ParsedItemKind.QUIZ, f'vertical/{vertical.get("url_name")}'] += 1
            elif any(map(raw.words, vertical.iter('html'))):
                expected[ParsedItemKind.PAGE, f'vertical/{vertical.get("url_name")}'] += 1
            for tag, kind in BESIDE.items():
                expected.update((kind, f'{tag}/{block.get("url_name")}') for block in vertical.iter(tag))
        assert Counter((item.kind, item.source_id) for item in section.items) == expected
    assert Counter(item.kind for item in real.items) == {
        ParsedItemKind.PAGE: 50, ParsedItemKind.QUIZ: 9, ParsedItemKind.VIDEO: 11, ParsedItemKind.ASSIGNMENT: 3,
        ParsedItemKind.SURVEY: 2,
        ParsedItemKind.DISCUSSION: 1}


def test_every_problem_of_the_real_course_is_asked_or_refused(raw, real):
    problems = {f'problem/{element.get("url_name")}': element for element in raw.course.iter('problem')}
    assert len(problems) == len([name for name in raw.files if name.startswith('problem/')]) == 29
    asked = Counter(question.source_id for question in real.questions
                    if question.kind != QuestionKind.DESCRIPTION and question.source_id in problems)
    assert asked == {name: 1 for name, element in problems.items() if can_be_asked(element)}
    assert len(asked) == 19 and real.bank == ()
    for name, element in problems.items():
        if name not in asked:
            (unit,) = (one for one in raw.course.iter('vertical') if element in one.iter('problem'))
            title = f'{unit.get("display_name")} › {element.get("display_name")}'
            times = sum(one.where.endswith(title) for one in real.refused)
            assert times == max(1, len(responses(element))), title


def test_every_other_block_of_the_real_course_is_read_or_refused(raw, real):
    refused = Counter(one.where.split(' › ')[-1] for one in real.refused if one.reason.endswith('styles or scripts.'))
    empty = Counter(block.get('display_name', 'Text') for block in raw.course.iter('html') if not raw.words(block))
    assert refused == empty and sum(empty.values()) == 62
    where = ' '.join(one.where for one in real.refused)
    for tag in ('lti', 'drag-and-drop-v2', 'staffgradedxblock', 'done', 'annotatable'):
        for block in raw.course.iter(tag):
            title = block.get('display_name') or {'staffgradedxblock': 'Staff-graded points', 'done': 'Done',
                                                  'annotatable': 'Annotated text'}[tag]
            assert f' › {title} ' in f'{where} ', title
    assert {element.tag for element in raw.course.iter() if element.get('xblock-family')} == {
        'discussion', 'done', 'drag-and-drop-v2', 'edx_sga', 'poll', 'staffgradedxblock', 'survey'}


def test_missing_pictures_and_captions_of_the_real_course_are_named(raw, real):
    sentences = ' '.join(one.reason for one in real.refused)
    html = [raw.files[f'html/{block.get("filename")}.html'].decode() for block in raw.course.iter('html')]
    for name in {name for text in html for name in re.findall(r'<img[^>]*? src="/static/([^"]+)"', text)}:
        assert f'The picture “{name}” is not in the archive.' in sentences
    for transcript in {found.get('src') for video in raw.course.iter('video') for found in video.findall('transcript')}:
        assert f'Its captions “{transcript}” are not in the archive.' in sentences
    assert not any(item.pictures or item.captions for item in real.items)


def test_videos_of_the_real_course_play_from_where_they_are(raw, real):
    expected = {f'video/{block.get("url_name")}': f'https://www.youtube.com/watch?v={block.get("youtube_id_1_0")}'
                if block.get('youtube_id_1_0') else block.find('source').get('src')
                for block in raw.course.iter('video')}
    assert {item.source_id: item.url for item in real.items if item.kind == ParsedItemKind.VIDEO} == expected


def test_the_grading_policy_of_the_real_course_becomes_weights(real):
    weights = Counter()
    for item in real.items:
        if item.weight is not None:
            weights[item.title.split(' › ')[0]] += item.weight
    assert weights == {'Basic Assessment Tools': Decimal('30.00'), 'Intermediate Assessment Tools': Decimal('35.00'),
                       'Advanced Assessment Tools': Decimal('35.01'), 'Other Learning Tools': 0,
                       'Social Learning Tools': 0}


def test_questions_of_the_real_course_ask_what_they_asked(real):
    by_title = {question.title: question for question in real.questions}
    hints = by_title['Multiple Choice with Hints and Feedback']
    assert [(option.text, option.share) for option in hints.options][-2:] == [('16', 0), ('17', 100)]
    assert hints.feedback.startswith('The "top row" represents the number 5.\n\n') and not hints.shuffle
    several = [one for one in real.questions if one.title == 'Multi-Select Multiple Choice Problem'][1]
    assert [option.share for option in several.options] == [-100, Decimal('33.33333'), -100, *[Decimal('33.33333')] * 2]
    assert several.options[0].feedback == 'Bats actually have keener eyesight than most humans!'
    dropdowns = by_title['Advanced Dropdown']
    assert (dropdowns.kind, len(dropdowns.gaps), dropdowns.points) == (QuestionKind.GAP_FILL, 8, 8)
    assert '| **Theory of Relativity** | [[1]] | [[2]] |' in dropdowns.text
    assert [option.text for option in dropdowns.gaps[1].options if option.share] == ['Germany']
    assert by_title['Simple Numerical Input Problem'].numbers == (
        AcceptedNumber(least=Decimal(595), most=Decimal(605)),)
    assert by_title['Advanced Numerical Input Problem with Hints and Feedback'].numbers[1].share == 50
    assert by_title['Basic text input'].texts[-1] == AcceptedText(text='Sneezy')
    assert by_title['Conditional Question'].options[1].feedback.startswith('Correct!')


def test_rubrics_polls_and_news_of_the_real_course_come_along(real):
    essay = next(item for item in real.items if item.title.endswith('Open Response Assessment'))
    assert [(criterion.title, [level.points for level in criterion.levels]) for criterion in essay.rubric] == [
        ('Depth of Analysis (50%)', [0, 3, 5]), ('Use of Evidence (30%)', [0, 2, 4]), ('Image Upload', [1, 1])]
    assert essay.points == 10 and essay.body.startswith('### Introduction:')
    survey = next(item for item in real.items if item.title.endswith('› Survey'))
    assert [question.title for question in survey.questions] == ['Survey 1', 'Survey 2', 'Survey 3']
    assert [option.text for option in survey.questions[0].options] == ['Yes', 'No', 'Maybe']
    assert real.items[-1].body.startswith('## November 5, 2023\n\n')


# How the outline may be written

WRITTEN_OUT = {
    'course.xml': '<course url_name="run" org="O" course="C"/>',
    'course/run.xml': '<course><chapter url_name="w"/></course>',
    'chapter/w.xml': '<chapter><sequential url_name="s"/></chapter>',
    'sequential/s.xml': '<sequential display_name="Lesson"><vertical url_name="u"/></sequential>',
    'vertical/u.xml': '<vertical display_name="Unit"><html url_name="h"/></vertical>',
    'html/h.xml': '<html filename="h"/>',
    'html/h.html': '<p>Words</p>',
    'policies/run/policy.json': json.dumps({'course/run': {'display_name': 'Named by policy', 'language': 'fr'},
                                            'chapter/w': {'display_name': 'Week'}}),
}


def shape(read):
    return [(section.title, [(item.kind, item.title, item.body) for item in section.items])
            for section in read.sections]


@pytest.mark.parametrize('prefix', ['', 'course/', 'a/b/', 'course.xml.d/'])
def test_an_outline_in_files_reads_like_one_in_place(prefix):
    files = read_olx(packed({prefix + name: text for name, text in WRITTEN_OUT.items()}))
    assert (files.title, files.language, files.refused) == ('Named by policy', 'fr', ())
    assert shape(files) == [('Week', [(ParsedItemKind.PAGE, 'Unit', 'Words')])]
    assert shape(course(unit='<html><p>Words</p></html>')) == [('Week 1', [(ParsedItemKind.PAGE, 'Unit', 'Words')])]


def test_titles_fall_back_to_names_and_then_to_what_a_thing_is():
    read = course(outline='<chapter url_name="Week_one"><sequential><vertical url_name="2f1a0bb3c4d5e6f70812"><html>'
                          'x</html>'
                          '</vertical></sequential></chapter><chapter/>')
    assert shape(read) == [('Week one', [(ParsedItemKind.PAGE, 'Unit', 'x')]), ('Section', [])]


def test_the_lesson_stands_before_a_title_where_a_chapter_has_several():
    lesson = '<sequential display_name="{0}"><vertical display_name="{1}"><html>x</html></vertical></sequential>'
    two = lesson.format('Reading', 'First') + lesson.format('Practice', 'practice')
    read = course(outline=f'<chapter>{two}</chapter><chapter>{lesson.format("Alone", "Only")}</chapter>')
    assert [item.title for item in read.items] == ['Reading › First', 'Practice', 'Only']


def test_a_unit_with_problems_is_a_quiz_with_its_words_in_their_places():
    items, refused = unit(
        '<html>Before</html><video youtube="0.75:zzzzzz,1.00:abc-DEF_123"/><problem display_name="A"><stringresponse '
        'answer="x"/>'
        '</problem><html>Between</html><problem display_name="B"><p>Only words</p></problem>'
        '<problem display_name="C" max_attempts="3"><stringresponse answer="y"/></problem>')
    assert refused == []
    assert [(item.kind, item.title, item.url, item.body) for item in items] == [
        (ParsedItemKind.VIDEO, 'Unit', 'https://www.youtube.com/watch?v=abc-DEF_123', ''),
        (ParsedItemKind.QUIZ, 'Unit', '', 'Before')]
    assert [(one.kind, one.text) for one in items[1].questions] == [
        (QuestionKind.SHORT_TEXT, ''), (QuestionKind.DESCRIPTION, 'Between'), (QuestionKind.DESCRIPTION, 'Only words'),
        (QuestionKind.SHORT_TEXT, '')]
    assert (items[1].points, items[1].attempts) == (2, None), 'the first may be tried as often as one likes'


def test_a_unit_whose_problems_are_all_refused_is_a_page():
    items, refused = unit('<html>Words</html><problem display_name="A"><customresponse/></problem>')
    assert [(item.kind, item.body) for item in items] == [(ParsedItemKind.PAGE, 'Words')]
    assert refused == ['Answers are checked by a program of its own, which is not run here.']


def test_what_only_staff_see_or_was_never_published_is_a_draft():
    draft = '<vertical display_name="{0}" parent_url="block-v1:O+C+R+type@sequential+block@s" ' \
            'index_in_children_list="{1}">' \
            '<html url_name="d"/></vertical>'
    read = course(outline='<chapter display_name="W"><sequential url_name="s" display_name="S"><vertical '
                          'visible_to_staff_only="true" display_name="Hidden"><html>x</html></vertical><vertical '
                          'url_name="open" display_name="Open"><html>y</html></vertical></sequential></chapter>',
                  **{'drafts/vertical/new.xml': draft.format('New', 0), 'drafts/html/d.xml': '<html filename="d"/>',
                     'drafts/html/d.html': 'z', 'vertical/old.xml': '<vertical/>',
                     'drafts/vertical/old.xml': '<vertical/>',
                     'drafts/vertical/lost.xml': '<vertical parent_url="x/gone"><html>!</html></vertical>'})
    assert [(item.title, item.body, item.is_draft) for item in read.items] == [
        ('New', 'z', True), ('Hidden', 'x', True), ('Open', 'y', False)]
    assert {one.where: one.reason.split('; ')[0] for one in read.refused} == {
        'drafts/vertical/old.xml': 'It has changes that were never published',
        'drafts/vertical/lost.xml': 'It belongs to no lesson of the course.',
        'course/vertical/old.xml': 'Nothing in the outline leads to it.'}


def test_a_file_that_is_missing_damaged_or_shown_twice_is_said_and_stops_nothing_else():
    read = course(outline='<chapter display_name="W"><sequential display_name="S"><vertical url_name="gone"/><vertical '
                          'url_name="bad"/><vertical url_name="good"/><vertical url_name="good"/></sequential>'
                          '</chapter>',
                  **{'vertical/bad.xml': '<vertical><html>', 'vertical/good.xml':
                     '<vertical display_name="U"><html filename="none"/><html><p>Words</p></html></vertical>'})
    assert shape(read) == [('W', [(ParsedItemKind.PAGE, 'U', 'Words')])]
    assert [(one.where, one.reason.partition(' (')[0]) for one in read.refused] == [
        ('W › S › gone', 'Its file vertical/gone.xml is missing.'),
        ('W › S › bad', '“vertical/bad.xml” is not well-formed XML'),
        ('W › S › good', 'It stands in the outline twice'),
        ('W › S › U › Text', 'Its words, html/none.html, are missing.')]


def test_blocks_that_lead_to_themselves_or_too_deep_end_somewhere():
    loops = {f'wrapper/{number}.xml': f'<wrapper><wrapper url_name="{number + 1}"/></wrapper>' for number in range(100)}
    items, refused = unit('<wrapper url_name="0"/><vertical url_name="v"/>',
                          **loops, **{'vertical/v.xml': '<vertical><vertical url_name="v"/></vertical>'})
    assert items == ()
    assert refused[:2] == ['Too many blocks stand inside each other here.',
                           'It stands in the outline twice (vertical/v.xml); the first place counts.']
    assert refused[2:] == ['Nothing in the outline leads to it.'] * 82


def test_blocks_shown_to_some_by_chance_or_condition_are_said():
    items, refused = unit(
        '<library_content max_count="1"><problem display_name="A"><stringresponse answer="x"/></problem>'
        '<problem display_name="B"><stringresponse answer="y"/></problem></library_content>'
        '<conditional><html>If</html></conditional><split_test><vertical><html>Some</html></vertical></split_test>'
        '<randomize><html>One</html><html>Other</html></randomize>')
    assert [len(item.questions) for item in items] == [3] and items[0].questions[2].text == 'If'
    assert refused == ['Each learner got 1 of its 2 parts by chance; here everybody gets all of them.',
                       'Its condition was left out: everybody sees what is in it.',
                       'It is shown to one group of learners only, in an experiment.',
                       *['It is shown to some learners only, by chance.'] * 2]


@pytest.mark.parametrize('tag', ['lti', 'lti_consumer', 'drag-and-drop-v2', 'word_cloud', 'done', 'unheard_of'])
def test_other_blocks_are_refused_by_name(tag):
    read = course(unit=f'<{tag} display_name="Thing" url_name="t"/>')
    assert [one.where for one in read.refused] == ['Week 1 › Lesson › Unit › Thing']
    assert re.search('not supported|can have its own', read.refused[0].reason)


# Words, pictures, files

def test_pictures_and_files_come_along_and_links_to_the_old_place_are_words():
    items, refused = unit(
        '<html filename="h"/><html><a href="/c4x/O/C/asset/notes.pdf">again</a></html>',
        **{'html/h.html': '<p><img src="/static/a b.png" alt="A"/><img '
                          'src="/asset-v1:O+C+R+type@asset+block@sub_x.png"/>'
        '<img src="/static/gone.png" alt="Lost"/><a href="/static/notes.pdf">Notes</a> <a href="/jump_to_id/x">'
        'there</a> '
        '<a href="https://example.org">web</a><script>x()</script><iframe src="https://example.org/v" title="Film">'
        '</iframe>'
        '<img src="/static/bad.svg" alt="Drawn"></p>'
                          '<p><i class="material-icons">menu_book</i>Read <span class="material-symbols-outlined">check'
                          '</span></p>',
           'static/a_b.png': PNG, 'static/sub_x.png': PNG, 'static/notes.pdf': b'%PDF-1', 'static/unused.txt': 'x',
           'static/bad.svg': '<svg/>'})
    page, *files = items
    assert '![A](file:a_b.png)![](file:sub_x.png)Lost' in page.body
    assert 'Read ✓\n' in page.body
    assert 'Notes there [web](https://example.org)' in page.body
    assert '[Film](https://example.org/v)' in page.body and 'again' in page.body
    assert [(picture.name, picture.content) for picture in page.pictures] == [('a_b.png', PNG), ('sub_x.png', PNG)]
    assert [(item.kind, item.title, item.file.content, item.required) for item in files] == [
        (ParsedItemKind.FILE, 'notes.pdf', b'%PDF-1', False), (ParsedItemKind.FILE, 'bad.svg', b'<svg/>', False)]
    assert refused == [
        'The picture “gone.png” is not in the archive.', 'What runs in it (scripts, forms) was left out.',
        'The picture “bad.svg” is of a kind that is not shown.',
        'A link to another place of the old course is now words only.',
        'Nothing in the course shows it or links to it.']


def test_pages_of_the_course_handouts_and_news_are_a_last_section():
    policy = {'course/run': {'tabs': [{'type': 'static_tab', 'name': 'Syllabus', 'url_slug': 's1'},
                                      {'type': 'static_tab', 'name': 'Gone', 'url_slug': 'gone'}]}}
    news = [{'date': 'May 1', 'content': '<p>Hello</p>', 'status': 'visible'},
            {'date': 'May 2', 'content': 'Old', 'status': 'deleted'}, 'nonsense']
    read = course(unit='<html>x</html>', **{
        'policies/run/policy.json': json.dumps(policy), 'tabs/s1.html': 'Plan', 'tabs/More_help.html': 'Ask',
        'info/updates.items.json': json.dumps(news), 'info/updates.html': '<p>Hello</p>',
        'info/handouts.html': '<ol></ol>',
        'about/overview.html': '<p>About <img src="/static/p.png" alt="us"/></p>', 'about/effort.html': '3 hours',
        'static/p.png': PNG})
    assert shape(read)[1] == ('Pages of the course', [
        (ParsedItemKind.PAGE, 'Syllabus', 'Plan'), (ParsedItemKind.PAGE, 'More help', 'Ask'),
        (ParsedItemKind.PAGE, 'Updates', '## May 1\n\nHello')])
    assert read.description == 'About us'
    assert {one.where: one.reason for one in read.refused} == {
        'Pages of the course › Gone': 'Its words, tabs/gone.html, are missing.',
        'about/overview.html': 'Its pictures were left out: there is no place for them.',
        'course/static/p.png': 'Nothing in the course shows it or links to it.',
        'course/about/effort.html': 'This detail about the course has no place here.'}


SRT = '1\n00:00:01,5 --> 00:00:02,000\nHi <b>you</b> & <x>\n{\\an8}there\n\n2\n00:00:03,000 --> 00:00:02,000\nnever\n'
SJSON = json.dumps({'start': [1500], 'end': [2000], 'text': ['Hi <b>you</b> &amp; <x>\nthere']})


@pytest.mark.parametrize(('name', 'content', 'said'), [
    ('c.srt', SRT, 'transcripts=\'{"de": "c.srt"}\''),
    ('c.srt', '\ufeff' + SRT.replace('\n', '\r\n'), 'transcripts=\'{"en": "c.srt"}\''),
    ('subs_c.srt.sjson', SJSON, 'sub="c"'),
    ('c.sjson', SJSON, 'transcripts=\'{"en": "c.sjson", "fr": "x.srt"}\''),
])
def test_captions_become_webvtt(name, content, said):
    items, refused = unit(f'<video youtube_id_1_0="abcdefg" {said}/>', **{f'static/{name}': content})
    assert items[0].captions.name.endswith('c.vtt')
    assert items[0].captions.content.decode() == (
        'WEBVTT\n\n00:00:01.500 --> 00:00:02.000\nHi <b>you</b> &amp; &lt;x>\nthere\n')
    assert refused == (['Its captions in “fr” were left out: a video has one language here.'] if 'fr' in said else [])


def test_a_film_in_the_archive_comes_along_and_one_that_is_nowhere_is_refused():
    items, refused = unit(
        '<video display_name="Own"><source src="/static/film.mp4"/></video><video><source src="/static/gone.mp4"/>'
        '</video>'
        '<video edx_video_id="x"/><video html5_sources="[&quot;https://e.org/f.mp4&quot;]" end_time="00:01:00"/>',
        **{'static/film.mp4': b'film'})
    assert [(item.title, item.url, item.file and item.file.content) for item in items] == [
        ('Own', '', b'film'), ('Unit', 'https://e.org/f.mp4', None)]
    assert refused == ['Its film “gone.mp4” is not in the archive.',
                       *['Its film can only be found on the platform it comes from.'] * 2,
                       'Where it starts and ends was left out: the whole film is shown.']


# Problems

def test_one_of_several_choices():
    asked = question(
        '<multiplechoiceresponse partial_credit="points"><p>Why <b>so</b>?</p><choicegroup shuffle="true"><choice '
        'correct="true">Yes <choicehint>Indeed</choicehint></choice><choice correct="false" explanation-id="e">'
        'No</choice>'
        '<choice correct="partial" point_value="0.25">Half</choice></choicegroup><solution><p>Because</p></solution>'
        '</multiplechoiceresponse><targetedfeedbackset><targetedfeedback explanation-id="e">Oh</targetedfeedback>'
        '</targetedfeedbackset><demandhint><hint>Think</hint></demandhint>', weight='2.5')
    assert (asked.kind, asked.title, asked.text, asked.points) == (
        QuestionKind.SINGLE_CHOICE, 'P', 'Why **so**?', Decimal('2.5'))
    assert options(asked) == [('Yes', 100, 'Indeed'), ('No', 0, 'Oh'), ('Half', 25, '')]
    assert (asked.feedback, asked.shuffle, asked.source_id) == ('Think\n\nBecause', True, 'problem/p')


def test_true_and_false_are_recognised_and_turned_round():
    asked = question('<multiplechoiceresponse label="x"><choicegroup label="Is it?"><choice correct="true">'
                     'false</choice>'
                     '<choice correct="false">True</choice></choicegroup></multiplechoiceresponse>')
    assert (asked.kind, asked.text) == (QuestionKind.TRUE_FALSE, 'Is it?')
    assert options(asked) == [('True', 0, ''), ('false', 100, '')]


@pytest.mark.parametrize('tag', ['choiceresponse', 'truefalseresponse'])
def test_any_of_several_choices(tag):
    asked, refused = problem(
        f'<{tag}><checkboxgroup><choice correct="true">A<choicehint selected="true">Good</choicehint><choicehint '
        f'selected="false">Missed</choicehint></choice><choice correct="true">B</choice><choice correct="false">'
        f'C</choice>'
        f'</checkboxgroup></{tag}>')
    assert asked[0].kind == QuestionKind.MULTIPLE_CHOICE
    assert options(asked[0]) == [('A', 50, 'Good'), ('B', 50, ''), ('C', -100, '')]
    assert refused == ['Its words for leaving an option out were left out.']


@pytest.mark.parametrize('given', [
    '''<optioninput options="('It\\'s', 'red')" correct="red"/>''',
    '<optioninput><option correct="False">It\'s</option><option correct="True">red<optionhint/></option></optioninput>',
])
def test_a_dropdown_is_a_single_choice(given):
    asked = question(f'<p>Which?</p><optionresponse>{given}</optionresponse>')
    assert (asked.kind, asked.text, options(asked)) == (
        QuestionKind.SINGLE_CHOICE, 'Which?', [("It's", 0, ''), ('red', 100, '')])


@pytest.mark.parametrize(('answer', 'more', 'accepted'), [
    ('5', '', [('5', '5', 100)]),
    ('-2.50', '', [('-2.5', '-2.5', 100)]),
    ('1e9', '', [('1000000000', '1000000000', 100)]),
    ('600', '<responseparam type="tolerance" default="5"/>', [('595', '605', 100)]),
    ('200', '<responseparam default="2.5%"/>', [('195', '205', 100)]),
    ('-200', '<responseparam default="10%"/>', [('-220', '-180', 100)]),
    ('[5, 7)', '', [('5', '7', 100)]),
    ('(1e2,.5]', '', [('0.5', '100', 100)]),
    ('6*10^3', '<responseparam default="1"/>', [('5999', '6001', 100)]),
    ('1/4', '<responseparam default="0"/>', [('0.25', '0.25', 100)]),
    ('2*(3+4)-1', '<responseparam default="0"/>', [('13', '13', 100)]),
    ('5', '<additional_answer answer="7"/>', [('5', '5', 100), ('7', '7', 100)]),
])
def test_numbers_with_tolerances_and_ranges(answer, more, accepted):
    asked = question(f'<label>How many?</label><numericalresponse answer="{answer}">{more}<formulaequationinput '
                     f'trailing_text="km"/></numericalresponse>')
    assert (asked.kind, asked.text, asked.unit) == (QuestionKind.NUMBER, 'How many?', 'km')
    assert [(str(one.least), str(one.most), one.share) for one in asked.numbers] == accepted


def test_a_number_without_end_is_accepted_as_closely_as_it_was():
    (accepted,) = question('<numericalresponse answer="1/3"/>').numbers
    assert accepted.least < Decimal(1) / 3 < accepted.most and accepted.most - accepted.least < Decimal('0.00001')


def test_partial_credit_for_numbers():
    asked = question('<numericalresponse answer="10" partial_credit="list,close"><responseparam type="tolerance" '
                     'default="1"/>'
                     '<responseparam partial_answers="4,5" partial_range="3"/><correcthint>Yes</correcthint>'
                     '</numericalresponse>')
    assert [(int(one.least), int(one.most), one.share, one.feedback) for one in asked.numbers] == [
        (9, 11, 100, 'Yes'), (3, 5, 50, ''), (4, 6, 50, ''), (7, 13, 50, '')]


@pytest.mark.parametrize('answer', ['', 'x', '2+3j', '1/0', '9^9^9^9', '[1,', 'True', '"1"', '(1).real', '1e400',
                                    '1' * 300,
                                    'nan', '[a,b]', '__import__("os")', '-' * 150 + '1' + '+' * 20])
def test_what_is_no_number_is_refused(answer):
    escaped = answer.replace('"', '&quot;')
    asked, refused = problem(f'<numericalresponse answer="{escaped}"/>')
    assert asked == () and len(refused) == 1 and refused[0].startswith('The right answer')


@pytest.mark.parametrize(('kind', 'answer', 'texts', 'match_case'), [
    ('ci', ' Doc ', [('Doc', False)], False),
    ('cs', 'Doc', [('Doc', False)], True),
    ('', 'a*b', [('a*b', False)], True),
    ('ci regexp', '.*', [('*', True)], False),
    ('ci regexp', '^(cat|dog.*)$', [('cat', False), ('dog*', True)], False),
    ('regexp', r'3\.5', [('3.5', False)], True),
])
def test_words_to_type(kind, answer, texts, match_case):
    said = f' type="{kind}"' if kind else ''
    asked = question(f'<stringresponse answer="{answer}"{said}><label>Who?</label><textline/></stringresponse>')
    assert (asked.kind, asked.text, asked.match_case) == (QuestionKind.SHORT_TEXT, 'Who?', match_case)
    assert [(one.text, one.is_pattern) for one in asked.texts] == texts


def test_more_answers_and_words_about_them():
    asked = question('<stringresponse answer="a"><correcthint>Yes</correcthint><additional_answer answer="b">'
                     '<correcthint>Too'
                     '</correcthint></additional_answer><stringequalhint answer="c">No</stringequalhint>'
                     '</stringresponse>')
    assert [(one.text, one.share, one.feedback) for one in asked.texts] == [
        ('a', 100, 'Yes'), ('b', 100, 'Too'), ('c', 0, 'No')]


@pytest.mark.parametrize('answer', ['..bble', 'colou?r', '[ab]c', 'a+', 'a(b|c)', 'a|', '.*|*', r'\d+', r'a\*.*'])
def test_regular_expressions_with_more_in_them_are_refused(answer):
    asked, refused = problem(f'<stringresponse answer="{answer}" type="regexp"/>')
    assert asked == () and refused[0].startswith('Answers are compared with the regular expression “')


@pytest.mark.parametrize('tag', ['customresponse', 'formularesponse', 'schematicresponse', 'imageresponse',
                                 'coderesponse',
                                 'annotationresponse', 'choicetextresponse', 'inventedresponse'])
def test_other_responses_are_refused_one_by_one_and_the_rest_is_asked(tag):
    asked, refused = problem(f'<p>One</p><stringresponse answer="x"/><p>Two</p><{tag} cfn="f"><textline/></{tag}>',
                             weight='4')
    assert [(one.text, one.points) for one in asked] == [('One', 2), ('Two', 0)] and len(refused) == 1
    assert problem(f'<{tag}/>')[0] == ()


def test_several_responses_are_several_questions():
    asked, refused = problem(
        '<p>Shared</p><div><stringresponse answer="x"><label>One</label><solution>First</solution></stringresponse><p>'
        'Then</p></div>'
        '<numericalresponse answer="2"><label>Two</label></numericalresponse><p>After</p><solution>All</solution>')
    assert refused == []
    assert [(one.title, one.text, one.feedback, one.points, one.source_id) for one in asked] == [
        ('P 1', 'Shared\n\nOne', 'First', 1, 'problem/p#1'), ('P 2', 'Then\n\nTwo', 'All', 1, 'problem/p#2'),
        ('P', 'After', '', 0, 'problem/p#3')]


def test_inputs_in_the_middle_of_a_text_are_gaps():
    asked = question(
        '<p>Roses are <optionresponse><optioninput options="(\'red\',\'blue\')" correct="red"/></optionresponse>, two '
        'and two '
        '<numericalresponse answer="4" inline="1"><textline inline="1"/></numericalresponse>.</p><ul><li>'
        '<stringresponse '
        'answer="x" type="ci"><textline/></stringresponse></li></ul><solution>So</solution>', weight='6')
    assert (asked.kind, asked.points, asked.feedback) == (QuestionKind.GAP_FILL, 6, 'So')
    assert asked.text == 'Roses are [[1]], two and two [[2]].\n\n- [[3]]'
    assert asked.gaps == (
        Gap(name='1', options=(Option(text='red', share=Decimal(100)), Option(text='blue'))),
        Gap(name='2', numbers=(AcceptedNumber(least=Decimal(4), most=Decimal(4)),)),
        Gap(name='3', texts=(AcceptedText(text='x'),)))


def test_numbers_made_by_a_program_are_refused_and_a_program_that_is_not_used_is_left_out():
    script = '<script type="loncapa/python">x = 1</script>'
    assert problem(f'{script}<p>What is $x?</p><numericalresponse answer="1"/>') == (
        (), ['Its numbers are worked out by a program for each learner, which is not run here.'])
    assert question(f'{script}<p>What?</p><numericalresponse answer="1"/>').text == 'What?'
    assert question('<p>For $US 5?</p><numericalresponse answer="1"/>').text == 'For $US 5?'


def test_a_problem_in_short_marks_only_is_read():
    marks = '''>>Which?||Choose<<
( ) A {{No}}
(x) B
[explanation]
So
[explanation]
||Think||
---
[x] C
[ ] D {{s: Bad}, {u: Well}}
---
>>Sum?<<
= 5 +- 1
or= 9
---
= Paris {{Yes}}
or= paris
not= Rome {{No}}
---
[[
x
(y)
]]'''.replace('<', '&lt;').replace('>', '&gt;').replace('\n', '&#10;')
    asked, _ = problem('', markdown=marks)
    assert [one.kind for one in asked] == [QuestionKind.SINGLE_CHOICE, QuestionKind.MULTIPLE_CHOICE,
                                           QuestionKind.NUMBER,
                                           QuestionKind.SHORT_TEXT, QuestionKind.SINGLE_CHOICE]
    assert (asked[0].text, asked[0].feedback) == ('Which?\n\nChoose', 'So')
    assert options(asked[0]) == [('A', 0, 'No'), ('B', 100, '')]
    assert options(asked[1]) == [('C', 100, ''), ('D', -100, 'Bad')]
    assert [(int(one.least), int(one.most)) for one in asked[2].numbers] == [(4, 6), (8, 10)]
    assert [(one.text, one.share, one.feedback) for one in asked[3].texts] == [
        ('Paris', 100, 'Yes'), ('paris', 100, ''), ('Rome', 0, 'No')]
    assert asked[4].feedback == 'Think' and options(asked[4]) == [('x', 0, ''), ('y', 100, '')]


def test_problems_that_no_unit_shows_and_those_of_a_library_are_in_the_bank():
    words = '<problem display_name="P"><p>Why?</p><img src="/static/p.png"/><stringresponse answer="x"/></problem>'
    read = course(unit='<html>x</html>', **{'problem/a.xml': words, 'static/p.png': PNG})
    assert [(one.source_id, one.text) for one in read.bank] == [('problem/a', 'Why?')]
    assert [(one.where, one.reason) for one in read.refused] == [
        ('problem/a.xml › P', 'Its pictures were left out: there is no place for them.'),
        ('course/static/p.png', 'Nothing in the course shows it or links to it.')]
    library = read_olx(packed({'library/library.xml': '<library display_name="L"><problem url_name="a"/><html>x</html>'
                                                      '</library>',
                               'library/problem/a.xml': words}))
    assert (library.title, library.sections, len(library.bank)) == ('L', (), 1)
    assert 'In a library, only problems are read, not “html”.' in [one.reason for one in library.refused]


def test_weights_follow_the_policy_and_what_cannot_be_kept_of_it_is_said():
    policy = {'GRADER': [{'type': 'Homework', 'weight': 0.4, 'drop_count': 1}, {'type': 'Exam', 'weight': '0.6'},
                         {'type': 'Lab', 'weight': .1}],
              'GRADE_CUTOFFS': {'A': 0.9}}
    lesson = ('<sequential display_name="{0}" format="{0}" graded="{1}" is_time_limited="true" '
              'default_time_limit_minutes="30"><vertical>'
              '<problem weight="{2}"><stringresponse answer="x"/></problem></vertical></sequential>')
    read = course(outline='<chapter display_name="W" due="2020-01-01">' + ''.join(lesson.format(*row) for row in (
        ('Homework', 'true', 1), ('Homework', 'true', 3), ('Exam', 'true', 2),
        ('Practice', 'false', 5))) + '</chapter>',
        **{'policies/run/grading_policy.json': json.dumps(policy)})
    assert [(item.weight, item.time_limit_minutes) for item in read.items] == [(20, 30), (20, 30), (60, 30), (0, 30)]
    assert [one.reason for one in read.refused] == [
        'That the lowest 1 of “Homework” do not count was not taken over.',
        'The grade scale was not taken over: A from 90 %.',
        'Nothing that can be graded here is “Lab”, which should count 10 %.',
        'Its dates were not taken over: each session has its own.']


# What is no course, and any bytes at all

@pytest.mark.parametrize(('files', 'sentence'), [
    ({'readme.txt': 'x'}, 'There is no course.xml'),
    ({'course.xml': '<cours'}, 'The course cannot be read: “course.xml” is not'),
    ({'a/course.xml': '<course/>', 'b/course.xml': '<course/>'}, 'more than one course'),
    ({'course.xml': '<other/>'}, 'describes no course'),
    ({'course.xml': '<course url_name="x"/>', 'course/x.xml': 'bad'}, 'The course cannot be read: “course/x.xml”'),
    ({'course.xml': '<course url_name="x" org="o" course="c"/>'}, 'Its file course/x.xml is missing.'),
    ({'course.xml': '<!DOCTYPE a [<!ENTITY x "y">]><course>&x;</course>'}, 'declares entities'),
])
def test_what_is_no_course_is_said(files, sentence):
    with pytest.raises(UnreadableFile, match=re.escape(sentence)):
        read_olx(packed(files))


SEED = {
    **{f'course/{name}': text for name, text in WRITTEN_OUT.items()},
    'course/vertical/u.xml':
        '<vertical url_name="u" visible_to_staff_only="true"><html url_name="h"/><problem url_name="p" weight="2"/>'
        '<video '
        'youtube="1.00:abcdef" sub="s" transcripts=\'{"en": "s.srt"}\'/><poll question="Q" answers=\'[["a", {"label": '
        '"A"}], ["b", "B"]]\'/>'
        '<openassessment><rubric><criterion><label>L</label><option points="3"><label>O</label></option></criterion>'
        '</rubric>'
        '</openassessment><library_content max_count="1"><problem><numericalresponse answer="3*2^4"><responseparam '
        'default="5%"/>'
        '</numericalresponse></problem></library_content><edx_sga points="5"/></vertical>',
    'course/problem/p.xml':
        '<problem><p>A <optionresponse><optioninput options="(\'a\',\'b\')" correct="a"/></optionresponse> b</p>'
        '</problem>',
    'course/problem/q.xml':
        '<problem max_attempts="2"><choiceresponse><checkboxgroup><choice correct="true">a<choicehint selected="true">'
        'h</choicehint></choice>'
        '<choice correct="false">b</choice></checkboxgroup></choiceresponse><stringresponse answer="a.*" type="ci '
        'regexp"/></problem>',
    'course/problem/m.xml': '<problem markdown="&gt;&gt;Q&lt;&lt;&#10;(x) a {{h}}&#10;( ) b&#10;---&#10;= 5 +- '
                            '1%&#10;[[a, (b)]]"/>',
    'course/static/subs_s.srt.sjson': SJSON, 'course/static/s.srt': SRT,
    'course/policies/run/grading_policy.json': json.dumps({'GRADER': [{'type': 'H', 'weight': 0.5}],
                                                           'GRADE_CUTOFFS': {'A': 1}}),
    'course/info/updates.items.json': json.dumps([{'date': 'x', 'content': '<img src="/static/a.png">',
                                                   'status': 'visible'}]),
    'course/drafts/vertical/d.xml': '<vertical parent_url="a@s" index_in_children_list="0"><html>x</html></vertical>',
}
PIECES = st.sampled_from([
    '<', '>', '"', "'", '</p>', '<!--', '&amp;', '&#0;', '\x00', '\\ud800', '0', '9' * 50, '-1', '1e999', 'NaN', 'null',
    '[]', '{}', '[1', 'true', '../', 'url_name="u"', '<problem/>', '<stringresponse answer="(" type="regexp"/>', '$x',
    '\ue0001\ue001', '[[1]]', '<img src="data:,">', '^', '**', '\xed\xa0\x80'])


@settings(deadline=None, max_examples=80)
@given(name=st.sampled_from(list(SEED)), changes=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 12), PIECES),
                                                          max_size=5),
       drop=st.sampled_from(['', *SEED]))
def test_no_course_brings_the_reader_down(name, changes, drop):
    files = dict(SEED)
    text = files[name]
    for place, cut, piece in changes:
        place %= len(text) + 1
        text = text[:place] + piece + text[place + cut:]
    files[name] = text
    files.pop(drop, None)
    try:
        read = read_olx(packed(files))
    except UnreadableFile as refusal:
        assert str(refusal).endswith('.')
    else:
        assert isinstance(read, ParsedCourse) and read.title
        repr(read).encode()
        assert all(one.where and one.reason.endswith('.') for one in read.refused)
