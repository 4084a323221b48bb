"""Every control of a learner’s pages is operated by mouse and by keyboard."""

from .walker.proof import Area, LeftOut

AREA = Area(['/sessions', '/agenda', '/messages'], {'priya': ['/sessions'], 'amara': ['/messages']}, each=1, left_out=(
    LeftOut(r'\| seen \|', 'an announcement is seen once, on the page that shows it first'),
    LeftOut(r'\| stay \|', 'said every half minute, for which a walk is too short', sometimes=True),
    LeftOut(r'\| (edit|remove|restore) \| .*components/(announcements|thread)', 'buttons of coaches'),
    LeftOut(r'\| (more|earlier) \|', 'a button below fifty, which the demo data have nowhere'),
    LeftOut(r'\| (forget|failed) \| components/assignment_box/assignment_box.py',
            'only where work was overtaken or a file did not arrive'),
))


async def test_everything_a_learner_has_is_operated(walk_of):
    await walk_of(AREA)
