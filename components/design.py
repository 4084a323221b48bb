"""How everything looks: colours and class names by meaning, and the one-time set-up of the application's appearance."""
from hashlib import sha256
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from nicegui import app, ui

from i18n.language import DEFAULT, PSEUDO

COMPONENTS = Path(__file__).parent
ASSETS = COMPONENTS / 'assets'
SCRIPTS = ('theme.js', 'pseudo.js') if DEFAULT == PSEUDO else ('theme.js',)
# In the order of the cascade. What belongs to one component lies beside it, the rest in `assets`.
STYLESHEETS = [COMPONENTS / f'{name}.css' for name in (
    'assets/css/base', 'assets/css/words', 'assets/css/layout', 'assets/css/motion', 'assets/css/narrow',
    'assets/css/controls', 'assets/css/quasar', 'assets/css/controls_on_phone', 'assets/css/marks', 'shell/shell',
    'shell/sidebar', 'shell/top_bar', 'shell/narrow_shell', 'public_page/public_page', 'session_cards/session_cards',
    'assets/css/session_home', 'course_list/course_list', 'agenda/agenda', 'outline/outline', 'reader/reader',
    'assets/css/view_as_learner', 'prose/prose', 'assignment_box/assignment_box', 'rubric/rubric', 'video/video',
    'quiz/quiz', 'rows_editor/rows_editor', 'attempts_board/attempts_board', 'assets/css/discussion',
    'thread_list/thread_list', 'thread/thread', 'kit/composer', 'announcements/announcements', 'outline/outline_links',
    'assets/css/account', 'grid/grid', 'grid/grid_kinds', 'filters/filters', 'figures/figures', 'feed/feed',
    'tray/tray', 'kit/unfolding', 'forms/forms', 'kit/floating', 'markdown_editor/markdown_editor',
    'people_picker/people_picker', 'paste_people/paste_people', 'date_time/date_time', 'forms/dialogs',
    'unsaved/unsaved', 'assets/css/admin', 'tabs/tabs', 'dates/dates', 'sortable_list/sortable_list',
    'outline_editor/outline_editor', 'assets/css/imports', 'difference/difference', 'provenance/provenance',
    'outline_editor/customised_outline', 'locks/locks', 'attention_list/attention_list', 'assets/css/certificates',
    'chart/chart', 'choosers/choosers', 'assets/css/item_tracking', 'assets/css/my_progress', 'tray/tray_notes',
    'gradebook/gradebook', 'gradebook/cell_note', 'gradebook/planned_changes', 'gradebook/keys_and_phone',
    'bulk_actions/bulk_actions', 'impact/impact', 'inbox/inbox', 'check_list/check_list',
    'sign_in_again/sign_in_again',
)]

# What `ui.run` needs to know about the look.
RUN_OPTIONS = {
    'title': 'Cohort',
    'favicon': ASSETS / 'mark.svg',
    'language': 'en-US',  # without it, <html> has no `lang`
    'dark': None,  # follow the device, unless the reader chose otherwise (assets/theme.js)
    'tailwind': False,  # our own class names; saves a class scanner watching a DOM that changes all day
}

# Class strings that mean something. Their rules live in the stylesheets.
TITLE = 'co-title'  # the one h1 of a page
HEADING = 'co-heading'  # panel and section titles
TEXT = 'co-text'
MUTED = 'muted'
CAPTION = 'cap'
FIGURE = 'fig'  # tabular numbers
PANEL = 'co-panel'
PANEL_FLUSH = 'co-panel co-flush'
PANEL_HEAD = 'panel-head'
CALM = 'co-calm'  # reading pages: one column, 1120 px
DENSE = 'co-dense'  # working pages: the whole width
STACK = 'stack'
LINE = 'line'
PRIMARY = 'co-btn co-primary'
SECONDARY = 'co-btn'
QUIET = 'co-btn co-quiet'
DANGER = 'co-btn co-danger'
SMALL = 'co-small'  # beside one of the four above, inside rows
READER = 'reader'  # the column a lesson is read in
PLAYER = 'player'  # outline beside reader

