"""Every control of the account page and of the frame is operated by mouse and by keyboard."""
from .walker.proof import Area, LeftOut, not_read_back

WHO = ('priya', 'tomas', 'marta', 'samuel', 'helena', 'ines')
AREA = Area(['/account'], {who: ['/account'] for who in WHO}, frame=True, left_out=(
    LeftOut('SignInAgain', 'it is there when a sign-in is about to end, for which a walk is too short'),
    not_read_back('Code from the app', 'a code is good for once'),
    LeftOut('/account/new-password', 'only where somebody else has set the password: test_before_signing_in.py'),
))


async def test_everything_on_the_account_page_is_operated(walk_of):
    await walk_of(AREA)
