"""How much work something is, in lines of Python that are executed: the same on every machine."""
import sys
from collections.abc import Callable


def steps(work: Callable[[], object]) -> int:
    count = 0

    def line(*_):
        nonlocal count
        count += 1
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