# name: (light, dark). Everything else refers to these names.
TOKENS = {
    # surfaces, from the back of the room to the front
    'page': ('#FAFAF8', '#131412'),
    'panel': ('#FFFFFF', '#1A1B19'),
    'sunken': ('#F4F4F1', '#161715'),
    'raised': ('#FFFFFF', '#232422'),
    'hover': ('#F1F1ED', '#252623'),
    'line': ('#E5E4DF', '#2E302C'),
    'line-strong': ('#CFCEC7', '#44463F'),
    'control-line': ('#8C8B84', '#777970'),  # 3:1 against panel, for borders that tell where to type
    # words
    'ink': ('#1B1B18', '#EDEDE8'),
    'ink-2': ('#55544E', '#B6B6AE'),
    'ink-3': ('#6B6A63', '#95958C'),  # 4.5:1 against page, the faintest text there is
    # the one accent
    'accent': ('#2A4BCB', '#93A8FF'),
    'accent-ink': ('#FFFFFF', '#0F1430'),
    'accent-soft': ('#ECEFFC', '#20284A'),
    'accent-line': ('#BCC7F3', '#3C4A86'),
    # meanings; each has a mark (shape) and a word as well
    'good': ('#1B6E45', '#6FCF9A'),
    'good-soft': ('#E4F2EA', '#17301F'),
    'warn': ('#8A4F00', '#E5B25C'),
    'warn-soft': ('#FBF0DC', '#33270F'),
    'bad': ('#AD2A1F', '#FF9A8C'),
    'bad-soft': ('#FBE9E6', '#3B1B17'),
    'calm': ('#4C5F73', '#A3B6C9'),
    'calm-soft': ('#E9EEF2', '#212A32'),
    # schedule heat: progress against where the plan says people should be
    'heat-ahead': ('#D8EEE1', '#1C4129'),
    'heat-on': ('#EFF7F2', '#18251C'),
    'heat-slip': ('#FCF6E8', '#2C2414'),
    'heat-behind': ('#FBE8D6', '#43290F'),
    'heat-far': ('#F9DAD4', '#522019'),
}

SCALE = {
    'font': "'Inter', system-ui, -apple-system, 'Segoe UI', 'Noto Sans', Roboto, sans-serif",
    'mono': "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Liberation Mono', monospace",
    'r-s': '4px', 'r-m': '6px', 'r-l': '10px',
    'control': '34px', 'row': '40px', 'row-tight': '36px',
    'side': '232px', 'bar': '52px',
    'lift-1': '0 12px 32px rgb(0 0 0 / .14)', 'lift-2': '0 24px 64px rgb(0 0 0 / .24)',
}

_joined = TemporaryDirectory(prefix='cohort-')
"""Holds the one stylesheet for as long as the process runs."""


def install() -> None:
    """Give the application its look. Called once, before the first page is asked for."""
    joined = Path(_joined.name) / 'cohort.css'
    joined.write_text(stylesheets(), 'utf-8')
    app.add_static_file(local_file=joined, url_path='/assets/css/cohort.css')
    app.add_static_files('/assets', ASSETS)
    app.colors(primary='#2A4BCB', positive='#1B6E45', negative='#AD2A1F', warning='#8A4F00', dark='#1A1B19')
    app.config.quasar_config['notify'] = {
        'position': 'bottom', 'timeout': 6000, 'color': 'dark', 'textColor': 'white', 'classes': 'co-toast',
    }
    ui.button.default_props('no-caps unelevated flat')
    ui.button._default_props['color'] = None  # the co-btn classes colour it; Quasar's colour classes are !important
    for field in (ui.input, ui.number, ui.textarea, ui.select):
        field.default_props('outlined dense stack-label no-error-icon')  # the icon stands with the sentence below
    ui.select.default_props('options-dense dropdown-icon=sym_o_expand_more')
    ui.add_head_html(head(), shared=True)


def stylesheet() -> str:
    """The tokens as CSS variables, light first, then what differs in the dark."""
    return f':root{{{_variables(SCALE)}{_variables(_tokens(0))}}}body.body--dark{{{_variables(_tokens(1))}}}'


def stylesheets() -> str:
    """Those of all components in one, in the order of the cascade: a page asks for it once."""
    return '\n'.join(file.read_text('utf-8') for file in STYLESHEETS)


def head() -> str:
    scripts = ''.join(f'<script src="{_address(name, (ASSETS / name).read_bytes())}"></script>' for name in SCRIPTS)
    link = _address('css/cohort.css', stylesheets().encode())
    return f'{scripts}<style>{stylesheet()}</style><link rel="stylesheet" href="{link}">'


def _address(path: str, content: bytes) -> str:
    version = sha256(content).hexdigest()[:8]  # a new look is seen at once
    return escape(f'/assets/{path}?v={version}')


def _tokens(column: int) -> dict[str, str]:
    return {name: pair[column] for name, pair in TOKENS.items()}


def _variables(values: dict[str, str]) -> str:
    return ''.join(f'--{name}:{value};' for name, value in values.items())
