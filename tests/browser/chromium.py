"""Finds the Chromium that the browser tests drive; `python -m tests.browser.chromium` installs one if there is none."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.async_api import Browser, Playwright
from playwright.sync_api import sync_playwright

NAMES = ('chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
"""The first is Chromium without a window of its own: the same pages for a third less processor time."""
QUIET = [
    '--disable-background-networking', '--disable-component-update', '--disable-gpu', '--disable-quic',
    '--disable-sync', '--no-first-run',
]
NONE = 'There is no Chromium here: `make browser` installs one, COHORT_CHROMIUM names one.'


async def launch(playwright: Playwright) -> Browser | None:
    """A headless browser, or None where there is none to be had."""
    program = find(playwright.chromium.executable_path)
    sandbox = ['--no-sandbox'] if _is_root() else []
    return program and await playwright.chromium.launch(executable_path=program, args=[*QUIET, *sandbox])


def find(playwrights_own: str) -> str | None:
    """The first that starts: the one asked for, one of the system's, Playwright's."""
    candidates = [os.environ.get('COHORT_CHROMIUM'), *map(shutil.which, NAMES), playwrights_own]
    return next((program for program in candidates if program and _starts(program)), None)


def install() -> str | None:
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if 'COHORT_CHROMIUM' not in os.environ:
        _from_debian('chromium-headless-shell')
    return find(own) or _from_playwright(own) or (_from_debian('chromium') and find(own)) or None


def _from_playwright(own: str) -> str | None:
    print('Installing Playwright’s Chromium …', flush=True)
    return find(own) if _run(sys.executable, '-m', 'playwright', 'install', 'chromium') else None


def _from_debian(package: str) -> bool:
    """Whether it is there now. Debian alone has one without a window in a package of its own."""
    if shutil.which(package):
        return True
    if not (_is_root() and shutil.which('apt-get')):
        return False
    print(f'Installing Debian’s {package} …', flush=True)
    _run('apt-get', 'update', '-qq')
    return _run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', package)


def _starts(program: str) -> bool:
    """A downloaded browser may lack the system's libraries: then not even its version comes."""
    return Path(program).exists() and _run(program, '--version', seconds=30)


def _run(*command: str, seconds: int = 300) -> bool:
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=seconds,
            check=False, env={**os.environ, 'DEBIAN_FRONTEND': 'noninteractive'},
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _is_root() -> bool:
    return hasattr(os, 'geteuid') and os.geteuid() == 0


if __name__ == '__main__':
    print(install() or sys.exit(NONE))
