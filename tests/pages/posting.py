"""Forms as a browser posts them: with what the page has hidden in them, from an address of the same site."""
from typing import Any

import httpx
from nicegui.testing import User

SITE = 'http://test'


async def post(browser: User, action: str, *, origin: str = SITE, **fields: str) -> httpx.Response:
    """The form on the page that is posted there; the answer is not followed."""
    [form] = [one for one in browser.client.elements.values() if one._props.get('action') == action][:1]
    hidden = {one._props['name']: one._props['value'] for one in form.descendants() if one.tag == 'input'
              and one._props.get('type') == 'hidden' and 'value' in one._props}
    return await send(browser, action, hidden | fields, origin=origin)


async def sign_out(browser: User) -> httpx.Response:
    [out] = [one._props['signOut'] for one in browser.client.elements.values() if 'signOut' in one._props]
    return await send(browser, out['action'], out['fields'])


async def send(browser: User, action: str, fields: dict[str, Any], *, origin: str = SITE) -> httpx.Response:
    return await browser.http_client.post(action, data=fields, headers={'Origin': origin} if origin else {})
