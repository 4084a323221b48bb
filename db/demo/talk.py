"""What people of the demo have said to each other: threads of a discussion, announcements, a message."""
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from ..communication.announcing import announce
from ..communication.discussions import open_thread
from ..communication.messages import send_message
from ..communication.moderation import close_thread, pin_thread
from ..communication.posting import reply as reply_to
from ..core.clock import now, stopped_at
from ..outlines.outline import effective_outline
from ..records.item import ItemKind
from ..records.session_course import SessionCourse


class Said(NamedTuple):
    """`hours` before now; `answers` is the place of the post that it answers in the thread, counted from its first."""
    hours: float
    who: str
    text: str
    answers: int | None = None


RULES = (
    Said(1090, 'tomas', '''This is the place for everything about the course that others may want to read too.

- **Questions about a task**: say what you have tried, and paste the line that fails between two lines of `` ``` ``.
- **Answers**: a hint helps more than a solution.
- **Grades and personal matters**: write to me, not here.'''),
    Said(1066, 'priya', 'Thank you! May we show a chart of our own if it is not finished yet?'),
    Said(1065, 'tomas', 'Please do. An unfinished chart gets the better comments.', 1),
)
MEANS = (
    Said(196, 'amara', '''In the bike-share file my mean for **Harbour** is 132 trips, in the example it is 128.

```
harbour['trips'].mean()
```

What am I missing?'''),
    Said(194.5, 'mei', 'Have you taken out the rows that are doubled? Three days at Harbour are there twice.', 0),
    Said(194, 'amara', 'I had not. Without them it is 128.4.', 1),
    Said(171, 'fatima', '''Careful with what counts as doubled: on the 14th there are two rows with *different* numbers.

> A row is a duplicate when **all** its values are the same.

I kept both and said so in the report.'''),
    Said(150, 'tomas', 'Exactly the kind of sentence I want to read in your reports.', 3),
    Said(99, 'zuzana', 'I made a small table of which days are doubled, if anybody wants to compare:\n\n'
                       '| Day | Rows | Same? |\n|---|---|---|\n| 3 April | 2 | yes |\n| 9 April | 2 | yes |\n'
                       '| 14 April | 2 | no |\n| 22 April | 2 | yes |'),
)
ROOM = (
    Said(720, 'sofia', 'Is the library open on Thursday, although it is a holiday?'),
    Said(716, 'tomas', 'It is closed. We meet a day earlier, on Wednesday at 18:00.', 0),
    Said(715, 'sofia', 'Thank you, see you on Wednesday.'),
)
HELLO = (
    Said(1180, 'tomas', 'I am Tomás. I count buses for the city, and I would like to know why line 12 is always late.'),
    Said(1176, 'priya', 'I am Priya, a nurse. I want to understand waiting times.'),
    Said(1171, 'mei', 'Mei, from a bakery. Which loaves are left over, and on which days?'),
)


async def talk(session_course: SessionCourse, people: Mapping[str, Any]) -> None:
    """In one course of a session that runs: a pinned thread, one that goes on, one that is closed, and one below a
    discussion of the outline, where it has one; then what was announced, and a message to two learners."""
    tomas, marta = people['tomas'], people['marta']
    pinned = await _discuss(session_course, people, 'How we talk here', RULES)
    await _discuss(session_course, people, 'Why is my mean different?', MEANS)
    closed = await _discuss(session_course, people, 'Library on the holiday', ROOM)
    with stopped_at(now() - timedelta(hours=700)):
        await pin_thread(pinned, by=tomas)
        await close_thread(closed, by=tomas)
    for item in (await effective_outline(session_course)).items:
        if item.kind is ItemKind.DISCUSSION:
            await _discuss(session_course, people, 'Who is here?', HELLO, item.id)
    with stopped_at(now() - timedelta(hours=70)):
        await announce(session_course.session,
                       'Portfolio evening in the library',
                       'We meet next Thursday at **18:30** on the second floor, and online. '
                       'Bring one chart that you are proud of, and one that you would draw differently today.',
                       by=marta)
    with stopped_at(now() - timedelta(hours=21)):
        await announce(session_course,
                       'Bike-share report: the file is corrected',
                       'Four days at *Harbour* stood in the old file twice. '
                       'Please download it again. Grades that you have are not affected.', by=tomas)
    with stopped_at(now() - timedelta(hours=5)):
        await send_message(
            session_course, [people['amara'], people['mei']], 'Before you hand in the report',
            'You both asked about the doubled rows. Say in **one sentence** which ones you took out, and why:\n\n'
            '- it is what I look for first\n- and it is worth a level in the rubric.', by=tomas)


async def _discuss(session_course: SessionCourse, people: Mapping[str, Any], title: str, said: Iterable[Said],
                   item_id: int | None = None) -> Any:
    first, *replies = said
    with stopped_at(now() - timedelta(hours=first.hours)):
        thread = await open_thread(session_course, title, first.text, by=people[first.who], item_id=item_id)
    ids = [(await thread.all_posts.all().get()).id]
    for reply in replies:
        with stopped_at(now() - timedelta(hours=reply.hours)):
            answers = None if reply.answers is None else ids[reply.answers]
            ids.append((await reply_to(thread, reply.text, by=people[reply.who], answers=answers)).id)
    return thread
