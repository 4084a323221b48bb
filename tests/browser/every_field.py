"""One page with a field of every kind that Cohort uses, behind the same guard, and beside each what is kept of it."""
import os
import sys
from pathlib import Path

from nicegui import ui

sys.path.insert(0, str(Path(__file__).parents[2]))

from components import design
from components.forms import forms
from components.markdown_editor.markdown_editor import MarkdownEditor
from components.outline_editor.outline_editor import OutlineEditor
from components.rows_editor.rows_editor import RowsEditor
from components.rubric.rubric import RubricEditor
from pages.guards import websocket_guard  # noqa: F401 - takes NiceGUI's place at the socket

FRUIT = {3: 'Apple', 5: 'Pear', 8: 'Plum'}


@ui.page('/every-field')
def every_field() -> None:
    fields = {
        'text': forms.text_field('Text'),
        'lines': forms.text_field('Lines', lines=3),
        'number': forms.number_field('Number', 4),
        'one': forms.select_field('One', FRUIT, 3),
        'found': forms.select_field('Found', FRUIT, searchable=True, clearable=True),
        'new': forms.select_field('New', ['red', 'blue'], new_values=True),
        'several': forms.several_field('Several', FRUIT, [3]),
        'tick': ui.checkbox('Tick'),
        'switch': ui.switch('Switch'),
        'radio': ui.radio(FRUIT, value=3),
        'toggle': ui.toggle(FRUIT, value=3, clearable=True),
        'when': forms.date_time_field('When'),
        'markdown': MarkdownEditor('Markdown', render=_as_it_is),
        'rows': RowsEditor('Rows', [{'key': 'answer', 'label': 'Answer', 'kind': 'text'},
                                    {'key': 'share', 'label': 'Share', 'kind': 'number'},
                                    {'key': 'right', 'label': 'Right', 'kind': 'check'}]),
        'rubric': RubricEditor('Rubric'),
    }
    for name, field in fields.items():
        _kept(name).bind_text_from(field, 'value', repr)
        field.classes(f'field-{name}')
        ui.button(f'Take {name} away', on_click=field.delete)
    section = _kept('section')
    OutlineEditor([], kinds=(), on={'add_section': lambda said: section.set_text(said['title'])})
    _opened()
    _table()


def _opened() -> None:
    with forms.dialog('Dialog') as box, forms.dialog_body():
        ui.label('Inside')
    forms.button('Open dialog', box.open)
    _kept('dialog').bind_text_from(box, 'value', repr)
    with forms.button('Open menu'), ui.menu() as menu:
        ui.menu_item('Choice')
    _kept('menu').bind_text_from(menu, 'value', repr)
    with ui.expansion('More') as expansion:
        ui.label('There is more')
    _kept('expansion').bind_text_from(expansion, 'value', repr)


def _table() -> None:
    rows = [{'id': n, 'name': f'Row {n}'} for n in range(1, 13)]
    table = ui.table(rows=rows, columns=[{'name': 'name', 'label': 'Name', 'field': 'name', 'sortable': True}],
                     row_key='id', selection='multiple', pagination=10)
    chosen, page = _kept('table'), _kept('page')

    def tell() -> None:
        chosen.set_text(repr(sorted(row['id'] for row in table.selected)))
        page.set_text(repr(table.pagination['page']))

    table.on('selection', tell)
    table.on_pagination_change(tell)


async def _as_it_is(text: str) -> str:
    return text


def _kept(name: str) -> ui.label:
    return ui.label().classes(f'kept-{name}')


if __name__ == '__main__':
    design.install()
    ui.run(host='127.0.0.1', port=int(os.environ['COHORT_PORT']), reload=False, show=False, show_welcome_message=False,
           storage_secret=os.environ['COHORT_STORAGE_SECRET'])
