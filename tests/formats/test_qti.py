"""Every item of the specification is a question that counts as its own rules say, or is refused with the reason.

What the items of the specification are is written here by hand, from their files alone.
"""
import base64
import io
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats.qti import read_qti
from formats.question_markdown import question_to_markdown
from formats.questions import Markup, Pair, QuestionKind, UnreadableFile

from .bending import ACTIONS, bent, holds_together

REAL = Path(__file__).parents[3] / 'shared' / 'data' / 'qti' / 'qti-sdk'
real = pytest.mark.skipif(not REAL.is_dir(), reason='The items of the specification are not here (../shared/data/qti).')

ADAPTIVE, TEMPLATE, PICTURE, NO_ANSWER = 'adaptive item', 'template', 'answered on a picture', 'No answer is marked'

ITEMS = {  # of the specification; the same for 2.1 and 2.2
    'adaptive': ADAPTIVE, 'adaptive_template': ADAPTIVE, 'associate': 'matching', 'choice': 'single_choice',
    'choice_fixed': 'single_choice', 'choice_multiple': 'multiple_choice', 'choice_multiple_chocolade': NO_ANSWER,
    'choice_multiple_rtl': 'multiple_choice', 'essay': 'essay', 'extended_text': 'essay',
    'extended_text_rubric': 'essay', 'feedbackInline': 'true_false', 'feedbackblock_adaptive': ADAPTIVE,
    'feedbackblock_solution_random': ADAPTIVE, 'feedbackblock_templateblock': ADAPTIVE, 'gap_match': 'gap_fill',
    'graphic_associate': PICTURE, 'graphic_gap_match': PICTURE, 'graphic_order': PICTURE, 'hotspot': PICTURE,
    'hottext': 'single_choice', 'inline_choice': 'gap_fill', 'likert': NO_ANSWER, 'match': 'matching',
    'math': 'single_choice', 'mc_calc3': TEMPLATE, 'mc_calc5': TEMPLATE, 'mc_stat2': TEMPLATE,
    'modalFeedback': 'true_false', 'multi-input': 'gap_fill', 'nested_object': 'essay', 'order': 'ordering',
    'order_rtl': 'ordering', 'orkney1': 'true_false', 'orkney2': 'true_false', 'position_object': PICTURE,
    'select_point': PICTURE, 'slider': 'number', 'template': TEMPLATE, 'text_entry': 'short_text',
}
SAXONY = {  # of the test “interaction_mix_sachsen”, written with another tool
    'Choicemultiple_2014410822': 'multiple_choice', 'Choicemultiple_871212949': 'multiple_choice',
    'Choicesingle_853928446': 'single_choice', 'Choicetruefalse_176040516': 'true_false', 'Hotspot_278940407': PICTURE,
    'Hottext_801974120': 'multiple_choice', 'Matchmultiple_1038910213': 'matching',
    'Matchsingle_143114773': 'matching', 'Order_913967682': 'ordering', 'TextEntry_883368511': 'short_text',
    'TextEntrynumeric_2040297025': 'gap_fill', 'TextEntrynumeric_770468849': 'number',
    'TextEntrysubset_806481421': 'depends on what stands in another',
}


def files():
    return sorted(REAL.glob('**/*.xml'))


def read_item(stem, version='2_1'):
    return read_qti((REAL / 'items' / version / f'{stem}.xml').read_bytes(), f'{stem}.xml')


def only(stem, version='2_1'):
    (question,) = read_item(stem, version).questions
    return question


def from_saxony(stem):
    (found,) = (REAL / 'tests' / 'interaction_mix_sachsen').glob(f'{stem}*.xml')
    (question,) = read_qti(found.read_bytes()).questions
    return question


def shares(options):
    return [option.share for option in options]


def reasons(read):
    return ' '.join(refused.reason for refused in read.refused)


def zipped(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, 'w') as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


# The items of the specification

