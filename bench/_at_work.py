"""Cohort as `main.py serve` starts it, with learners in the same process who work as soon as they are asked to."""
import asyncio
import sys
from itertools import cycle
from pathlib import Path
from time import perf_counter, process_time

from db import progress, submissions

sys.path[0] = str(Path(__file__).parents[1])


def serve() -> None:
    import main
    build = main.build

    def build_with_learners() -> None:
        from nicegui import app  # not earlier: it reads its settings as it is imported
        build()
        app.get('/at-work')(work)
    main.build = build_with_learners
    main.commands(['serve'])


async def work(rate: float, seconds: float) -> dict:
    """Of every action whose row it changes (the enrolment's number), when it began, was published, and was done; and
    of one core, how busy it was. The clock is the machine's: who sits at a page in another process can compare."""
    from db import Enrolment, Participation
    from db.core import Topic
    from db.outlines import effective_outline
    from db.records import ItemKind
    by_learner: dict[int, list[Participation]] = {}
    for one in await Participation.all().select_related('session_course', 'learner').order_by('id'):
        by_learner.setdefault(one.enrolment_id, []).append(one)
    outlines = {one.session_course_id: await effective_outline(one.session_course)
                for one in next(iter(by_learner.values()))}
    assert len(by_learner) == await Enrolment.all().count()
    [session_id] = {one.session_course.session_id for one in next(iter(by_learner.values()))}
    told: dict[int, float] = {}
    deaf = Topic('session', session_id, 'tracking').subscribe(
        lambda notice: told.update(dict.fromkeys(notice.keys or (), perf_counter())))
    did: list[tuple[int, float, float, float]] = []
    began, busy, pause = perf_counter(), process_time(), len(by_learner) / rate

    async def learner(number: int, enrolment_id: int, courses: list[Participation]) -> None:
        actions = _actions(courses, outlines, ItemKind.ASSIGNMENT)
        due = began + number / rate
        while due < began + seconds:
            await asyncio.sleep(due - perf_counter())
            action = next(actions)
            at = perf_counter()
            await action()
            did.append((enrolment_id, at, told[enrolment_id], perf_counter()))
            due = max(due + pause, perf_counter())
    await asyncio.gather(*(learner(number, *one) for number, one in enumerate(by_learner.items())))
    deaf()
    return {'did': did, 'busy': (process_time() - busy) / (perf_counter() - began)}


def _actions(courses, outlines, assignment):
    """Open a page, mark it done, hand something in; in one course after the other."""
    pages = {one.id: iter([item.id for item in outlines[one.session_course_id].items if item.kind != assignment])
             for one in courses}
    tasks = {one.id: iter([item.id for item in outlines[one.session_course_id].items if item.kind == assignment])
             for one in courses}
    for one in cycle(courses):
        page, task = next(pages[one.id]), next(tasks[one.id])
        yield lambda one=one, page=page: progress.open_item(one, page, by=one.learner)
        yield lambda one=one, page=page: progress.mark_done(one, page, by=one.learner)
        yield lambda one=one, task=task: submissions.submit(one, task, 'What I have found.', by=one.learner)


if __name__ == '__main__':
    serve()
