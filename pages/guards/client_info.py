"""What a request says of the browser that sends it, and from where."""
from starlette.requests import Request


def browser_of(request: Request) -> str:
    return request.headers.get('user-agent', '')


def address_of(request: Request) -> str:
    """As the server sees it, or as a proxy says that is believed (`COHORT_TRUSTED_PROXIES`)."""
    return request.client.host if request.client else ''
