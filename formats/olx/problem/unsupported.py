"""Why a problem, or one response of it, cannot become a question."""


class NotTaken(Exception):
    """The sentence stands among what was refused."""


UNKNOWN = {
    'customresponse': 'Answers are checked by a program of its own, which is not run here.',
    'formularesponse': 'Answers are formulas, which cannot be compared here.',
    'symbolicresponse': 'Answers are formulas, which cannot be compared here.',
    'schematicresponse': 'Answers are drawn as circuits.',
    'imageresponse': 'Answers are places in a picture.',
    'javascriptresponse': 'Answers are checked by a program of its own, which is not run here.',
    'jsmeresponse': 'Answers are drawn as molecules.',
    'coderesponse': 'Answers are programs, which are not run here.',
    'externalresponse': 'Answers are checked by another computer.',
    'choicetextresponse': 'Choices with something to type inside them are not supported.',
    'annotationresponse': 'Answers are remarks on a text.',
}


def why_unknown(tag: str) -> str:
    return UNKNOWN.get(tag, f'Responses of the kind “{tag}” are not supported.')
