"""Every control of a learner’s pages is operated by mouse and by keyboard."""

from .walker.proof import Area, LeftOut, not_read_back

AREA = Area(['/sessions', '/agenda', '/messages'], {
    'priya': ['/sessions'], 'amara': ['/messages'],
    'tomas': ['/sessions'], 'marta': ['/sessions'], 'helena': ['/sessions'],
    **{who: ['/sessions', '/sessions/2'] for who in ('samuel', 'ines')},
}, each=1, left_out=(
    LeftOut(r'\| seen \|', 'an announcement is seen once, on the page that shows it first'),
    LeftOut(r'\| stay \|', 'said every half minute, for which a walk is too short', sometimes=True),
    LeftOut(r'\| (edit|remove|restore) \| .*components/(announcements|thread)', 'buttons of coaches', sometimes=True),
    LeftOut(r'_as_learner|(quiz|survey)_box < pages/sessions/item/page.py', 'as learners see it: all in it is inert'),
    LeftOut(r'update:value \| .*AnnouncementForm.write', 'the same fields as in what is edited', sometimes=True),
    LeftOut(r'ThreadPage._look_at_state', 'drawn anew where a discussion is closed meanwhile', sometimes=True),
    not_read_back(r'\| text  (Title|First post|Your reply)', 'a post stands there instead: test_discussion.py'),
    not_read_back(r'(quiz|survey) \|  \| quiz', 'handed in by then: test_quiz.py reloads in the middle of it'),
    not_read_back(r'/announcements \|', 'what is announced stands there as an announcement'),
    LeftOut(r'\| (more|earlier) \|', 'a button below fifty, which the demo data have nowhere'),
    LeftOut(r'\| (forget|failed) \| components/assignment_box/assignment_box.py',
            'only where work was overtaken or a file did not arrive'),
))


async def test_everything_a_learner_has_is_operated(walk_of):
    await walk_of(AREA)
