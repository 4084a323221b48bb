"""XML that strangers send is read without doing what it asks for, or refused with a sentence."""
import pytest

from formats.qti import read_qti, read_qti12
from formats.questions import UnreadableFile
from formats.xml import MAX_SIZE, inner_html, parse_xml, unwrap, without_namespaces


@pytest.mark.parametrize(('content', 'sentence'), [
    (b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>', 'declares entities'),
    ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "ha">]><a>&x;</a>'.encode('utf-16'), 'declares'),
    (b'<!-- x --><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'declares entities'),
    (b'<!DOCTYPE a [<!ENTITY % p SYSTEM "http://example.org/x.dtd"> %p;]><a/>', 'declares entities'),
    (b'<!DOCTYPE a SYSTEM "http://example.org/x.dtd"><a>&x;</a>', 'does not explain'),
    (b'<a>' * 5000 + b'</a>' * 5000, 'well-formed'),
    (b'<a>' + b'<b/>' * 1_000_001 + b'</a>', 'too many elements'),
    (b'<a>' + b'x' * MAX_SIZE + b'</a>', 'larger than 16 MB'),
    (b'<?xml version="1.0" encoding="utf-7"?><a/>', 'cannot be read here'),
    (b'<a>\xff</a>', 'encoding UTF-8'), (b'<a b="1" b="2"/>', 'well-formed'), (b'', 'empty'), (b' \n', 'empty'),
])
def test_xml_that_would_do_harm_is_refused_with_a_sentence(content, sentence):
    for read in (parse_xml, read_qti, read_qti12):
        with pytest.raises(UnreadableFile, match=sentence):
            read(content)


def test_xml_is_read_with_what_html_authors_write_in_it():
    root = parse_xml('<?xml version="1.0" encoding="iso-8859-1"?><a xmlns:m="x">ä&nbsp;&lt;<!-- no --><m:b m:c="1">'
                     '<br/></m:b>z</a>'.encode('iso-8859-1'))
    assert inner_html(root) == 'ä\xa0&lt;<b c="1"><br></b>z'
    unwrap(without_namespaces(root).find('b'))
    assert inner_html(root) == 'ä\xa0&lt;<br>z'
