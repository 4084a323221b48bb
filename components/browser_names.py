"""A browser in words, from what it says about itself: enough to tell one's own apart."""
from i18n import _

BROWSERS = (('Edg', 'Edge'), ('OPR', 'Opera'), ('SamsungBrowser', 'Samsung Internet'), ('Firefox', 'Firefox'),
            ('FxiOS', 'Firefox'), ('CriOS', 'Chrome'), ('Chromium', 'Chromium'), ('Chrome', 'Chrome'),
            ('Safari', 'Safari'))
SYSTEMS = (('iPhone', 'iPhone'), ('iPad', 'iPad'), ('Android', 'Android'), ('Windows', 'Windows'), ('CrOS', 'ChromeOS'),
           ('Mac OS X', 'Mac'), ('Linux', 'Linux'))


def browser(agent: str) -> str:
    """“Firefox on Linux”. The order matters: most claim to be somebody else as well."""
    name = next((name for sign, name in BROWSERS if sign in agent), '')
    system = next((system for sign, system in SYSTEMS if sign in agent), '')
    if name and system:
        return _('{browser} on {system}', browser=name, system=system)
    return name or system or _('An unknown browser')
