"""Every control where a coach customises a course for a session is operated by mouse and by keyboard."""
from .test_walk_authoring import WRITING
from .test_walk_coaching import BUSY, CONTENT, OTHERS
from .walker.proof import Area, LeftOut, not_read_back

PLACE = '/coaching/2/courses/2/content'
ITEMS = (11, 14, 15, 18, 39, 40, 41, 42, 44, 45, 46, 47, 48, 49, 50, 51)
"""One of each kind: of the course, and of the session alone."""
STARTS = [*(f'{PLACE}?item={item}' for item in ITEMS), PLACE]
WHO = {'marta': STARTS, **{who: [PLACE] for who in OTHERS}}
AREA = Area([CONTENT], WHO, each=1, filled_by=BUSY, elsewhere=WRITING, left_out=(
    LeftOut(r'keydown.esc \| pages/coaching/content/item_panel.py',
            'beside the outline, no dialog: test_customising.py'),
    not_read_back('/content', 'open: a form of which all is changed at once is refused'),
    LeftOut(r'revert \| .*:section_dialog', 'all dates follow the course before it is opened: test_customising.py'),
    LeftOut(r'When … opens \| .* Follow the (…|course): Opens', 'the same: only where it has a day of its own',
            sometimes=True),
    LeftOut(r'Leave without saving\?|ItemPanel._may_leave', sometimes=True,
            why='only after something was typed in another item: test_customising.py'),
    LeftOut(r'\| (rejected|failed) \| components/uploads.py', 'only where a file is too large or does not arrive'),
    LeftOut(r'update:\w+ \| .*SessionItemFields._draw', 'a field as the items of the course have, where it is operated',
            sometimes=True),
    LeftOut(r'revert \| components/provenance/provenance.py', sometimes=True,
            why='only where something is the session’s own by then: test_customising.py'),
    LeftOut(r'button  Remove: ', 'of a choice among several: Backspace takes it away', hand='keyboard'),
    LeftOut('button  Take theirs', 'only where somebody else has changed the same meanwhile', sometimes=True),
))


async def test_everything_a_coach_customises_is_operated(walk_of):
    await walk_of(AREA)
