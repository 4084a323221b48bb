"""What happens inside a worker process: it is made ready, runs one function after the other, and packs what comes out.

Nothing but bytes leaves it, so that no object of a strange kind can upset whoever receives them. It loads only what its
work needs: functions of `formats`, and of `components` where they draw markup.
"""
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import Any

from i18n import use_language

NICE = 10
"""Whoever waits for a page comes first where there are fewer cores than work."""


class WorkerOutcome(StrEnum):
    RETURNED = 'returned'
    RAISED = 'raised'
    TOO_MUCH = 'too_much'
    """Memory, the depth of recursion or the size of what it returns."""


def start(memory: int) -> None:
    """:param memory: bytes that the process may take; where the system knows no such limit, there is none"""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # ended at once, also inside a long regular expression
    with suppress(AttributeError, OSError):
        os.nice(NICE)
    with suppress(ImportError, OSError, ValueError):
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def run(function: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any], most: int,
        language: str) -> tuple[str, bytes]:
    """
    :param most: bytes of what it may return
    :param language: of whoever reads what it says
    """
    try:
        with use_language(language):
            packed = pickle.dumps(function(*args, **kwargs), pickle.HIGHEST_PROTOCOL)
    except (MemoryError, RecursionError):
        return WorkerOutcome.TOO_MUCH, b''
    except Exception as problem:
        return WorkerOutcome.RAISED, _packed(problem)
    return (WorkerOutcome.RETURNED, packed) if len(packed) <= most else (WorkerOutcome.TOO_MUCH, b'')


def _packed(problem: Exception) -> bytes:
    """The exception itself where it can be read again, else what it says."""
    try:
        packed = pickle.dumps(problem)
        pickle.loads(packed)
    except Exception:
        return pickle.dumps(RuntimeError(f'{type(problem).__name__}: {problem}'))
    return packed


def _end_with_parent() -> None:
    """A server that was killed leaves no process behind."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(0)
