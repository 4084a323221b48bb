"""What a course of the demo offers beside its readings: a discussion, a survey and a film."""
from pathlib import Path

from formats.questions import Option, QuestionData, QuestionKind

from ..core.files import Upload
from ..courses.outline_editing import add_item, edit_item
from ..courses.question_bank import add_question, set_questions
from ..items.changes import ItemChanges
from ..quizzes.slots import Slot
from ..records.course import Course
from ..records.item import CompletionRule, ItemKind
from ..records.person import Person

FILM = Path(__file__).parent / 'courses' / 'statistics' / 'moving-one-value.webm'
CAPTIONS = FILM.with_suffix('.vtt')
ASKED = (
    QuestionData(kind=QuestionKind.SINGLE_CHOICE, title='Pace', text='How is the pace of the course for you?',
                 shuffle=False, options=(Option(text='Too slow'), Option(text='Just right'), Option(text='Too fast'))),
    QuestionData(kind=QuestionKind.MULTIPLE_CHOICE, title='Helpful', text='What has helped you so far?', shuffle=False,
                 options=(Option(text='The readings'), Option(text='The tasks'), Option(text='My coach'),
                          Option(text='Other learners'))),
    QuestionData(kind=QuestionKind.ESSAY, title='Wish', text='What should we change?'),
)


async def add_activities(course: Course, teacher: Person) -> None:
    """At the ends of the course's sections, none of them required; published."""
    sections = await course.sections.all().order_by('position', 'id')
    await add_item(course, sections[0].id, ItemKind.DISCUSSION, 'Say hello',
                   ItemChanges(body='Who are you, and which data do you want to understand?', required=False,
                               completes=CompletionRule.POSTED), by=teacher)
    film = await add_item(course,
                          sections[1].id, ItemKind.VIDEO, 'Film: moving one value',
                          ItemChanges(required=False, minutes=1,
                                      body='Half a minute: what happens to mean and median when one value moves.'),
                                      by=teacher)
    await edit_item(course,
                    film.id, file=Upload.of(FILM.name, FILM.read_bytes()),
                    captions=Upload.of(CAPTIONS.name, CAPTIONS.read_bytes()),
                    by=teacher)
    await edit_item(course, film.id, ItemChanges(completes=CompletionRule.WATCHED), by=teacher)
    survey = await add_item(course, sections[2].id, ItemKind.SURVEY, 'How is it going?',
                            ItemChanges(body='Three questions at half time.', required=False,
                                        settings={'is_anonymous': True}), by=teacher)
    made = [await add_question(course, question, by=teacher, for_survey=True) for question in ASKED]
    await set_questions(course, survey.id, [Slot(question_id=one.id) for one in made], by=teacher)
