"""Messages on their page, in the sidebar and on the home: they arrive as they are sent, for their reader only."""
from components.inbox.inbox import MessageList
from components.shell.shell import Shell
from db import communication
from db.records import MessageCopy
from tests.pages.forging import send
from tests.pages.screen import becomes, quiet, sees, sees_no, the


def shown(browser) -> list[tuple[str, bool]]:
    return [(row['subject'], row['fresh']) for row in the(browser, MessageList)._props['rows']]


def counted(browser) -> int | None:
    [item] = [item for group in the(browser, Shell)._props['nav'] for item in group['items']
              if item['key'] == 'messages']
    return item.get('count')


async def test_a_message_arrives_with_its_reader_and_nobody_else(campus):
    priya, emeka, home = [await campus.visit(person, path) for person, path in (
        (campus.priya, '/messages'), (campus.emeka, '/messages'), (campus.priya, '/sessions'))]
    await sees(priya, 'No messages yet.')
    sent = await communication.send_message(campus.autumn_python, [campus.priya], 'About your report',
                                            'See **page 2**.', by=campus.tomas)
    await sees(priya, 'About your report', '<strong>page 2</strong>', 'Data Analyst · Autumn · Python for data')
    await becomes(lambda: (counted(priya), counted(home)), (1, 1))
    assert shown(priya) == [('About your report', True)]
    assert (shown(emeka), counted(emeka)) == ([], None)
    copy = await MessageCopy.get()
    send(priya, the(priya, MessageList), 'open', copy.id)
    await becomes(lambda: (counted(priya), counted(home)), (None, None))
    assert shown(priya) == [('About your report', False)]
    assert await communication.recall_message(sent, by=campus.tomas) == (0, 1)
    assert shown(priya) == [('About your report', False)]


async def test_what_is_taken_back_goes_from_open_pages(campus):
    priya = await campus.visit(campus.priya, '/messages')
    sent = await communication.send_message(campus.autumn, [campus.priya], 'Wrong', 'Text', by=campus.marta)
    await becomes(lambda: (shown(priya), counted(priya)), ([('Wrong', True)], 1))
    await communication.recall_message(sent, by=campus.marta)
    await becomes(lambda: (shown(priya), counted(priya)), ([], None))


async def test_nobody_opens_what_is_not_theirs_whatever_their_browser_says(campus):
    await communication.send_message(campus.autumn, [campus.priya], 'For Priya', 'Text', by=campus.marta)
    copy = await MessageCopy.get()
    emeka = await campus.visit(campus.emeka, '/messages')
    for said in (copy.id, -1, 'x', None, [copy.id]):
        send(emeka, the(emeka, MessageList), 'open', said)
    await quiet()
    await copy.refresh_from_db()
    assert copy.read_at is None
    await sees_no(emeka, 'For Priya')


async def test_markup_in_a_message_is_words(campus):
    priya = await campus.visit(campus.priya, '/messages')
    await communication.send_message(campus.autumn, [campus.priya], '<b>Hi</b>', '<script>alert(1)</script>',
                                     by=campus.marta)
    await becomes(lambda: shown(priya), [('<b>Hi</b>', True)])
    assert the(priya, MessageList)._props['rows'][0]['html'].strip() == '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'


async def test_earlier_messages_come_page_by_page(campus):
    for number in range(23):
        await communication.send_message(campus.autumn, [campus.priya], f'Note {number}', 'Text', by=campus.marta)
    priya = await campus.visit(campus.priya, '/messages')
    assert (len(shown(priya)), the(priya, MessageList)._props['left']) == (20, 3)
    send(priya, the(priya, MessageList), 'more', None)
    await becomes(lambda: len(shown(priya)), 23)


async def test_the_home_of_a_session_shows_what_is_not_read_in_it(campus):
    there, elsewhere = [await campus.visit(campus.priya, f'/sessions/{session.id}')
                        for session in (campus.autumn, campus.evening)]
    await communication.send_message(campus.autumn, [campus.priya], 'About your report', 'See page 2.', by=campus.marta)
    await sees(there, 'About your report')
    await quiet()
    assert not any(isinstance(one, MessageList) and one.visible for one in elsewhere.client.elements.values())
    copy = await MessageCopy.get()
    send(there, the(there, MessageList), 'open', copy.id)
    await becomes(lambda: shown(there), [('About your report', False)])
    assert (await MessageCopy.get()).read_at
