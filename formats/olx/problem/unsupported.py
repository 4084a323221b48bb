"""Why a problem, or one response of it, cannot become a question."""
from i18n import _, lazy


class NotTaken(Exception):
    """The sentence stands among what was refused."""


UNKNOWN = {
    'customresponse': lazy('Answers are checked by a program of its own, which is not run here.'),
    'formularesponse': lazy('Answers are formulas, which cannot be compared here.'),
    'symbolicresponse': lazy('Answers are formulas, which cannot be compared here.'),
    'schematicresponse': lazy('Answers are drawn as circuits.'),
    'imageresponse': lazy('Answers are places in a picture.'),
    'javascriptresponse': lazy('Answers are checked by a program of its own, which is not run here.'),
    'jsmeresponse': lazy('Answers are drawn as molecules.'),
    'coderesponse': lazy('Answers are programs, which are not run here.'),
    'externalresponse': lazy('Answers are checked by another computer.'),
    'choicetextresponse': lazy('Choices with something to type inside them are not supported.'),
    'annotationresponse': lazy('Answers are remarks on a text.'),
}


def why_unknown(tag: str) -> str:
    return str(UNKNOWN[tag]) if tag in UNKNOWN else _('Responses of the kind “{tag}” are not supported.', tag=tag)
