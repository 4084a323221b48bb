"""What a course has beside its outline: pages of its own, handouts, news, its description; and every other file."""
from pathlib import PurePosixPath

from i18n import _, lazy

from ..courses import ParsedItem, ParsedItemKind, ParsedSection
from ..html_pages import WebPages
from ..questions import ParsedQuestions
from ..titles import title_of
from .blocks import OlxBlock
from .course_dir import ROOTS, Folder
from .json_input import read_json
from .units import Unit, Units

TITLE = lazy('Pages of the course')
INTRODUCTION = 'about/short_description.html', 'about/overview.html'
NEWS, NEWS_LIST, HANDOUTS = 'info/updates.html', 'info/updates.items.json', 'info/handouts.html'
OF_THE_PLATFORM = 'policies/assets.json', 'assets/assets.xml', 'about/entrance_exam'
"""Files that say nothing to learners."""


class Besides:
    def __init__(self, folder: Folder, pages: WebPages, units: Units, root: OlxBlock, found: ParsedQuestions) -> None:
        self._folder, self._pages, self._units, self._root, self._found = folder, pages, units, root, found

    def section(self) -> ParsedSection | None:
        items: list[ParsedItem] = []
        for name, path, hidden in self._tabs():
            items += self._page(name, path, self._folder.text(path), hidden=hidden)
        items += self._news()
        if HANDOUTS in self._folder:
            items += self._page(_('Handouts'), HANDOUTS, self._folder.text(HANDOUTS))
        return ParsedSection(title=str(TITLE), items=tuple(items)) if items else None

    def description(self) -> str:
        """Markdown; pictures have no place in it."""
        texts = []
        for path in INTRODUCTION:
            if path in self._folder:
                page = self._pages.page(shows_pictures=False)
                texts.append(page.read(self._folder.text(path)))
                for note in page.notes:
                    self._found.refuse(path, note)
        return '\n\n'.join(text for text in texts if text)

    def left_over(self) -> None:
        """A word on each file that nobody has looked at."""
        for name in self._folder.unused:
            path = PurePosixPath(name)
            inside = name.removeprefix(self._folder.name(''))
            if inside.startswith(OF_THE_PLATFORM) or path.name.startswith('.') or '__MACOSX' in path.parts or (
                    inside.startswith('about/') and not self._folder.content(inside).strip()):
                continue
            self._found.refuse(name, self._why(inside, outside=inside == name and self._folder.name('') != ''))

    def _why(self, path: str, *, outside: bool) -> str:
        if outside:
            return _('It lies outside of the course’s folder.')
        if path.startswith('static/'):
            return _('Nothing in the course shows it or links to it.')
        if path.startswith('about/'):
            return _('This detail about the course has no place here.')
        if path.endswith(('.xml', '.html')) and path not in ROOTS:
            return _('Nothing in the outline leads to it.')
        return _('Files of this kind have no place here.')

    def _tabs(self) -> list[tuple[str, str, bool]]:
        """Name, path and whether learners do not see it, in the order of the policy; then those it does not name."""
        tabs = read_json(self._root.attributes.get('tabs', ''))
        named: dict[str, tuple[str, bool]] = {}
        for tab in tabs if isinstance(tabs, list) else []:
            if isinstance(tab, dict) and tab.get('type') == 'static_tab':
                path = f'tabs/{tab.get("url_slug")}.html'
                if path in self._folder:
                    named[path] = str(tab.get('name', '')), tab.get('course_staff_only') is True
                else:
                    where = title_of(str(TITLE), str(tab.get('name', '')))
                    self._found.refuse(where, _('Its words, {file}, are missing.', file=path[:80]))
        for path in self._folder.under('tabs/'):
            if path.endswith('.html'):
                named.setdefault(path, (PurePosixPath(path).stem.replace('_', ' '), False))
        return [(name, path, hidden) for path, (name, hidden) in named.items()]

    def _news(self) -> list[ParsedItem]:
        if NEWS_LIST in self._folder:
            self._folder.used.add(self._folder.name(NEWS))  # the same again, as one page
            return self._page(_('Updates'), NEWS_LIST, self._news_as_html())
        return self._page(_('Updates'), NEWS, self._folder.text(NEWS)) if NEWS in self._folder else []

    def _news_as_html(self) -> str:
        said = read_json(self._folder.text(NEWS_LIST))
        if not isinstance(said, list):
            self._found.refuse(NEWS_LIST, _('It cannot be read.'))
            return ''
        return '\n'.join(f'<h2>{entry.get("date", "")}</h2>\n{entry.get("content", "")}'
                         for entry in said if isinstance(entry, dict) and entry.get('status') != 'deleted')

    def _page(self, title: str, path: str, html: str, *, hidden: bool = False) -> list[ParsedItem]:
        unit = Unit(title_of(title) or _('Page'), path, self._pages.page(), hidden=hidden)
        if text := unit.page.read(html):
            unit.words.append(text)
        for note in unit.page.notes:
            self._found.refuse(title_of(str(TITLE), title), note)
        self._units.offer(unit.page.files, unit)
        return [item for item in self._units.made(unit) if item.kind != ParsedItemKind.PAGE or item.body]
