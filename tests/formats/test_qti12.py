"""QTI 1.2 as Canvas and Common Cartridges write it: each kind is a question that counts as its rules say."""
from decimal import Decimal

import pytest
from hypothesis import given, settings

from formats.qti import read_qti12
from formats.questions import Pair, QuestionKind, UnreadableFile

from .bending import ACTIONS, bent, holds_together


def shares(options):
    return [option.share for option in options]


def reasons(read):
    return ' '.join(refused.reason for refused in read.refused)


def old_item(kind, shown, scored, *, points='2', more='', limits='maxvalue="100"'):
    fields = ''.join(f'<qtimetadatafield><fieldlabel>{name}</fieldlabel><fieldentry>{value}</fieldentry>'
                     '</qtimetadatafield>' for name, value in (('question_type', kind), ('points_possible', points)))
    return (f'<item ident="{kind}" title="Question"><itemmetadata><qtimetadata>{fields}</qtimetadata></itemmetadata>'
            f'<presentation>{shown}</presentation><resprocessing><outcomes><decvar {limits} varname="SCORE"/>'
            f'</outcomes>{scored}</resprocessing>{more}</item>')


def says(words, kind='text/html'):
    return f'<material><mattext texttype="{kind}">{words}</mattext></material>'


def offers(name, words='', cardinality='Single', labels=('Red', 'Green', 'Blue'), render='render_choice'):
    shown = ''.join(f'<response_label ident="{label[0]}">{says(label, "text/plain")}</response_label>'
                    for label in labels)
    return (f'<response_lid ident="{name}" rcardinality="{cardinality}">{words and says(words)}<{render}>{shown}'
            f'</{render}></response_lid>')


def equal(value, name='response1'):
    return f'<varequal respident="{name}">{value}</varequal>'


def gives(condition, points=100, action='Set', shown=''):
    goes_on = ' continue="No"' if action == 'Set' else ''
    said = f'<displayfeedback linkrefid="{shown}"/>' if shown else ''
    return (f'<respcondition{goes_on}><conditionvar>{condition}</conditionvar><setvar action="{action}" '
            f'varname="SCORE">{points}</setvar>{said}</respcondition>')


TYPED = '<response_str ident="response1"><render_fib><response_label ident="a"/></render_fib></response_str>'


def old_document(*items, title='Colours'):
    return (f'<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment title="{title}">'
            f'<section ident="root_section">{"".join(items)}</section></assessment></questestinterop>').encode()


def old(*arguments, **named):
    """The only question of a document with one item."""
    title, read = read_qti12(old_document(old_item(*arguments, **named)), 'quiz.xml')
    assert title == 'Colours'
    (question,) = read.questions
    assert (question.category, question.title) == ('Colours', '')
    return question


def test_canvas_choices_with_their_points_and_feedback():
    feedback = ''.join(f'<itemfeedback ident="{name}"><flow_mat>{says(words)}</flow_mat></itemfeedback>'
                       for name, words in (('well', 'Well done'), ('always', 'Colours')))
    always = ('<respcondition continue="Yes"><conditionvar><other/></conditionvar><displayfeedback linkrefid="always"/>'
              '</respcondition>')
    one = old('multiple_choice_question', says('&lt;p&gt;Sky &amp;amp; sea?&lt;/p&gt;') + offers('response1'),
              always + gives(equal('B'), shown='well'), more=feedback)
    assert (one.kind, one.points, one.feedback) == (QuestionKind.SINGLE_CHOICE, 2, 'Colours')
    assert [(option.text, option.share, option.feedback) for option in one.options] == [
        ('Red', 0, ''), ('Green', 0, ''), ('Blue', 100, 'Well done')]
    assert '<p>Sky &amp; sea?</p>' in one.text
    several = old('multiple_answers_question', says('Which?') + offers('response1', cardinality='Multiple'), gives(
        f'<and>{equal("R")}<not>{equal("G")}</not>{equal("B")}</and>'))
    assert (several.kind, shares(several.options)) == (QuestionKind.MULTIPLE_CHOICE, [50, -100, 50])
    true = old('true_false_question', says('Is it?') + offers('response1', labels=('False', 'True')), gives(equal('T')))
    assert (true.kind, [option.text for option in true.options]) == (QuestionKind.TRUE_FALSE, ['True', 'False'])
    assert shares(true.options) == [100, 0]


def test_canvas_words_numbers_and_essays():
    words = old('short_answer_question', says('Say') + TYPED, gives(equal('one') + equal('uno')))
    assert [(one.text, one.share) for one in words.texts] == [('one', 100), ('uno', 100)] and not words.match_case
    limits = '<vargte respident="response1">3.1</vargte><varlte respident="response1">3.2</varlte>'
    number = old('numerical_question', says('Pi') + TYPED, gives(f'<or>{equal("3.14")}<and>{limits}</and></or>'))
    assert [(one.least, one.most) for one in number.numbers] == [(Decimal('3.1'), Decimal('3.2'))]
    part = old('cc.pattern_match.v0p1', says('Capital') + TYPED, gives('<varsubstring respident="response1">Paris'
                                                                       '</varsubstring>', 3), limits='')
    assert [(one.text, one.is_pattern) for one in part.texts] == [('*Paris*', True)]
    essay = old('essay_question', says('Write') + TYPED, '<respcondition><conditionvar><other/></conditionvar>'
                                                         '</respcondition>', points='5')
    assert (essay.kind, essay.points) == (QuestionKind.ESSAY, 5)
    only_words = old('text_only_question', says('Read on'), '', points='0')
    assert (only_words.kind, only_words.points) == (QuestionKind.DESCRIPTION, 0)


