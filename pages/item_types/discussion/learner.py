"""A discussion of the outline on its page. The general one has the same box: `sessions/discussion/page.py`."""
from db.progress import ItemView
from pages.sessions.discussion.page import DiscussionBox
from pages.sessions.player.player import Player


async def discussion_box(player: Player, reading: ItemView) -> None:
    """The threads of a discussion of the outline, below its text."""
    await DiscussionBox(player, reading.item).draw()
