"""One `item` of QTI 1.2, put together as what questions are made of."""
import re
from decimal import Decimal
from functools import partial
from pathlib import PurePosixPath

from i18n import _, lazy

from ...questions import QuestionData
from ...titles import title_of
from ...xml import Element, children, descendants, local_name, text_of
from ..item_model import Asked, Choice, Choosing, Feedback, Pairing, QtiItem, Sorting, Typing, Writing
from ..numbers import number
from ..pictures import PackagePictures
from ..placeholders import text, tidy_html
from ..question_builder import make
from ..unsupported import Notes, UnsupportedItem
from .material import words_of, wrapped
from .presentation import Presented, Response, presented
from .processing import ProcessingV1

POINTS = 'points_possible', 'cc_weighting', 'qmd_weighting', 'max_score'
TYPES = 'question_type', 'cc_profile', 'qmd_questiontype', 'qmd_itemtype'
REFUSED = {
    'file_upload_question': lazy('It is answered with a file: make it an assignment.'),
    'calculated_question': lazy('Its numbers are drawn anew for each learner (a formula).'),
    'formula_question': lazy('Its numbers are drawn anew for each learner (a formula).'),
    'hot_spot_question': lazy('It is answered on a picture, which cannot be done here.'),
}
IN_TEXT = 'fill_in_multiple_blanks_question', 'multiple_dropdowns_question'
BLANKS = 'fill_in_multiple_blanks_question',
ONLY_WORDS = 'text_only_question', 'cc.text_only.v0p1'
KNOWN = 'cc.', '_question'
"""How the kinds of Common Cartridge begin, and those of Canvas end."""
NUMERIC = 'integer', 'decimal', 'scientific'
COMPARED = 'varlt', 'varlte', 'vargt', 'vargte'
NO_TITLE = re.compile(r'(question|item|untitled)?\s*\d*', re.IGNORECASE)
PAIRS = 2


def read_item(item: Element, notes: Notes, *, category: str = '', pictures: PackagePictures | None = None,
              folder: PurePosixPath | None = None, for_survey: bool = False) -> list[QuestionData]:
    """Raises NotTaken, with a sentence.

    :param pictures: of the package; without them, pictures stay as they are
    """
    about = _about(item)
    kind = next((about[name].lower() for name in TYPES if about.get(name)), '')
    if kind in REFUSED:
        raise UnsupportedItem(REFUSED[kind])
    found = presented(item, notes, in_text=kind in IN_TEXT)
    if not found.responses and (kind.startswith(KNOWN) or kind.endswith(KNOWN)) and kind not in ONLY_WORDS and (
            'essay' not in kind):
        raise UnsupportedItem(_('There is nothing in it to answer.'))
    if not found.responses and not text_of(found.body) and not any(True for __ in descendants(found.body, 'img')):
        raise UnsupportedItem(_('It holds neither words nor a question.'))
    feedbacks = _feedbacks(item, notes, pictures, folder)
    if pictures and folder is not None:
        _place_pictures(found, notes, pictures, folder)
    scoring = _scoring(item, found, feedbacks, blanks=kind in BLANKS)
    points = next((value for name in POINTS if (value := number(about.get(name, ''))) is not None), None)
    if points is None and scoring.full_percent:
        points = Decimal(1)
    return make(QtiItem(
        notes=notes, title=_title(item), text=partial(text, found.body), asked=_asked(found, scoring, kind),
        scoring=scoring, source_id=item.get('ident', '').strip()[:160], points=points,
        essay_points=points or Decimal(1), needs_right=not for_survey, category=category))


def _about(item: Element) -> dict[str, str]:
    """Its metadata, in the way of each of its writers."""
    found: dict[str, str] = {}
    for entry in descendants(item, 'qtimetadatafield', 'qti_metadatafield'):
        names, values = list(descendants(entry, 'fieldlabel')), list(descendants(entry, 'fieldentry'))
        if names and values:
            found.setdefault(text_of(names[0]), text_of(values[0]))
    for element in descendants(item, 'qmd_itemtype', 'qmd_weighting'):
        found.setdefault(local_name(element), text_of(element))
    return found


def _title(item: Element) -> str:
    """Not where it says no more than that it is a question."""
    title = title_of(item.get('title', ''))
    return '' if NO_TITLE.fullmatch(title) or title == item.get('ident', '') else title


def _feedbacks(item: Element, notes: Notes, pictures: PackagePictures | None, folder: PurePosixPath | None
               ) -> dict[str, Feedback]:
    found = {}
    for element in children(item, 'itemfeedback'):
        words = wrapped([part for piece in (element, *descendants(element, 'solution', 'hint', 'hintmaterial'))
                         for part in words_of(piece, notes)])
        if pictures and folder is not None:
            _place(words, notes, pictures, folder)
        if html := _inside(words):
            found[element.get('ident', '')] = Feedback(element.get('title', '').strip(), html)
    return found