@real
@pytest.mark.parametrize('version', ['2_1', '2_2'])
def test_every_item_is_what_the_table_says(version):
    found = {}
    for path in sorted((REAL / 'items' / version).glob('*.xml')):
        read = read_qti(path.read_bytes(), path.name)
        said = [question.kind.value for question in read.questions] or [
            ITEMS[path.stem] if ITEMS[path.stem] in reasons(read) else reasons(read)]
        found[path.stem] = said
        assert all(question.markup is Markup.HTML and question.text for question in read.questions)
    assert found == {stem: [ITEMS[stem]] for stem in found}
    assert len(found) == (37 if version == '2_1' else 39)


@real
def test_a_test_without_its_items_says_that_the_package_is_needed():
    for path in REAL.glob('tests/*/*.xml'):
        if path.stem not in SAXONY:
            with pytest.raises(UnreadableFile, match='the whole package is needed|holds no questions'):
                read_qti(path.read_bytes(), path.name)


@real
def test_a_choice_says_which_is_right_and_that_its_picture_is_missing():
    read = read_item('choice', '2_2')
    question = read.questions[0]
    assert (question.points, question.shuffle, question.source_id) == (1, False, 'choice')
    assert shares(question.options) == [100, 0, 0]
    assert '<img alt="NEVER LEAVE' in question.text and 'What does it say?' in question.text
    assert [refused.reason for refused in read.refused] == ['The picture “images/sign.png” is not in this file.']
    assert not only('choice_fixed').shuffle  # “none of the above” keeps its place


@real
def test_a_mapping_gives_each_choice_its_share():
    question = only('choice_multiple')
    assert {option.text: option.share for option in question.options} == {
        'Hydrogen': 50, 'Helium': -100, 'Carbon': -100, 'Oxygen': 50, 'Nitrogen': -100, 'Chlorine': -50}
    assert question.points == 2 and question.shuffle


@real
@pytest.mark.parametrize(('stem', 'told'), [('feedbackInline', ["That's correct", "That's not correct"]),
                                            ('modalFeedback', ['correct', 'incorrect'])])
def test_true_or_false_with_its_feedback_and_its_ten_points(stem, told):
    question = only(stem)
    assert [option.text for option in question.options] == ['True', 'False']
    assert shares(question.options) == [100, 0] and question.points == 10
    assert [option.feedback for option in question.options] == told


@real
def test_correct_and_incorrect_are_true_and_false_too():
    assert [shares(only(stem).options) for stem in ('orkney1', 'orkney2')] == [[100, 0], [0, 100]]


@real
def test_a_word_is_accepted_with_and_without_its_capital():
    question = only('text_entry')
    assert [(one.text, one.share) for one in question.texts] == [('York', 100), ('york', 50)]
    assert question.match_case and '_____' in question.text


@real
def test_a_slider_accepts_what_its_mapping_says():
    assert [(one.least, one.most, one.share) for one in only('slider').numbers] == [
        (14, 18, 100), (12, 13, 50), (19, 20, 50)]


@real
def test_what_belongs_together_is_matched():
    assert only('associate').pairs == (Pair(left='Antonio', right='Prospero'), Pair(left='Capulet', right='Montague'),
                                       Pair(left='Demetrius', right='Lysander'))
    match = read_item('match')
    assert [pair.right for pair in match.questions[0].pairs] == [
        'Romeo and Juliet', "A Midsummer-Night's Dream", "A Midsummer-Night's Dream", 'The Tempest']
    assert match.questions[0].points == 3
    assert [refused.reason for refused in match.refused] == [
        'This question gives its pairs different points; here each counts the same.']


@real
def test_drivers_are_put_in_order():
    assert only('order').order == ('Michael Schumacher', 'Rubens Barrichello', 'Jenson Button')


@real
def test_words_go_into_gaps_and_a_wrong_one_costs_points():
    question = only('gap_match')
    assert '[[G1]] of our discontent' in question.text and question.points == 3
    assert [(gap.name, gap.weight, shares(gap.options)) for gap in question.gaps] == [
        ('G1', 1, [100, -100, -100, -100]), ('G2', 2, [-50, -50, 100, -50])]
    inline = only('inline_choice')
    assert shares(inline.gaps[0].options) == [0, 0, 100]
    assert f'[[{inline.gaps[0].name}]]' in inline.text


