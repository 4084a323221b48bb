"""QTI 3 calls the same things by other names: `<qti-simple-choice>` is the `<simpleChoice>` of QTI 2."""
from ..xml import Element, without_namespaces

PREFIX = 'qti-'
ROOTS = 'qti-assessment-item', 'qti-assessment-test'
KEPT = 'data-', 'aria-'


def as_qti_2(root: Element) -> Element:
    root = without_namespaces(root)
    for element in root.iter():
        if not isinstance(element.tag, str) or not element.tag.startswith(PREFIX):
            continue
        element.tag = 'div' if element.tag == 'qti-content-body' else _camel(element.tag.removeprefix(PREFIX))
        for name in [name for name in element.attrib if '-' in name and not name.startswith(KEPT)]:
            element.set(_camel(name), element.attrib.pop(name))
    return root


def _camel(name: str) -> str:
    first, *rest = name.split('-')
    return first + ''.join(part.capitalize() for part in rest)
