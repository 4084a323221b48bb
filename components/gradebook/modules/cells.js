// What stands in the cells and heads of a gradebook: a number, the state it is in, and who else is there.
import { glyph, Icon, initials } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';
import { place, said } from './desk.js';

const { h, render } = Vue;

export class Cell {
  init(params) {
    this.gui = document.createElement('div');
    this.refresh(params);
  }
  getGui() {
    return this.gui;
  }
  refresh(params) {
    const { column, desk, node, data } = params;
    const { words } = desk;
    const value = params.value ?? '';
    if (node.rowPinned) {
      this.gui.className = 'cell k-foot';
      render(h('span', { class: 'fig clip' }, value), this.gui);
      return true;
    }
    const at = place(data.id, column.key);
    const others = desk.others.get(at) ?? [];
    const trouble = desk.troubles.get(at);
    const plain = typeof value === 'string' ? {} : value;
    this.gui.className = [
      'cell',
      `g-${column.kind}`,
      plain.m && `is-${plain.m}`,
      trouble && `has-${trouble.kind}`,
      others.length && `others t-${others[0].tone}`,
    ]
      .filter(Boolean)
      .join(' ');
    const editing = desk.editing && place(desk.editing.id, desk.editing.key) === at ? desk.editing : null;
    const about = {
      column,
      words,
      others,
      trouble,
      pending: desk.pending.get(at),
      asks: desk.at === at,
      ask: () => desk.open(data.id, column.key),
    };
    render(
      editing
        ? h(Vue.Fragment, [...there(others, words), input(editing, column, data, desk)])
        : DRAW[column.kind](value, about),
      this.gui,
    );
    return true;
  }
  destroy() {
    render(null, this.gui);
  }
}

const input = (editing, column, data, desk) =>
  h('input', {
    class: 'grade-input fig',
    inputmode: 'decimal',
    enterkeyhint: 'next',
    autocomplete: 'off',
    spellcheck: 'false',
    value: editing.text,
    'aria-label': fill(desk.words.edit, { name: data.name.name, column: column.label }),
    onInput: (event) => (editing.text = event.target.value),
    onBlur: () => desk.blurred(),
  });

const sr = (text) => h('span', { class: 'sr' }, text);
const sign = (name, word) => h('span', { class: 'sign-of', title: word }, [h(Icon, { name, size: 13 }), sr(word)]);

const corner = ({ asks, ask, words }) =>
  asks
    ? h(
        'button',
        {
          class: 'corner',
          type: 'button',
          tabindex: -1,
          title: words.note,
          'aria-label': words.note,
          onClick: (event) => {
            event.stopPropagation();
            ask();
          },
        },
        [h(Icon, { name: 'more_horiz', size: 16 })],
      )
    : null;

const there = (others, words) =>
  others.map(({ name, tone }) =>
    h('span', { class: ['grader', `t-${tone}`], title: fill(words.there, { name }) }, [
      h('span', { 'aria-hidden': 'true' }, initials(name)),
      sr(fill(words.there, { name })),
    ]),
  );

// Of a cell, whatever the language: db/grades.
const EXCUSED = 'excused';

const DRAW = {
  cell: (value, about) => {
    const { column, words, others, trouble, pending } = about;
    const { m: mark, n: note, d: dropped, h: byHand, c: counts } = typeof value === 'string' ? {} : value;
    const kept = trouble ? trouble.text : pending;
    const text = said(value);
    const shown = kept ?? (text === EXCUSED ? '' : text);
    const word = [mark && words.marks[mark], note].filter(Boolean).join(' · ');
    return h(Vue.Fragment, [
      ...there(others, words),
      corner(about),
      trouble
        ? h(
            'span',
            { class: ['tiny', trouble.kind === 'error' ? 'mark-missing' : 'mark-late'], title: trouble.sentence },
            [glyph(trouble.kind === 'error' ? 'missing' : 'late'), sr(trouble.sentence)],
          )
        : null,
      mark
        ? h('span', { class: ['tell', `mark-${mark}`], title: word }, [
            glyph(mark),
            h('span', { class: shown && !note ? 'sr' : 'short' }, shown && note ? note : words.marks[mark]),
          ])
        : null,
      counts ? h('span', { class: 'muted short', title: words.counts }, counts) : null,
      dropped ? sign('vertical_align_bottom', words.dropped) : null,
      byHand ? sign('edit', words.by_hand) : null,
      column.held && text ? sign('visibility_off', words.held) : null,
      shown
        ? h('span', { class: ['fig', 'value', dropped && 'dropped', kept != null && !trouble && 'waits'] }, shown)
        : mark
          ? null
          : h('span', { class: 'muted' }, '–'),
    ]);
  },

  mean: (value) => (value ? h('span', { class: 'fig ink2' }, value) : h('span', { class: 'muted' }, '–')),

  final: (value, about) => {
    const { words } = about;
    if (!value?.v) return h(Vue.Fragment, [corner(about), h('span', { class: 'muted' }, '–')]);
    return h(Vue.Fragment, [
      corner(about),
      value.o ? sign('gavel', words.set_by_hand) : null,
      value.p === false
        ? h('span', { class: 'tell mark-missing', title: words.fails }, [glyph('behind'), sr(words.fails)])
        : null,
      h('b', { class: 'fig' }, value.v),
      value.l ? h('span', { class: 'letter' }, value.l) : null,
    ]);
  },
};

export class Head {
  init(params) {
    this.gui = document.createElement('span');
    this.gui.className = 'hl';
    this.refresh(params);
  }
  getGui() {
    return this.gui;
  }
  refresh({ spec, desk }) {
    const { words } = desk;
    this.gui.title = spec.hint ?? '';
    render(
      h(Vue.Fragment, [
        h('span', { class: 'head-title' }, spec.label),
        h('span', { class: 'sub' }, [
          spec.held
            ? h('span', { class: 'sign-of' }, [h(Icon, { name: 'visibility_off', size: 13 }), sr(words.held)])
            : null,
          h('span', { class: 'clip' }, spec.sub ?? ''),
        ]),
        spec.menu
          ? h(
              'button',
              {
                class: 'head-menu',
                type: 'button',
                tabindex: -1,
                title: fill(words.column, { title: spec.label }),
                'aria-label': fill(words.column, { title: spec.label }),
                onClick: (event) => {
                  event.stopPropagation();
                  desk.head(spec.key);
                },
              },
              [h(Icon, { name: 'more_vert', size: 16 })],
            )
          : null,
      ]),
      this.gui,
    );
    return true;
  }
  destroy() {
    render(null, this.gui);
  }
}
