"""The pages can be imported in the order in which the server does it: a test may have imported others before."""
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_application_can_be_built():
    """As the server does it, in a process in which nothing has been imported yet."""
    done = subprocess.run([sys.executable, '-c', 'import main; main.build()'], cwd=ROOT, capture_output=True, text=True,
                          timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
