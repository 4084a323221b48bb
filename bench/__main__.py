"""Run every bench of this folder, or those named: `python -m bench importing`.

A bench is a module with `async def measure()` that returns what it has compared and the ratio it found.
"""
import asyncio
import sys
from importlib import import_module
from pathlib import Path


def main(names: list[str]) -> None:
    here = sorted(path.stem for path in Path(__file__).parent.glob('[a-z]*.py'))
    for name in names or here:
        bench = import_module(f'bench.{name}')
        print(f'\n{name}: {(bench.__doc__ or "").splitlines()[0]}')
        for compared, ratio in asyncio.run(bench.measure()):
            print(f'  {compared:<72} {ratio:8.2f}')


if __name__ == '__main__':
    main(sys.argv[1:])