@real
def test_several_interactions_are_one_text_with_gaps():
    """A choice, a list, a word with half and a fifth of the points for others, and three words to put in."""
    question = only('multi-input')
    assert question.points == 4
    assert {gap.name: gap.weight for gap in question.gaps} == {
        'RESPONSE1': 1, 'RESPONSE2': 1, 'RESPONSE3': 1, **dict.fromkeys(('G1', 'G2', 'G3'), Decimal('0.33333'))}
    assert all(question.text.count(f'[[{gap.name}]]') == 1 for gap in question.gaps)
    words = question.gaps[2].texts
    assert [(one.text, one.share, one.is_pattern) for one in words] == [
        ('wicked king', 100, False), ('bad king', 50, False), ('evil king', 50, False), ('*king*', 20, True),
        ('*', 0, True)]
    assert words[1].feedback.startswith('Not quite') and question.gaps[1].options[3].feedback.startswith("You've got")


@real
def test_words_to_choose_in_a_text_stay_in_it():
    question = only('hottext')
    assert [option.text for option in question.options] == ['who bought', 'includes', 'at least', 'whose', 'No error.']
    assert shares(question.options) == [0, 100, 0, 0, 0]
    assert '<strong>who bought</strong> advertising time' in question.text


@real
def test_a_formula_is_words_and_what_scorers_read_is_not_shown():
    assert 'E = mc²' in only('math').text
    essay = read_item('extended_text_rubric')
    assert 'Scoring Guidelines' not in essay.questions[0].text
    assert 'to those who score it' in reasons(essay)
    assert 'Max Score' not in essay.questions[0].text and 'pen-friend' in essay.questions[0].text


# A test with all its items, from another tool

@real
def test_a_package_is_read_in_the_order_of_its_test():
    folder = REAL / 'tests' / 'interaction_mix_sachsen'
    picture = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5'
                               'ErkJggg==')
    members = {f'quiz/{path.name}': path.read_bytes() for path in folder.glob('*.xml') if path.stem[-2:] != '_2'}
    read = read_qti(zipped(**members, **{'quiz/media/3d92a0b7b7be4480a582f62ce823d908.jpg': picture}), 'mix.zip')
    assert Counter(question.kind.value for question in read.questions) == Counter(
        kind for kind in SAXONY.values() if kind in list(QuestionKind))
    assert [question.title for question in read.questions][:3] == [
        'choice (true-false)', 'choice (single)', 'choice (multiple)']
    assert {question.category for question in read.questions} == {'Interaction Mix (Sachsen) › Sektion'}
    assert [(picture.name, picture.content) for picture in read.pictures] == [
        ('3d92a0b7b7be4480a582f62ce823d908.png', picture)]
    assert 'src="file:3d92a0b7b7be4480a582f62ce823d908.png"' in read.questions[1].options[0].text
    for stem, said in SAXONY.items():
        if said not in list(QuestionKind):
            assert [said in refused.reason for refused in read.refused if stem in refused.where] == [True]


@real
def test_points_per_answer_and_feedback_on_wrong_ones():
    question = from_saxony('Choicemultiple_871')
    third = Decimal('33.33333')
    assert (question.points, shares(question.options)) == (3, [third, third, third, -third, Decimal('-66.66667')])
    assert ['Harz' in option.feedback for option in question.options] == [False, False, False, True, False]


@real
def test_everything_right_together_is_shared_out_and_said():
    question = from_saxony('Choicemultiple_2014')
    assert shares(question.options) == [-100, 50, -100, 50]
    assert 'Leipzig/Halle' in question.feedback  # said to those who are right and to those who are wrong


@real
def test_numbers_with_a_tolerance_and_in_gaps():
    (number,) = from_saxony('TextEntrynumeric_770').numbers  # 5 % of what is typed, as the specification has it
    assert (round(number.least, 3), round(number.most, 3)) == (Decimal('3.939'), Decimal('4.354'))
    gaps = from_saxony('TextEntrynumeric_204').gaps
    assert [(gap.weight, gap.numbers[0].least, gap.numbers[0].most) for gap in gaps] == [(1, 4, 4), (1, 2, 2)]


