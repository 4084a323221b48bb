"""The command line: serve (done unless something else is asked for), import, export, check. No rules in here."""
import asyncio
import gc
import json
import logging
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from typer.core import TyperGroup

from formats.content import IMPORT_FORMATS, ImportFormat

if TYPE_CHECKING:
    from db.imports import ImportSummary, ReplayProgress

Folder = Annotated[Path, typer.Argument(metavar='DIR', help='The folder with the CSV files.')]
EXAMPLES = 3


class ServeByDefault(TyperGroup):

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0].startswith('-') and args[0] != '--help'):
            args = ['serve', *args]
        return super().parse_args(ctx, args)


class Format(StrEnum):
    CSV = 'csv'
    JSON = 'json'


class ReportFormat(StrEnum):
    TEXT = 'text'
    JSON = 'json'


commands = typer.Typer(cls=ServeByDefault, help='Cohort: courses delivered through sessions.', add_completion=False,
                       pretty_exceptions_enable=False, rich_markup_mode=None)
imports = typer.Typer(help='Bring in what other systems have kept. Importing the same again changes nothing.')
exports = typer.Typer(help='Take figures out.')
commands.add_typer(imports, name='import')
commands.add_typer(exports, name='export')


@commands.callback()
def prepare() -> None:
    """Before every command."""
    with plainly():
        from db.core import keep_private
        keep_private()


def build() -> None:
    """Put the application together: its look, its database, its pages."""
    from nicegui import app

    from components import design
    from components.page_gone import is_worth_logging
    from db.lifecycle import open_with
    design.install()
    open_with(app)
    import pages  # noqa: F401 - importing a page puts it on its URL
    from pages.guards.log_records import install_plain_records
    from pages.guards.request_guard import guard_requests
    from pages.guards.security_headers import add_security_headers
    install_plain_records()
    guard_requests(app)
    add_security_headers(app)
    for worth in (not_a_refusal, is_worth_logging):
        logging.getLogger('nicegui').addFilter(worth)
    logging.getLogger('uvicorn.error').addFilter(not_a_departure)


def not_a_refusal(record: logging.LogRecord) -> bool:
    """A refusal is an answer, not an error."""
    from db.core import Refusal
    return not (record.exc_info and isinstance(record.exc_info[1], Refusal))


def not_a_departure(record: logging.LogRecord) -> bool:
    """A browser that has left before its answer was there has none: Starlette takes that for a fault of ours."""
    return not (record.exc_info and isinstance(problem := record.exc_info[1], RuntimeError)
                and str(problem) == 'No response returned.')


@commands.command()
def serve(
    demo: Annotated[bool, typer.Option('--demo', help='With invented people and courses to look around with.')] = False,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help='Where to listen; 8080 unless set.')] = None,
    host: Annotated[str | None, typer.Option(help='Who may connect; only this machine unless set.')] = None,
    replay: Annotated[Path | None, typer.Option(
        metavar='DIR', exists=True, file_okay=False,
        help='Play what is still to come of an imported OULAD folder.')] = None,
    rate: Annotated[float, typer.Option(min=0.01, max=1000, help='Submissions to replay per second.')] = 5,
    demo_in_public: Annotated[bool, typer.Option(
        '--demo-in-public', help='Serve the demo to other machines, although everybody knows its passwords.')] = False,
) -> None:
    """Serve Cohort to browsers."""
    asked = {'COHORT_DEMO': '1' if demo else None, 'COHORT_PORT': port, 'COHORT_HOST': host,
             'COHORT_DEMO_IN_PUBLIC': '1' if demo_in_public else None}
    os.environ.update({name: str(value) for name, value in asked.items() if value is not None})
    with plainly():
        from db.core import settings, storage_secret
        settings.cache_clear()  # they have been read before the options were
        secret = storage_secret()
        _no_demo_in_public()
        _can_listen()
        is_new = asyncio.run(_prepare())
        os.environ.setdefault('NICEGUI_STORAGE_PATH', str(settings().data_dir.resolve() / 'browsers'))
    from nicegui import app, ui

    from components import design
    from db.core import close_workers, start_workers
    build()
    from pages.guards.idle_connections import serve_options
    app.on_startup(start_workers)
    app.on_startup(_keep_out_of_collections)
    app.on_shutdown(close_workers)
    app.on_startup(lambda: say(f'Cohort is at {_address()}'))
    if is_new:
        app.on_startup(_say_setup_code)
    if replay:
        _replay_beside(app, replay, rate)
    look: dict[str, Any] = design.RUN_OPTIONS
    ui.run(
        **look, host=settings().host, port=settings().port, reload=False, show=False,
        show_welcome_message=False, reconnect_timeout=30, timeout_graceful_shutdown=3, storage_secret=secret,
        session_middleware_kwargs={'https_only': settings().https, 'same_site': 'lax'},
        proxy_headers=bool(settings().proxies), forwarded_allow_ips=settings().proxies,
        **serve_options(settings().max_connections),
    )