def test_canvas_matching_ordering_and_gaps():
    both = gives(equal('R', 'response_1'), 50, 'Add') + gives(equal('B', 'response_2'), 50, 'Add')
    match = old('matching_question', says('Match') + offers('response_1', 'rot') + offers('response_2', 'blau'), both)
    assert match.pairs == (Pair(left='rot', right='Red'), Pair(left='blau', right='Blue'), Pair(left='', right='Green'))
    groups = old('categorization_question', says('Sort') + offers('1', 'warm', 'Multiple') + offers(
        '2', 'cold', 'Multiple'), gives(equal('R', '1'), 50, 'Add') + gives(
            equal('G', '2') + equal('B', '2'), 50, 'Add'))
    assert groups.pairs == (Pair(left='Red', right='warm'), Pair(left='Green', right='cold'),
                            Pair(left='Blue', right='cold'))
    order = old('ordering_question', says('Order') + offers(
        'response1', cardinality='Ordered', render='ims_render_object'), gives(equal('B') + equal('R') + equal('G')))
    assert order.order == ('Blue', 'Red', 'Green')
    text = says('&lt;p&gt;Roses are [one], sky is [two].&lt;/p&gt;')
    gaps = gives(equal('R', 'response_one'), 50, 'Add') + gives(equal('B', 'response_two'), 50, 'Add')
    lists = old('multiple_dropdowns_question', text + offers('response_one', 'one') + offers('response_two', 'two'),
                gaps)
    assert [(gap.name, shares(gap.options)) for gap in lists.gaps] == [('one', [100, 0, 0]), ('two', [0, 0, 100])]
    assert 'Roses are <span>[[one]]</span>, sky is <span>[[two]]</span>.' in lists.text
    typed = old('fill_in_multiple_blanks_question', text + offers('response_one', labels=('Red', 'crimson')) + offers(
        'response_two', labels=('Blue',)), gaps)
    assert [[one.text for one in gap.texts] for gap in typed.gaps] == [['Red', 'crimson'], ['Blue']]


def test_in_a_survey_nothing_needs_to_be_right():
    content = old_document(old_item('multiple_choice_question', says('Which?') + offers('response1'), '', points='0'))
    assert 'No answer is marked as right' in reasons(read_qti12(content)[1])
    (question,) = read_qti12(content, for_survey=True)[1].questions
    assert shares(question.options) == [0, 0, 0]


def test_what_is_worth_nothing_is_worth_a_point_here():
    content = old_document(old_item('multiple_choice_question', says('Which?') + offers('response1'), gives(equal('R')),
                                    points='0'))
    _, read = read_qti12(content, 'quiz.xml')
    assert read.questions[0].points == 1 and 'is worth nothing there' in reasons(read)


def test_what_an_old_document_does_not_hold_is_said():
    draws = ('<section title="Group"><selection_ordering><selection><sourcebank_ref>b7</sourcebank_ref>'
             '<selection_number>2</selection_number></selection></selection_ordering></section>')
    _, read = read_qti12(old_document(draws, old_item('file_upload_question', says('Upload'), '')), 'quiz.xml')
    assert not read.questions
    assert [refused.where for refused in read.refused] == ['quiz.xml › Question (1)', 'quiz.xml › Colours › Group']
    assert 'assignment' in reasons(read) and 'bank “b7”' in reasons(read)
    with pytest.raises(UnreadableFile, match='not a document of QTI 1.2'):
        read_qti12(b'<assessmentItem/>')


@settings(max_examples=100, deadline=None)
@given(ACTIONS)
def test_old_items_bent_at_random_give_questions_or_a_sentence(actions):
    both = gives(equal('R', 'response_1'), 50, 'Add') + gives(equal('B', 'response_2'), 50, 'Add')
    content = old_document(
        old_item('matching_question', says('Match') + offers('response_1', 'rot') + offers('response_2', 'blau'), both),
        old_item('multiple_dropdowns_question', says('[1] and [2]') + offers('response_1') + offers('response_2'),
                 both),
        old_item('multiple_answers_question', says('Which?') + offers('response1', cardinality='Multiple'), gives(
            f'<and>{equal("R")}<not>{equal("G")}</not></and>')),
        old_item('numerical_question', says('Pi') + TYPED, gives(f'<or>{equal("3")}<vargte respident="response1">9'
                                                                 '</vargte></or>')))

    holds_together(bent(content, actions))