@real
def test_pairs_order_and_words_that_mind_no_capitals():
    assert [pair.right for pair in from_saxony('Matchsingle').pairs] == ['Dresden', 'Leipzig', 'Halle', 'Bautzen']
    assert from_saxony('Order').order == ('CDU', 'Die Linke', 'SDP', 'Grüne', 'NPD')
    entry = from_saxony('TextEntry_883')
    assert [one.text for one in entry.texts] == ['Fichtelberg'] and not entry.match_case
    assert [option.text for option in from_saxony('Hottext').options if option.share > 0] == [
        '5,7 Millionen Einwohner', 'Chemnitz', '54 Jahre']


# What else there may be in an item

def item(body, *declared, rules='', adaptive='false', more=''):
    return (f'<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i1" title="One" '
            f'adaptive="{adaptive}">{"".join(declared)}<outcomeDeclaration identifier="SCORE" cardinality="single" '
            f'baseType="float"/><itemBody>{body}</itemBody>{rules}{more}</assessmentItem>').encode()


def response(name, *right, cardinality='single', type='identifier', more=''):
    values = ''.join(f'<value>{value}</value>' for value in right)
    return (f'<responseDeclaration identifier="{name}" cardinality="{cardinality}" baseType="{type}">'
            f'<correctResponse>{values}</correctResponse>{more}</responseDeclaration>')


def choice(name, most=1, attributes=''):
    options = ''.join(f'<simpleChoice identifier="{id_}">{id_} it is</simpleChoice>' for id_ in 'ABC')
    return (f'<choiceInteraction responseIdentifier="{name}" maxChoices="{most}" {attributes}><prompt>Choose {name}'
            f'</prompt>{options}</choiceInteraction>')


def rules(condition, points=1):
    return (f'<responseProcessing><responseCondition><responseIf>{condition}<setOutcomeValue identifier="SCORE">'
            f'<baseValue baseType="float">{points}</baseValue></setOutcomeValue></responseIf></responseCondition>'
            '</responseProcessing>')


def test_things_that_do_not_fit_together_are_a_question_each():
    read = read_qti(item(
        f'<p>A stem.</p>{choice("R", 0)}<extendedTextInteraction responseIdentifier="E"><prompt>Why?</prompt>'
        '</extendedTextInteraction>', response('R', 'A', 'B', cardinality='multiple'), response('E', type='string')))
    assert [(question.kind.value, question.title, question.source_id) for question in read.questions] == [
        ('multiple_choice', 'One (1)', 'i1/1'), ('essay', 'One (2)', 'i1/2')]
    assert all('A stem.' in question.text for question in read.questions)
    assert 'Why?' not in read.questions[0].text and 'Choose' not in read.questions[1].text


def test_words_alone_are_a_description():
    (question,) = read_qti(item('<p>Only <em>words</em> &amp; nothing asked.</p>')).questions
    assert (question.kind, question.points) == (QuestionKind.DESCRIPTION, 0)
    assert question.text == '<p>Only <em>words</em> &amp; nothing asked.</p>'


@pytest.mark.parametrize(('condition', 'expected'), [
    ('<equal toleranceMode="absolute" tolerance="0.5 1"><correct identifier="N"/><variable identifier="N"/></equal>',
     ('2.5', 4)),
    ('<equalRounded roundingMode="decimalPlaces" figures="0"><variable identifier="N"/><correct identifier="N"/>'
     '</equalRounded>', ('2.5', '3.5')),
    ('<and><gte><variable identifier="N"/><baseValue baseType="float">1</baseValue></gte><lt><variable identifier="N"/>'
     '<baseValue baseType="float">7</baseValue></lt></and>', (1, 7)),
    ('<lte><subtract><variable identifier="N"/><correct identifier="N"/></subtract>'
     '<baseValue baseType="float">-10</baseValue></lte>', ('-1000000000000000', -7)),
])
def test_a_number_is_accepted_from_where_to_where_the_rules_say(condition, expected):
    (question,) = read_qti(item('<p><textEntryInteraction responseIdentifier="N"/></p>',
                                response('N', 3, type='float'), rules=rules(condition, 2))).questions
    (number,) = question.numbers
    assert (number.least, number.most, question.points) == (Decimal(expected[0]), Decimal(expected[1]), 2)


