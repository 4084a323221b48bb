// What stands in the cells and heads of a grid. A cell draws its value and nothing else; when the value changes
// it is drawn again in place, so that bars glide and nothing jumps.
import { Ava, Bar, Chip, glyph } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';
import { placeOf } from './links.js';
import { ago, day, exact, span } from './times.js';
import { level, percent } from './values.js';

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
    const { column, words, zone } = params;
    const value = params.value ?? null;
    const kind = params.node.rowPinned ? 'foot' : params.data ? column.kind : 'wait';
    const ground = kind === 'heat' && value ? level(value, value.plan ?? column.plan) : null;
    this.gui.className = `cell k-${kind} ${ground ? `lv-${ground}` : ''}`;
    const drawn = draw[kind](value, { column, words, zone, ground, row: params.node.rowIndex ?? 0 });
    const place = kind === 'wait' || kind === 'foot' ? null : placeOf(params.link, params.data, column.key);
    render(place ? h('a', { href: place, class: 'leads', tabindex: -1, draggable: false }, [drawn]) : drawn, this.gui);
    return true;
  }
  destroy() {
    render(null, this.gui);
  }
}

export class Head {
  init(params) {
    this.gui = document.createElement('span');
    this.gui.className = 'hl';
    this.refresh(params);
  }
  getGui() {
    return this.gui;
  }
  refresh({ column: { spec } = {}, displayName, spec: given }) {
    const column = given ?? spec;
    this.gui.title = column.hint ?? '';
    render(
      h(Vue.Fragment, [
        h('span', { class: column.turned ? 'turned' : 'clip' }, displayName),
        column.sub ? h('span', { class: 'sub clip' }, column.sub) : null,
      ]),
      this.gui,
    );
    return true;
  }
  destroy() {
    render(null, this.gui);
  }
}

const none = (word) => h('span', { class: 'muted' }, word ?? '–');
const sr = (text) => h('span', { class: 'sr' }, text);

// A mark beside or under something: the shape, its word in the title and for screen readers.
const small = (mark, word) => h('span', { class: ['tiny', `mark-${mark}`], title: word }, [glyph(mark), sr(word)]);

const decimal = (value, { digits = 2 }) => Number(value).toFixed(digits);

const time = (iso, words, zone) => h('time', { datetime: iso, title: exact(iso, words, zone) }, ago(iso, words, zone));

const twoLines = (text, sub) =>
  h('span', { class: 'two' }, [
    h('span', { class: 'm clip' }, text),
    sub ? h('span', { class: 'sub clip' }, sub) : null,
  ]);

const TONES = { behind: 'bad', far: 'bad', slip: 'warn' };

const draw = {
  wait: (_, { column, row }) => {
    const width = column.kind === 'person' ? `${90 + ((row * 37) % 60)}px` : '60%'; // names differ in length
    return h('span', { class: 'skel', style: { width } });
  },

  foot: (text) => h('span', { class: 'fig clip' }, text ?? ''),

  person: (value, { words }) => {
    const { name, sub, here, risk, why } = value?.name ? value : { name: value ?? '' };
    return h('span', { class: 'who' }, [
      h(Ava, { name, size: 's', here }),
      sub ? twoLines(name, sub) : h('span', { class: 'clip m' }, name),
      here ? sr(`, ${words.here}`) : null,
      risk ? small(risk, why ?? words.marks[risk]) : null,
    ]);
  },

  heat: (value, { column, words, zone, ground }) => {
    if (!value || percent(value) == null) return none(value?.note);
    const sign = { ahead: 'ahead', behind: 'behind', far: 'behind' }[ground];
    return h('span', { class: 'heat' }, [
      h('span', { class: 'reached' }, [
        h('b', { class: 'fig' }, percent(value)),
        h('span', { class: 'unit' }, '%'),
        sign ? h('span', { class: 'tiny', title: words.levels[ground] }, [glyph(sign)]) : null,
        ground ? sr(words.levels[ground]) : null,
      ]),
      h('span', { class: 'more fig clip' }, [
        value.grade == null ? words.no_grade : fill(words.grade, { n: decimal(value.grade, column) }),
        value.here || value.seen ? ' · ' : null,
        value.here ? h('span', { class: 't-good m' }, words.now) : value.seen ? time(value.seen, words, zone) : null,
      ]),
    ]);
  },

  progress: (value, { column, words }) => {
    const reached = value && percent(value);
    if (reached == null) return none(value?.note);
    const plan = value.plan ?? column.plan;
    const label = [
      value.total ? fill(words.progress, value) : `${reached} %`,
      plan == null ? null : fill(words.plan, { n: plan }),
    ]
      .filter(Boolean)
      .join(', ');
    return h('span', { class: 'planbar', title: label }, [
      h('span', { class: 'fig m' }, `${reached}%`),
      h(Bar, { value: reached, plan, label, tone: value.tone ?? TONES[level(value, plan)] ?? '' }),
    ]);
  },

  grade: (value, { column }) => (value == null ? none() : h('span', { class: 'fig' }, decimal(value, column))),

  num: (value, { column }) =>
    value == null ? none() : h('span', { class: 'fig' }, column.digits == null ? value : decimal(value, column)),

  text: (value) => (value ? h('span', { class: 'clip', title: value }, value) : none()),

  strong: (value) => (value == null ? none() : twoLines(value.text ?? value, value.sub)),

  mark: (value, { words }) => {
    if (!value) return none();
    const word = [words.marks[value.mark], value.note].filter(Boolean).join(' · ');
    return h('span', { class: ['mk', `mark-${value.mark}`], title: word }, [
      glyph(value.mark),
      sr(word),
      value.score == null ? null : h('span', { class: 'fig score' }, value.score),
    ]);
  },

  state: (value) => (value ? h(Chip, { text: value.word, mark: value.mark, tone: value.tone }) : none()),

  seen: (value, { words, zone }) => {
    const { at, here } = typeof value === 'string' ? { at: value } : (value ?? {});
    if (here) return h('span', { class: 't-good m', title: at ? exact(at, words, zone) : undefined }, words.here);
    return at ? h('span', { class: 'ink2 fig' }, [time(at, words, zone)]) : h('span', { class: 'muted' }, words.never);
  },

  people: (value, { words }) => {
    if (!value?.length) return none();
    const more = value.length - 1;
    const name = value[0].split(' ')[0];
    return h('span', { class: 'who', title: value.join(', ') }, [
      h(
        'span',
        { class: 'avas', 'aria-hidden': 'true' },
        value.slice(0, 3).map((one) => h(Ava, { name: one, size: 's' })),
      ),
      h('span', { class: 'clip ink2' }, more ? fill(words.and_more, { name, n: more }) : value[0]),
    ]);
  },

  date: (value, { words, zone }) => {
    if (!value) return none();
    const text = Array.isArray(value) ? span(value, words, zone) : day(value, words, zone);
    return h('span', { class: 'fig clip', title: Array.isArray(value) ? text : exact(value, words, zone) }, text);
  },
};