@imports.command('oulad')
def import_oulad(
    folder: Folder,
    day: Annotated[int | None, typer.Option(
        min=-365, max=3650, help='Move the sessions so that today is their day N; what comes later stays out.')] = None,
) -> None:
    """Bring in the Open University Learning Analytics Dataset."""
    async def run() -> 'ImportSummary':
        from db.imports import import_oulad
        from db.lifecycle import open_database
        from db.records import SYSTEM
        columns = TextColumn('{task.description}'), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        terminal = Console(stderr=True)
        with Progress(*columns, console=terminal, transient=True, disable=not terminal.is_terminal) as bars:
            bar = bars.add_task('Reading', total=None)
            async with open_database():
                return await import_oulad(folder, day=day, by=SYSTEM, on_progress=lambda what, done, total: bars.update(
                    bar, description=what, completed=done, total=total or None))
    with plainly():
        _sum_up(asyncio.run(run()))


def _import_content(format: ImportFormat) -> None:
    """The command `import FORMAT`: reads a file, tells what it holds, and with `--apply` writes it."""
    @imports.command(format.key, help=format.help)
    def import_content(
        file: Annotated[Path, typer.Argument(metavar='FILE', exists=True, dir_okay=False)],
        course: Annotated[str, typer.Option(help='The code of the course; a new one is made if none has it.')],
        apply: Annotated[bool, typer.Option('--apply', help='Write it. Without this, nothing is written.')] = False,
        report: Annotated[ReportFormat, typer.Option(help='How to tell what the file holds.')] = ReportFormat.TEXT,
    ) -> None:
        async def run() -> tuple[Any, Any, Any]:
            from db.imports import import_course, plan_content, plan_new_course, read_content
            from db.lifecycle import open_database
            from db.records import SYSTEM
            read = await read_content(format, file, limited=False)
            if not apply and _no_database():
                return read, None, plan_new_course(read, course, source=format.key)
            async with open_database():
                if not apply:
                    return read, None, await plan_content(read, course, seen_by=SYSTEM, source=format.key)
                result = await import_course(read, course, by=SYSTEM, source=format.key, file_name=file.name)
                return read, result, None
        with plainly():
            read, result, plan = asyncio.run(run())
        if report is ReportFormat.JSON:
            from db.imports import content_report
            told = content_report(read, result, plan)
            print(json.dumps(told, ensure_ascii=False, indent=1))  # noqa: T201 - for programs
        else:
            _tell_content(read, result, plan, course)


for _format in IMPORT_FORMATS.values():
    _import_content(_format)


@exports.command('tracking')
def export_tracking(
    session: Annotated[str, typer.Argument(help='Its title or number.')],
    course: Annotated[str | None, typer.Option(help='Only the course with this code.')] = None,
    format: Annotated[Format, typer.Option()] = Format.CSV,
    file: Annotated[Path | None, typer.Option(
        '-o', '--output', metavar='FILE', help='Where to write it, instead of the terminal.')] = None,
) -> None:
    """Progress and grades, one row for each learner in each course of a session."""
    from formats.rows import CsvRows, JsonRows

    async def write() -> None:
        from db.lifecycle import open_database
        from db.records import SYSTEM
        from db.reports import TrackingLine, find_session, tracking_export
        async with open_database():
            found = await find_session(session, seen_by=SYSTEM)
            lines = await tracking_export(found, course, seen_by=SYSTEM)
            with _opened(file) as out:
                rows = (CsvRows if format is Format.CSV else JsonRows)(out, TrackingLine._fields)
                async for line in lines:
                    rows.write(line)
                rows.end()
    with plainly():
        asyncio.run(write())