@pytest.mark.parametrize(('content', 'reason'), [
    (item(choice('R'), response('R', 'A'), rules=rules('<customOperator class="x"/>')), 'a program of its own'),
    (item(choice('R'), response('R', 'A'), rules=rules('<gt><randomInteger min="0" max="9"/><variable identifier="R"/>'
                                                       '</gt>')), 'left to chance'),
    (item(choice('R'), response('R', 'A'), rules=rules('<patternMatch pattern="(a+)+$"><variable identifier="R"/>'
                                                       '</patternMatch>')), '“patternMatch”'),
    (item(choice('R'), response('R', 'A'), rules='<responseProcessing template="https://example.org/own"/>'), '“own”'),
    (item(choice('R'), response('R', 'A'), adaptive='true'), 'adaptive'),
    (item(choice('R')), 'no response is declared'),
    (item(choice('R') + choice('R'), response('R', 'A')), 'share one response'),
    (item('<uploadInteraction responseIdentifier="R"/>', response('R')), 'assignment'),
    (item('<drawingInteraction responseIdentifier="R"/>', response('R')), 'drawing'),
    (item('<customInteraction responseIdentifier="R"/>', response('R')), 'custom interaction'),
    (item('<p> </p>'), 'neither words nor a question'),
])
def test_what_cannot_be_asked_is_refused_with_the_reason(content, reason):
    read = read_qti(content, 'one.xml')
    assert not read.questions
    assert [(refused.where, reason in refused.reason) for refused in read.refused] == [('one.xml', True)]


def test_so_many_choices_at_most_are_more_than_a_mapping_can_say():
    points = '<mapping><mapEntry mapKey="A" mappedValue="1"/><mapEntry mapKey="B" mappedValue="1"/></mapping>'
    read = read_qti(item(choice('R', 2), response('R', cardinality='multiple', more=points)))
    assert shares(read.questions[0].options) == [50, 50, -50]
    assert 'lets only so many be chosen' in reasons(read)


def test_what_is_said_to_everyone_to_the_right_and_to_the_wrong():
    told = ''.join(f'<modalFeedback outcomeIdentifier="F" identifier="{name}" showHide="{how}" title="{title}">{words}'
                   '</modalFeedback>' for name, how, title, words in (
                       ('well', 'show', 'Yes', 'Three it is.'), ('well', 'hide', '', 'No, three.'),
                       ('never', 'hide', '', 'It is <em>a prime</em>.')))
    content = item('<p><textEntryInteraction responseIdentifier="N"/></p>', response('N', 3, type='integer'),
                   '<outcomeDeclaration identifier="F" cardinality="single" baseType="identifier"/>', more=told,
                   rules=rules('<match><variable identifier="N"/><correct identifier="N"/></match>'
                               '<setOutcomeValue identifier="F"><baseValue baseType="identifier">well</baseValue>'
                               '</setOutcomeValue>'))
    read = read_qti(content)
    assert read.questions[0].feedback == 'It is <em>a prime</em>.' and not read.refused
    assert [(one.share, one.feedback) for one in read.questions[0].numbers] == [
        (100, '<p><strong>Yes</strong></p><div>Three it is.</div>'), (0, 'No, three.')]


def test_names_with_signs_of_markdown_stay_gaps_and_what_only_looks_like_one_does_not():
    gap = '<textEntryInteraction responseIdentifier="{}"/>'
    (question,) = read_qti(item(f'<p>[[x]] *y* {gap.format("R_1.a")} and {gap.format("R_1/a")}</p>', *(
        response(name, 'one', type='string') for name in ('R_1.a', 'R_1/a')))).questions
    assert question_to_markdown(question).text == r'\[\[x\]\] \*y\* [[R_1.a]] and [[R_1_a]]'
    assert [gap.name for gap in question.gaps] == ['R_1.a', 'R_1_a']


