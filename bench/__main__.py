"""Run every bench of this folder, or those named: `python -m bench importing`.

A bench is a module with `async def measure()` that returns what it has compared and the ratio it found.
With `--compare REF`, the working tree and that commit are measured in turns instead (`bench/comparing`).
"""
import argparse
import asyncio
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from bench.comparing.compare import LIMIT, PAIRS, Asked, compare


def main(words: Sequence[str]) -> None:
    asked = _asked(words)
    if asked.compare:
        fine = asyncio.run(compare(Asked(asked.compare, asked.pairs, asked.only, asked.limit)))
        sys.exit(0 if fine else 1)
    here = sorted(path.stem for path in Path(__file__).parent.glob('[a-z]*.py'))
    for name in asked.names or here:
        bench = import_module(f'bench.{name}')
        print(f'\n{name}: {(bench.__doc__ or "").splitlines()[0]}')
        for compared, ratio in asyncio.run(bench.measure()):
            print(f'  {compared:<72} {ratio:8.2f}')


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='python -m bench', description='What things cost.')
    parser.add_argument('names', nargs='*', metavar='BENCH', help='of this folder; all of them unless named')
    parser.add_argument('--compare', metavar='REF', help='measure the working tree and this commit in turns')
    parser.add_argument('--pairs', type=_some, default=PAIRS, help='how often each is measured (%(default)s)')
    parser.add_argument('--only', default='', metavar='NAME', help='only the figures that have this in their names')
    parser.add_argument('--limit', type=float, default=LIMIT, help='what a ratio of times may be (%(default)s)')
    asked = parser.parse_args(words)
    if asked.compare and asked.names:
        parser.error('with --compare, name figures with --only')
    return asked


def _some(said: str) -> int:
    if not said.isdecimal() or not int(said):
        raise argparse.ArgumentTypeError('at least one pair')
    return int(said)


if __name__ == '__main__':
    main(sys.argv[1:])