@commands.command()
def check(
    repair: Annotated[bool, typer.Option('--repair', help='Keep the right figures from now on.')] = False,
) -> None:
    """Compute every kept figure again from the rows, and look for every file; fails if one differs or is missing."""
    async def compare() -> tuple[Any, Any]:
        from db.integrity import check_figures, check_files
        from db.lifecycle import open_database
        from db.records import SYSTEM
        async with open_database():
            return (await check_figures(by=SYSTEM, repair=repair), await check_files(by=SYSTEM, repair=repair))
    with plainly():
        figures, files = asyncio.run(compare())
    for name in files.missing:
        say(f'{name} is not in the folder of files')
    if files.left_over:
        say(f'{"taken away" if repair else "in no record"}: {_number(files.left_over, "files")}, '
            f'{files.left_over_bytes / 1_000_000:.1f} MB')
    for session, course, username, figure, kept, right in figures.differences:
        say(f'{session}, {course}, {username}: {figure} is {kept}, should be {right}')
    if not figures.differences:
        say(f'{_number(figures.participations, "participations")}, all figures right')
    elif repair:
        say(f'repaired: {_number(len(figures.differences), "figures")}')
    if files.missing or figures.differences and not repair:
        raise typer.Exit(1)


def say(text: str) -> None:
    Console(soft_wrap=True, highlight=False, markup=False).print(text)


def fail(sentence: str) -> NoReturn:
    Console(soft_wrap=True, highlight=False, markup=False, stderr=True).print(sentence)
    sys.exit(1)


@contextmanager
def plainly() -> Iterator[None]:
    """What cannot be done is said in a sentence, and the command fails."""
    try:
        from db.core import Refusal
    except ValidationError as wrong:
        fail('\n'.join(f'COHORT_{error["loc"][0]!s}'.upper() + f': {error["msg"].removeprefix("Value error, ")}'
                       for error in wrong.errors()))
    try:
        yield
    except Refusal as no:
        fail(str(no))
    except BrokenPipeError:
        raise
    except OSError as problem:
        fail(f'{problem.strerror or problem}: {problem.filename}' if problem.filename else str(problem))
    except KeyboardInterrupt:
        fail('Stopped.')


def _can_listen() -> None:
    from db.core import settings
    family = socket.AF_INET6 if ':' in settings().host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings().host, settings().port))
        except OSError as problem:
            fail(f'Cannot listen at {_address()}: {problem.strerror}. Choose another address with --port and --host.')


def _address() -> str:
    from db.core import settings
    host = settings().host
    here = host in ('127.0.0.1', '0.0.0.0', '::', '::1', 'localhost')
    return f'http://{"localhost" if here else f"[{host}]" if ":" in host else host}:{settings().port}'


def _no_demo_in_public() -> None:
    from db.core import settings
    if settings().demo and not settings().is_local and not settings().demo_in_public:
        fail(f'Everybody knows the passwords of the demo, and at {settings().host} other machines could sign in. Leave '
             '--host away, or say --demo-in-public (or COHORT_DEMO_IN_PUBLIC=1).')


async def _prepare() -> bool:
    """Bring the database up to date before anybody comes in; a demo gets its people and courses. Returns whether the
    first administrator is still to come."""
    from db import people
    from db.core import settings
    from db.demo import has_demo_accounts, seed_demo
    from db.lifecycle import open_database
    async with open_database():
        if settings().demo and await people.has_no_accounts():
            await seed_demo()
        if not settings().demo and await has_demo_accounts():
            fail('There are demo accounts in this database, and everybody knows their passwords. Serve it with --demo, '
                 'or choose another COHORT_DATA_DIR (or COHORT_DATABASE_URL) for real people.')
        return await people.has_no_accounts()


def _keep_out_of_collections() -> None:
    """What has been imported stays: no collection of garbage looks through it again, which would hold up everybody."""
    gc.collect()
    gc.freeze()


def _say_setup_code() -> None:
    from db.core import settings
    from db.people import setup_code
    known = 'COHORT_SETUP_CODE' if settings().setup_code else setup_code()
    say(f'There is no administrator yet. The set-up code for {_address()}/first-administrator is: {known}')


