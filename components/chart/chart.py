"""A chart with its title, what it shows in a sentence, and the same numbers as a table.

It reads without colour: what differs is hatched or dashed, and named. The picture is drawn as SVG in our tokens, so
that it follows light and dark by itself.
"""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from nicegui import ui

from components import design
from components.html import esc
from i18n import lazy, translated

WORDS = {'table': lazy('Show as table'), 'picture': lazy('Hide the table'), 'nothing': lazy('–'),
         'as_table': lazy('{title}, as a table')}
HATCH = {'symbol': 'rect', 'rotation': -0.785, 'dashArrayX': [1, 0], 'dashArrayY': [2, 4], 'color': 'var(--panel)'}
FONT = 'Inter, system-ui, sans-serif'

NARROW = '\N{NO-BREAK SPACE}'

Value = float | None


@dataclass(frozen=True)
class Series:
    name: str
    values: Sequence[Value]
    tone: str = 'accent'
    """A token: 'accent', 'bad', 'ink-3'."""
    hatched: bool = False
    dashed: bool = False


@dataclass(frozen=True)
class ReferenceLine:
    """A line across the chart at so many percent of its width."""
    at: float
    name: str


class Chart:

    def __init__(self, title: str, finding: str, *, head: str, labels: Sequence[str], series: Sequence[Series],
                 kind: Literal['bar', 'line', 'rows'] = 'bar', unit: str = '', most: float | None = None,
                 rule: ReferenceLine | None = None, height: int = 240, words: Mapping[str, Any] = WORDS) -> None:
        """:param head: what a label is: 'Day', 'Grade'
        :param kind: 'rows' are bars that lie, for names that are long
        :param most: the end of the scale, where it is known
        """
        words = translated(words)
        self._head, self._kind, self._unit, self._words = head, kind, unit, words
        self._most, self._rule, self._title = most, rule, title
        self._labels, self._series = tuple(labels), tuple(series)
        with ui.element('section').classes(f'{design.PANEL_FLUSH} chart') as self._section:
            self._section._props['aria-label'] = title
            with ui.element('div').classes(design.PANEL_HEAD):
                ui.html(f'<h2 class="co-heading">{esc(title)}</h2>', sanitize=False).classes('grow')
                self._switch = ui.button(words['table'], on_click=self._turn).classes('co-btn co-quiet co-small')
                self._switch._props['aria-expanded'] = 'false'
            self._finding = ui.html('', sanitize=False).classes('chart-finding')
            self._echart = ui.echart(self._options(), renderer='svg').classes('chart-picture')
            self._echart.style(f'height: {height}px').props('tabindex=0 role=img')
            self._table = ui.html(self._rows(), sanitize=False).classes('chart-table').props('tabindex=0 role=region')
            self._table._props['aria-label'] = words['as_table'].format(title=title)
            self._table.set_visibility(False)
        self._say(finding)

    def show(self, finding: str, *, labels: Sequence[str], series: Sequence[Series],
             rule: ReferenceLine | None = None) -> None:
        """Other numbers, in place. What is the same is not sent."""
        self._say(finding)
        if (tuple(labels), tuple(series), rule) == (self._labels, self._series, self._rule):
            return
        same_shape = tuple(labels) == self._labels and rule == self._rule and len(series) == len(self._series)
        self._labels, self._series, self._rule = tuple(labels), tuple(series), rule
        options = self._options()
        with self._echart._props.suspend_updates():
            self._echart._props['options'] = options
        if self._echart.client.has_socket_connection:
            news = {'series': [{'data': one['data']} for one in options['series']]} if same_shape else options
            self._echart.run_chart_method('setOption', news, *([] if same_shape else [True]))
        self._table.content = self._rows()

    def _turn(self) -> None:
        shown = not self._table.visible
        self._table.set_visibility(shown)
        self._switch.text = self._words['picture' if shown else 'table']
        self._switch._props['aria-expanded'] = str(shown).lower()

    def _say(self, finding: str) -> None:
        text = f'<p>{esc(finding.replace(" %", NARROW + "%"))}</p>'
        if self._finding.content != text:
            self._finding.content = text
            self._echart._props['aria-label'] = f'{self._title}. {finding}'

    def _rows(self) -> str:
        names = self._head, *(one.name for one in self._series)
        heads = ''.join(f'<th scope="col">{esc(name)}</th>' for name in names)
        rows = ''.join(
            f'<tr><th scope="row">{esc(label)}</th>'
            + ''.join(f'<td class="fig">{self._number(one.values[n])}</td>' for one in self._series) + '</tr>'
            for n, label in enumerate(self._labels))
        return f'<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'

    def _number(self, value: Value) -> str:
        if value is None:
            return str(self._words['nothing'])
        return f'{value:g}{f" {self._unit}" if self._unit else ""}'

    def _options(self) -> dict[str, Any]:
        words = {'color': 'var(--ink-2)', 'hideOverlap': True, 'fontSize': 12, 'fontFamily': FONT}
        names: dict[str, Any] = {
            'type': 'category', 'data': list(self._labels), 'axisTick': {'show': False}, 'axisLabel': words,
            'axisLine': {'lineStyle': {'color': 'var(--line-strong)'}}}
        scale: dict[str, Any] = {
            'type': 'value', 'min': 0, 'minInterval': 1, 'axisLine': {'show': False}, 'axisTick': {'show': False},
            'splitLine': {'lineStyle': {'color': 'var(--line)'}},
            'axisLabel': {'color': 'var(--ink-3)', 'fontSize': 12, 'fontFamily': FONT,
                          'formatter': '{value}' + (f' {self._unit}' if self._unit else '')}}
        if self._most is not None:
            scale['max'] = self._most
        lies = self._kind == 'rows'
        if lies:
            names |= {'inverse': True, 'axisLabel': words | {'width': 180, 'overflow': 'truncate'}}
        if self._kind == 'line':
            names |= {'boundaryGap': False}
        options: dict[str, Any] = {
            'animationDuration': 300, 'animationDurationUpdate': 300, 'textStyle': {'fontFamily': FONT},
            'aria': {'enabled': False},
            'grid': {'left': 12, 'right': 30, 'top': 28 if self._rule else 16,
                     'bottom': 36 if len(self._series) > 1 else 8, 'containLabel': True},
            'tooltip': {'trigger': 'axis', 'backgroundColor': 'var(--raised)', 'borderColor': 'var(--line-strong)',
                        'textStyle': {'color': 'var(--ink)', 'fontSize': 13, 'fontFamily': FONT},
                        'axisPointer': {'type': 'line' if self._kind == 'line' else 'shadow',
                                        'lineStyle': {'color': 'var(--ink-3)'},
                                        'shadowStyle': {'color': 'var(--hover)', 'opacity': 0.5}}},
            'legend': self._legend(),
            'xAxis': [scale if lies else names], 'yAxis': [names if lies else scale],
            'series': [self._drawn(one) for one in self._series],
        }
        if self._rule:
            options['xAxis'].append({'type': 'value', 'min': 0, 'max': 100, 'show': False})
            options['series'].append(_across(self._rule))
        return options

    def _legend(self) -> dict[str, Any]:
        """What has no name of its own on the axes. Lines are named by a piece of themselves, without a dot."""
        dots = {'itemStyle': {'opacity': 0}} if self._kind == 'line' else {}
        return {'show': len(self._series) > 1, 'data': [one.name for one in self._series], 'bottom': 6,
                'itemWidth': 22, 'itemHeight': 12, 'selectedMode': False,
                'textStyle': {'color': 'var(--ink-2)', 'fontFamily': FONT}, **dots}

    def _drawn(self, one: Series) -> dict[str, Any]:
        colour = f'var(--{one.tone})'
        drawn: dict[str, Any] = {'name': one.name, 'data': list(one.values), 'emphasis': {'disabled': True}}
        if self._kind == 'line':
            drawn |= {
                'type': 'line', 'symbol': 'none', 'step': 'end' if one.dashed else False,
                'lineStyle': {'color': colour, 'width': 2, 'type': [6, 4] if one.dashed else 'solid'},
                'itemStyle': {'color': colour}}
            return drawn
        decal = {'decal': HATCH} if one.hatched else {}
        return drawn | {'type': 'bar', 'stack': 'all', 'barCategoryGap': '28%', 'barMaxWidth': 56,
                        'itemStyle': {'color': colour, **decal}}


def _across(rule: ReferenceLine) -> dict[str, Any]:
    return {'type': 'line', 'name': rule.name, 'xAxisIndex': 1, 'data': [], 'silent': True, 'tooltip': {'show': False},
            'markLine': {'symbol': 'none', 'silent': True, 'animation': False, 'data': [{'xAxis': rule.at}],
                         'lineStyle': {'color': 'var(--ink)', 'type': [4, 3], 'width': 1.5},
                         'label': {'formatter': rule.name, 'color': 'var(--ink)', 'fontSize': 12, 'position': 'end',
                                   'fontFamily': FONT}}}
