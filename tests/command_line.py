"""`main.py` as somebody at a terminal runs it, on a database of its own."""
import os
import subprocess
import sys
from pathlib import Path

from tests.databases import databases

MAIN = Path(__file__).parents[1] / 'main.py'
OURS = ('COHORT_', 'NICEGUI_', 'PYTEST_')


def run(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Records are kept in the folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    environment |= {'COHORT_DATA_DIR': str(folder), 'COHORT_DATABASE_URL': databases.of(folder), 'COLUMNS': '100'}
    environment |= {f'COHORT_{name.upper()}': value for name, value in settings.items()}
    return subprocess.run([sys.executable, MAIN, *map(str, words)], cwd=folder, env=environment, timeout=300,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