def test_qti_3_calls_the_same_things_by_other_names():
    content = (b'<qti-assessment-item identifier="i" title="Three"><qti-response-declaration identifier="R" '
               b'cardinality="single" base-type="identifier"><qti-correct-response><qti-value>B</qti-value>'
               b'</qti-correct-response></qti-response-declaration><qti-outcome-declaration identifier="SCORE" '
               b'cardinality="single" base-type="float"/><qti-item-body><qti-choice-interaction '
               b'response-identifier="R" max-choices="1"><qti-simple-choice identifier="A">one</qti-simple-choice>'
               b'<qti-simple-choice identifier="B">two</qti-simple-choice></qti-choice-interaction></qti-item-body>'
               b'<qti-response-processing template="https://x/match_correct.xml"/></qti-assessment-item>')
    (question,) = read_qti(content).questions
    assert (question.title, shares(question.options)) == ('Three', [0, 100])


def test_a_test_weighs_its_items_and_what_is_missing_is_said():
    test = ('<assessmentTest title="Exam"><testPart><assessmentSection title="Part"><selection select="1"/>'
            '<rubricBlock view="candidate"><p>Read well.</p></rubricBlock><assessmentItemRef href="../items/a%20b.xml" '
            'category="easy first"><weight value="2.5"/></assessmentItemRef><assessmentItemRef href="gone.xml"/>'
            '</assessmentSection></testPart></assessmentTest>')
    body = '<p><img src="data:image/png;base64,AAAA"/><img src="../../etc/passwd"/>' + choice('R') + '</p>'
    read = read_qti(zipped(**{'t/test.xml': test, 'items/a b.xml': item(body, response('R', 'A')), 'broken.xml': '<a',
                              'other.xml': '<other/>', 'items/c.xml': item(choice('R'), response('R', 'B'))}))
    words, question, again = read.questions
    assert (question.source_id, again.source_id) == ('i1', 'i1#2')
    assert (words.kind, words.text, words.category) == (QuestionKind.DESCRIPTION, '<p>Read well.</p>', 'Exam › Part')
    assert (question.points, question.tags) == (Decimal('2.5'), ('easy', 'first'))
    said = reasons(read)
    for reason in ('1 are drawn at random', '“gone.xml”', 'inside the text” is of a kind', 'etc/passwd” is not in the',
                   'not well-formed'):
        assert reason in said


# Whatever it is

@pytest.mark.parametrize(('content', 'sentence'), [
    (b'<html/>', 'begins with “html”'), (b'<manifest/>', 'the whole package is needed'),
    (b'question,answer', 'well-formed'), (b'PK\x03\x04 and then nothing', 'zip'),
    (zipped(**{'a.txt': 'x'}), 'no imsmanifest.xml'), (zipped(**{'imsmanifest.xml': '<manifest/>'}), 'no questions'),
])
def test_what_is_no_file_of_questions_is_unreadable(content, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        read_qti(content, 'file')


def test_rules_that_would_take_for_ever_are_refused():
    twice = ('<setOutcomeValue identifier="X"><multiple><variable identifier="X"/><variable identifier="X"/>'
             '<baseValue baseType="string">a</baseValue></multiple></setOutcomeValue>')
    doubling = item(choice('R'), response('R', 'A'), rules=f'<responseProcessing>{twice * 60}</responseProcessing>')
    assert 'too many values' in reasons(read_qti(doubling))
    once = '<setOutcomeValue identifier="SCORE"><null/></setOutcomeValue>'
    long = item(choice('R'), response('R', 'A'), rules=f'<responseProcessing>{once * 30_000}</responseProcessing>')
    assert 'too long' in reasons(read_qti(long))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.binary(max_size=60).map(lambda tail: b'PK\x03\x04' + tail),
                 st.text(max_size=100).map(lambda words: item(words.replace('<', '')))))
def test_whatever_is_sent_gives_questions_or_a_sentence(content):
    holds_together(content)


@real
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 9999), ACTIONS)
def test_items_of_the_specification_bent_at_random_give_questions_or_a_sentence(number, actions):
    known = files()
    holds_together(bent(known[number % len(known)].read_bytes(), actions))
