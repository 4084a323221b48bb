"""Connections that say nothing, or too little: what the server does with them. A real one, on a socket."""
import asyncio
import importlib.util
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from types import ModuleType

import pytest
import uvicorn

OK = b'HTTP/1.1 200 OK'


def protocol_module() -> ModuleType:
    """Of our pages, without them."""
    spec = importlib.util.spec_from_file_location('patient_protocol', 'pages/guards/idle_connections.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def echo(scope, receive, send) -> None:
    size, more = 0, True
    while more:
        message = await receive()
        if message['type'] == 'http.disconnect':
            gone.append(scope['path'])
            return
        size, more = size + len(message.get('body', b'')), message.get('more_body', False)
    answer = b'x' * 30_000_000 if scope['path'] == '/large' else str(size).encode()
    await send({'type': 'http.response.start', 'status': 200, 'headers': [(b'content-length', b'%d' % len(answer))]})
    with suppress(OSError):
        await send({'type': 'http.response.body', 'body': answer})
    finished.append(scope['path'])


gone: list[str] = []
finished: list[str] = []


@asynccontextmanager
async def serving(**options) -> AsyncIterator[tuple[int, type]]:
    class Impatient(protocol_module().IdleConnectionProtocol):
        LOOK_EVERY, HEAD_SECONDS, BODY_GRACE, ANSWER_SECONDS, MAX_WAITING = 0.05, 0.6, 0.6, 0.6, 20
        _waiting = {}

    gone.clear()
    finished.clear()
    config = uvicorn.Config(echo, port=0, log_level='error', lifespan='off', http=Impatient, **options)
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    for _ in range(2000):
        await asyncio.sleep(0.01)
        if server.started:
            break
    try:
        yield server.servers[0].sockets[0].getsockname()[1], Impatient
    finally:
        server.should_exit = server.force_exit = True
        await task


async def is_dropped(reader: asyncio.StreamReader) -> bool:
    """Within a while that nobody here has to wait for."""
    with suppress(ConnectionError):
        return await asyncio.wait_for(reader.read(), 20) == b''
    return True


@pytest.mark.parametrize('begin', [b'', b'GET', b'GET / HTTP/1.1\r\nHost: x\r\n', b'\r\n', b'GET / HTTP/1.1\r\nX: '])
async def test_a_request_whose_head_does_not_end_is_dropped(begin):
    """Also when something more comes all the time."""
    async with serving() as (port, _):
        reader, writer = await asyncio.open_connection('127.0.0.1', port)
        writer.write(begin)
        dripping = asyncio.create_task(drip(writer, b'x' if begin.endswith(b': ') else b''))
        assert await is_dropped(reader)
        dripping.cancel()
        writer.close()


async def drip(writer: asyncio.StreamWriter, what: bytes) -> None:
    with suppress(ConnectionError):
        while what:
            writer.write(what)
            await asyncio.sleep(0.05)


async def test_after_a_whole_request_the_next_one_has_its_time_too():
    async with serving(timeout_keep_alive=3) as (port, _):
        reader, writer = await asyncio.open_connection('127.0.0.1', port)
        writer.write(b'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
        assert await reader.readline() == OK + b'\r\n'
        await asyncio.sleep(0.1)
        writer.write(b'GET / HTTP/1.1\r\nHost: ')
        assert (await asyncio.wait_for(reader.read(), 20)).endswith(b'\r\n\r\n0')
        writer.close()


async def test_a_head_without_end_is_dropped_before_it_is_kept():
    async with serving() as (port, _):
        reader, writer = await asyncio.open_connection('127.0.0.1', port)
        sent = 0
        with suppress(ConnectionError):
            writer.write(b'GET / HTTP/1.1\r\nX: ')
            while sent < 50_000_000 and not writer.is_closing():
                writer.write(b'x' * 10_000)
                await writer.drain()
                sent += 10_000
        assert sent < 50_000_000
        assert await is_dropped(reader)


async def test_a_body_that_drips_is_dropped_and_the_application_told():
    async with serving() as (port, _):
        reader, writer = await asyncio.open_connection('127.0.0.1', port)
        writer.write(b'POST /drip HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n')
        dripping = asyncio.create_task(drip(writer, b'x'))
        assert await is_dropped(reader)
        dripping.cancel()
        writer.close()
        for _ in range(100):
            await asyncio.sleep(0.01)
            if gone:
                break
        assert gone == ['/drip']


async def test_a_slow_body_arrives():
    """Slower than any line, and faster than the drip."""
    async with serving() as (port, _):
        reader, writer = await asyncio.open_connection('127.0.0.1', port)
        writer.write(b'POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 8000\r\nConnection: close\r\n\r\n')
        for _ in range(20):
            writer.write(b'x' * 400)
            await asyncio.sleep(0.05)
        answer = await asyncio.wait_for(reader.read(), 20)
        assert answer.startswith(OK) and answer.endswith(b'8000')
        writer.close()


async def test_an_answer_that_nobody_reads_is_given_up():
    async with serving() as (port, _):
        _reader, writer = await asyncio.open_connection('127.0.0.1', port, limit=1000)
        writer.transport.pause_reading()
        writer.write(b'GET /large HTTP/1.1\r\nHost: x\r\n\r\n')
        for _round in range(2000):
            await asyncio.sleep(0.01)
            if '/large' in finished:
                break
        assert '/large' in finished
        writer.transport.abort()


async def test_where_too_many_wait_the_oldest_goes_and_a_whole_request_is_answered():
    async with serving() as (port, impatient):
        idle = [await asyncio.open_connection('127.0.0.1', port) for _ in range(40)]
        await asyncio.sleep(0.05)
        assert len(impatient._waiting) <= impatient.MAX_WAITING
        reader, writer = await asyncio.open_connection('127.0.0.1', port)
        writer.write(b'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
        assert (await asyncio.wait_for(reader.read(), 20)).startswith(OK)
        for _, waiting in idle:
            waiting.close()
        writer.close()
