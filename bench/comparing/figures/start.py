"""Starting the server: until the form to sign in is there."""
from collections.abc import AsyncIterator

from ..figure import Cost
from ..served import Served


async def _started(here: Served) -> AsyncIterator[Cost]:
    yield here.start


START = {'start of the server': _started}
