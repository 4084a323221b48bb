"""What HTML may hold that is shown to everyone; everything else is taken out."""
import nh3

TAGS = {
    'a', 'blockquote', 'br', 'code', 'div', 'em', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'img', 'li', 'ol', 'p', 'pre',
    's', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul',
}
ATTRIBUTES = {
    'a': {'href', 'title', 'target', 'rel'},
    'code': {'class'},
    'div': {'class', 'tabindex'},
    'img': {'src', 'alt', 'title', 'loading', 'referrerpolicy'},
    'ol': {'start'},
    'pre': {'class', 'tabindex'},
    'td': {'style'},
    'th': {'style'},
}
SCHEMES = {'http', 'https', 'mailto'}


def sanitize(markup: str) -> str:
    return nh3.clean(markup, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None,
                     filter_style_properties={'text-align'})


def strip_tags(markup: str) -> str:
    return nh3.clean(markup, tags=set())
