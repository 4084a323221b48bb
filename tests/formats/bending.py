"""Documents bent at random, and what must hold of every file of questions whatever has been done to it."""
from copy import deepcopy

from hypothesis import strategies as st
from lxml import etree

from formats.qti import read_qti
from formats.question_markdown import question_to_markdown
from formats.questions import UnreadableFile

VALUES = ('', 'x', '0', '-1', '0.1', '1e9999', 'NaN', 'Infinity', '9' * 40, 'single', 'multiple', 'ordered', 'record',
          'identifier', 'string', 'integer', 'float', 'boolean', 'pair', 'directedPair', 'true', 'RESPONSE')
ACTIONS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(VALUES)),
                   min_size=1, max_size=6)


def bent(content, actions):
    root = etree.fromstring(content, etree.XMLParser(remove_comments=True))
    for action in actions:
        bend(root, *action)
    return etree.tostring(root)


def bend(root, action, one, other, value):
    """Take something away, write something else, or put a part somewhere else."""
    elements = list(root.iter(etree.Element))
    element, second = elements[one % len(elements)], elements[other % len(elements)]
    if action == 0 and element is not root:
        element.getparent().remove(element)
    elif action == 1:
        element.text = value
    elif action == 2 and element.attrib:
        element.set(list(element.attrib)[other % len(element.attrib)], value)
    elif action == 3 and element.attrib:
        del element.attrib[list(element.attrib)[other % len(element.attrib)]]
    elif action == 4 and element is not root:
        element.tag = second.tag
    elif action == 5:
        element.append(deepcopy(second))
    elif action == 6 and element is not root:
        element.addnext(deepcopy(element))
    elif action == 7:
        del element[:]


def holds_together(content, name='x.xml'):
    try:
        read = read_qti(content, name)
    except UnreadableFile as no:
        assert str(no)
        return
    assert read.questions or read.refused
    for question in read.questions:
        assert 0 <= question.points <= 100_000
        assert not question.options or any(option.share > 0 for option in question.options)
        assert all(-100 <= option.share <= 100 for option in question.options)
        assert all(number.least <= number.most for number in question.numbers)
        for gap in question.gaps:
            assert gap.weight > 0 and (gap.texts or gap.numbers or gap.options)
            assert question_to_markdown(question).text.count(f'[[{gap.name}]]') >= 1
