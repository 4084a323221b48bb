"""The agenda page, and the calendar that a program reads."""
import httpx
from icalendar import Calendar
from nicegui import app

from db import agenda, submissions
from tests.pages.screen import sees, sees_no


async def test_dates_follow_what_happens_and_the_calendar_says_the_same(campus):
    priya = await campus.visit(campus.priya, '/agenda')
    await sees(priya, 'Due: Bike-share report', f'{campus.autumn.title} ends')
    priya.find(marker='make-address').click()
    await sees(priya, '/calendar/', '.ics')
    token = await agenda.calendar_token(campus.priya, seen_by=campus.priya)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url='http://test') as nobody:
        read = await nobody.get(f'/calendar/{token}.ics')
        assert read.headers['content-type'].startswith('text/calendar')
        events = Calendar.from_ical(read.content).walk('VEVENT')
        entries = await agenda.agenda(campus.priya, seen_by=campus.priya)
        assert [(event.start, str(event['uid'])) for event in events] == [
            (entry.at.replace(microsecond=0), f'{entry.key}@test') for entry in entries]
        assert (await nobody.get('/calendar/nobodys.ics')).status_code == 404
        priya.find(marker='drop-address').click()
        await sees(priya, 'Turn off the calendar link?')
        priya.find(marker='act').click()
        await sees(priya, 'Create calendar link')
        assert (await nobody.get(f'/calendar/{token}.ics')).status_code == 404
    await submissions.submit(campus.priya_python, campus.task.id, 'Mine.', by=campus.priya)
    await submissions.submit(campus.priya_evening, campus.task.id, 'Mine too.', by=campus.priya)
    await sees_no(priya, 'Due: Bike-share report')
