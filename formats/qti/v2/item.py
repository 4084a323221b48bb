"""One `assessmentItem`: its text, what it asks and how it scores, put together as what questions are made of."""
from decimal import Decimal
from functools import partial

from i18n import _

from ...markup import to_plain
from ...questions import Markup, QuestionData, QuestionKind
from ...titles import title_of
from ...xml import Element, child, children, without_namespaces
from ..item_model import Feedback, QtiItem
from ..placeholders import text, tidy_html
from ..question_builder import make
from ..unsupported import UnsupportedItem
from .body import Surroundings, tidy
from .declarations import Result, most_points, responses_of, results_of
from .interactions import asked_in
from .processing import ProcessingV2

TEMPLATES = 'templateDeclaration', 'templateProcessing'


def read_item(item: Element, around: Surroundings, category: str = '') -> list[QuestionData]:
    """Raises NotTaken, with a sentence."""
    item = without_namespaces(item)
    if item.get('adaptive', '').strip() in ('true', '1'):
        raise UnsupportedItem(_('It changes while it is answered (an adaptive item).'))
    if any(True for __ in children(item, *TEMPLATES)):
        raise UnsupportedItem(_('Its numbers or words are drawn anew for each learner (a template).'))
    results, responses, body = results_of(item), responses_of(item), child(item, 'itemBody')
    told = tidy(body, around, results) if body is not None else []
    for feedback in children(item, 'modalFeedback'):
        tidy(feedback, around, results)
        told.append((feedback, Feedback(feedback.get('title', '').strip(), tidy_html(feedback))))
    asked = asked_in(item, responses)
    _add_stimulus(item, body, around, results)
    made = make(QtiItem(
        notes=around.notes, title=title_of(item.get('title', '')), text=partial(text, body), asked=asked,
        scoring=ProcessingV2(item, responses, results, told), source_id=item.get('identifier', '').strip()[:160],
        essay_points=most_points(results) or Decimal(1), category=category))
    if not asked and not to_plain(made[0].text, Markup.HTML) and '<img' not in made[0].text:
        raise UnsupportedItem(_('It holds neither words nor a question.'))
    return made


def read_words(element: Element, around: Surroundings, title: str, category: str) -> list[QuestionData]:
    """What is said between questions."""
    tidy(element, around, {})
    words = tidy_html(element)
    if not words:
        raise UnsupportedItem(_('It holds neither words nor a question.'))
    return [QuestionData(kind=QuestionKind.DESCRIPTION, title=title, text=words, markup=Markup.HTML, points=Decimal(0),
                         category=category)]


def _add_stimulus(item: Element, body: Element | None, around: Surroundings,
                  results: dict[str, Result]) -> None:
    """Words that several items share stand in a document of their own, and then before each of them."""
    for reference in reversed(list(children(item, 'assessmentStimulusRef'))):
        address = reference.get('href', '')
        stimulus = child(around.read(address), 'stimulusBody')
        if stimulus is None or body is None:
            around.notes.note(_('“{address}”, which it is about, is not here.', address=address[:80]))
            continue
        tidy(stimulus, around, results)
        stimulus.tag = 'div'
        body.insert(0, stimulus)
