"""The outline as one learner has it."""
from ..records.participation import Participation
from .extended_dates import apply_extensions
from .outline import Outline, OutlineItem, outlines


async def learner_outline(participation: Participation) -> Outline:
    """The effective outline with this learner's extensions. Two statements."""
    shared = (await outlines([participation.session_course_id]))[participation.session_course_id]
    return (await apply_extensions({participation.id: shared}))[participation.id]


async def learner_item(participation: Participation, item_id: int) -> OutlineItem:
    return (await learner_outline(participation)).item(item_id)