def _place_pictures(found: Presented, notes: Notes, pictures: PackagePictures, folder: PurePosixPath) -> None:
    _place(found.body, notes, pictures, folder)
    for response in found.responses:
        for label in response.labels:
            _place(label.words, notes, pictures, folder)


def _place(element: Element, notes: Notes, pictures: PackagePictures, folder: PurePosixPath) -> None:
    for image in descendants(element, 'img'):
        if words := pictures.place(image, folder):
            notes.note(words)


def _scoring(item: Element, found: Presented, feedbacks: dict[str, Feedback], *, blanks: bool) -> ProcessingV1:
    typed = {response.id for response in found.responses if response.kind != 'lid'}
    ordered = {response.id for response in found.responses if response.cardinality == 'ordered'}
    processing = ProcessingV1(item, feedbacks, ordered=ordered, typed=typed, meanings={})
    if not blanks:
        return processing
    meanings = {}
    for response in found.responses:  # Canvas scores one of the words and takes the others for the same
        scored = [label.id for label in response.labels if label.id in processing.wanted(response.id)]
        if scored:
            meanings[response.id] = {text_of(label.words).casefold(): scored[0] for label in response.labels}
    return ProcessingV1(item, feedbacks, ordered=ordered, typed=typed, meanings=meanings)


def _asked(found: Presented, scoring: ProcessingV1, kind: str) -> tuple[Asked, ...]:
    if not found.responses and 'essay' in kind:
        return (Writing(response='essay'),)
    lists = [response for response in found.responses if response.kind == 'lid']
    if len(lists) == len(found.responses) and len(lists) >= PAIRS and kind not in IN_TEXT and (
            len({frozenset(label.id for label in response.labels) for response in lists}) == 1):
        return (_pairing(found, lists, scoring),)
    return tuple(_one(response, scoring, kind) for response in found.responses)


def _one(response: Response, scoring: ProcessingV1, kind: str) -> Asked:
    if response.kind != 'lid':
        return _typing(response, scoring, kind)
    if kind in BLANKS:
        return Typing(response=response.id, gap=response.gap,
                      candidates=tuple(text_of(label.words) for label in response.labels))
    if response.cardinality == 'ordered':
        return Sorting(response=response.id, choices=_choices(response), right=scoring.wanted(response.id))
    return Choosing(response=response.id, gap=response.gap, choices=_choices(response),
                    several=response.cardinality == 'multiple', inline=kind in IN_TEXT, shuffle=response.shuffle,
                    at_most=0 if response.at_most >= len(response.labels) else response.at_most,
                    right=scoring.wanted(response.id))


def _typing(response: Response, scoring: ProcessingV1, kind: str) -> Asked:
    words = scoring.literals(response.id, 'varequal')
    limits, parts = scoring.literals(response.id, *COMPARED), scoring.literals(response.id, 'varsubstring')
    if 'essay' in kind or not (words or limits or parts):
        return Writing(response=response.id)
    numbers = [value for one in (*words, *limits) if (value := number(one)) is not None]
    if not parts and len(numbers) == len(words) + len(limits) and (
            limits or response.kind == 'num' or response.holds in NUMERIC or 'numerical' in kind):
        return Typing(response=response.id, gap=response.gap, candidates=(), is_number=True, bounds=tuple(numbers),
                      right=words)
    return Typing(response=response.id, gap=response.gap, candidates=words, parts=parts,
                  right=scoring.wanted(response.id))


def _pairing(found: Presented, lists: list[Response], scoring: ProcessingV1) -> Pairing:
    """What is matched stands below the text, not in it."""
    left = tuple(Choice(response.id, _inside(response.words)) for response in lists)
    for place in [place for place in found.body.iter() if place.get('response')]:
        for part in list(place):
            place.remove(part)
    pairs = tuple((response.id, wanted) for response in lists for wanted in scoring.wanted(response.id))
    return Pairing(response=lists[0].id, left=left, right=_choices(lists[0]), pairs=pairs,
                   responses={response.id: response.id for response in lists})


def _choices(response: Response) -> tuple[Choice, ...]:
    return tuple(Choice(label.id, _inside(label.words)) for label in response.labels)


def _inside(words: Element) -> str:
    """Without the block around it, where there is only one."""
    while len(words) == 1 and not (words.text or '').strip() and words[0].tag == 'div' and not (
            words[0].tail or '').strip():
        words = words[0]
    return tidy_html(words)