@commands.command('remove-second-factor')
def remove_second_factor(username: Annotated[str, typer.Argument(metavar='USERNAME')]) -> None:
    """For an administrator who has lost their phone and their recovery codes: the password alone is enough again."""
    async def remove() -> None:
        from db import people
        from db.lifecycle import open_database
        from db.records import SYSTEM
        async with open_database():
            await people.take_second_factor(await people.person_with_username(username), by=SYSTEM)
    with plainly():
        asyncio.run(remove())
        say(f'{username} signs in with the password alone now.')


def _replay_beside(app: Any, folder: Path, rate: float) -> None:
    """Start the replay with the server, and stop it with the server."""
    from db.core import Refusal
    from db.imports import ReplayProgress, replay_oulad
    from db.records import SYSTEM
    playing: list[asyncio.Task[None]] = []

    async def play() -> None:
        replayed = ReplayProgress()
        try:
            await replay_oulad(folder, by=SYSTEM, rate=rate, replayed=replayed)
        except Refusal as no:
            say(str(no))
        finally:
            _sum_up_replay(replayed)

    async def stop() -> None:
        for task in playing:
            task.cancel()
        await asyncio.gather(*playing, return_exceptions=True)

    app.on_startup(lambda: playing.append(asyncio.create_task(play())))
    app.on_shutdown(stop)


@contextmanager
def _opened(file: Path | None) -> Iterator[Any]:
    if file is None:
        yield sys.stdout
        sys.stdout.flush()
    else:
        with file.open('w', encoding='utf-8', newline='') as out:
            yield out


def _sum_up(summary: 'ImportSummary') -> None:
    for word, counts in (('added', summary.added), ('changed', summary.changed), ('here already', summary.unchanged),
                         ('different here, left as they are', summary.left)):
        if counts:
            say(f'{word}: ' + ', '.join(_number(number, what) for what, number in counts.items()))
    if summary.bad_rows:
        say(f'left out: {_number(len(summary.bad_rows), "bad rows")}')
    for alike in summary.bad_rows_alike:
        for row in alike[:EXAMPLES]:
            say(f'  {row}')
        if len(alike) > EXAMPLES:
            say(f'  … and {len(alike) - EXAMPLES:,} more like these')
    if summary.nothing_changed:
        say('nothing to change')


def _no_database() -> bool:
    """Nothing is made for a preview."""
    from db.core import settings
    address = settings().database
    return address.startswith('sqlite://') and not Path(address.removeprefix('sqlite://')).is_file()


def _tell_content(read: Any, result: Any, plan: Any, course: str) -> None:
    from db.imports import ImportStatus, group_skipped
    say(f'{read.title}: ' + ', '.join(_number(len(part), what) for part, what in (
        (read.sections, 'sections'), (read.items, 'items'), (read.questions, 'questions')) if part))
    counts = (result.added, result.changed, result.unchanged) if result else \
        tuple(plan.counts(status) for status in ImportStatus)
    for word, found in zip(('added, as drafts', 'changed, as drafts', 'here already') if result else
                           ('new', 'changed in the file', 'here already'), counts, strict=True):
        if found.total():
            say(f'{word}: ' + ', '.join(_number(number, what) for what, number in found.items()))
    groups = group_skipped((*read.refused, *(result or plan).refused))
    if groups:
        say(f'not taken over: {sum(len(group.places) for group in groups):,}')
    for group in groups:
        if len(group.places) > 1:
            say(f'  {_number(len(group.places), "places")}: {group.reason}')
        for one in group.places:
            say(f'    {one.where}' if len(group.places) > 1 and one.reason == group.reason else
                f'  {one.where}: {one.reason}')
    if result is None:
        say(f'Nothing is written yet. With --apply it goes into the course {course}, as drafts.')
    elif result.import_id:
        say(f'Sessions show them once they are published: Courses → {course} → Publish all.')


def _sum_up_replay(replayed: 'ReplayProgress') -> None:
    say(f'Replayed {replayed.submitted:,} of {_number(replayed.total, "submissions")}, {replayed.graded:,} graded.')
    for sentence, number in replayed.refused.most_common():
        say(f'  refused {_number(number, "times")}: {sentence}')


def _number(number: int, what: str) -> str:
    return f'{number:,} {what.removesuffix("s") if number == 1 else what}'


if __name__ == '__main__':
    commands()
