// The windows of a session on one axis. Ends are sliders: dragged, or moved by a day or a week with the keys.
import { fill } from 'cohort-kit/words.js';

const DAY = 864e5;
const number = (iso) => (iso ? Math.round(Date.parse(iso.slice(0, 10)) / DAY) : null);
const iso = (n) => (n == null ? null : new Date(n * DAY).toISOString().slice(0, 10));
const year = (day) => new Date(day * DAY).getUTCFullYear();
const read = (rows) => rows.map((row) => ({ ...row, starts: number(row.starts), ends: number(row.ends) }));
const PARTS = [1, 3, 12, 60, 120, 600, 1200, 12000]; // months from one line to the next
const MAX_LINES = 60;
const TOO_LONG = 4;
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 7, PageDown: -7 };

export default {
  props: {
    rows: Array,
    due: Array,
    dueIn: String,
    today: String,
    readonly: Boolean,
    words: Object,
  },
  emits: ['change'],
  data() {
    return { own: read(this.rows), axis: null, held: null };
  },
  created() {
    this.axis = this.around(this.days());
  },
  watch: {
    rows(rows) {
      if (this.held) return; // what is being dragged right now is newer
      this.own = read(rows);
      this.widen();
    },
    due() {
      this.widen();
    },
  },
  computed: {
    now() {
      return number(this.today);
    },
    months() {
      const found = [];
      const first = new Date(this.axis.from * DAY);
      const step = PARTS.find((months) => (this.axis.to - this.axis.from) / 30 / months <= MAX_LINES) ?? PARTS.at(-1);
      const month = first.getUTCFullYear() * 12 + first.getUTCMonth();
      for (let m = Math.ceil(month / step) * step; found.length <= MAX_LINES; m += step) {
        const start = new Date(0);
        start.setUTCFullYear(Math.floor(m / 12), m - Math.floor(m / 12) * 12, 1);
        const n = Math.round(start / DAY);
        if (n >= this.axis.to) break;
        if (n >= this.axis.from) found.push({ n, start });
      }
      const every = Math.ceil(found.length / 14);
      const shown = found.filter((_, at) => at % every === 0);
      return found.map((line, at) => ({
        x: this.x(line.n),
        text: at % every || this.x(line.n) > 94 ? '' : this.name(line.start, shown[at / every - 1]?.start, step),
      }));
    },
    marks() {
      const row = this.row(this.dueIn);
      const starts = this.edge(row, 'starts') ?? -Infinity;
      const ends = this.edge(row, 'ends') ?? Infinity;
      return this.due.map((mark) => {
        const day = number(mark.day);
        const out = day < starts || day > ends;
        const text = fill(out ? this.words.due_out : this.words.due_on, {
          title: mark.text,
          date: this.say(day),
          name: row.label,
        });
        return { x: this.x(day), out, text };
      });
    },
  },
  methods: {
    row(key) {
      return this.own.find((row) => row.key === key);
    },
    // where a window really begins or ends: its own date, or that of the row it follows
    edge(row, end) {
      return row[end] ?? (row.follows ? this.edge(this.row(row.follows), end) : null);
    },
    days() {
      const ends = this.own.flatMap((row) => [row.starts, row.ends]);
      return [...ends, ...this.due.map((mark) => number(mark.day)), this.now].filter((n) => n != null);
    },
    around(days) {
      const from = Math.min(...days);
      const to = Math.max(...days);
      const span = to - from;
      const air = Math.max(20, Math.round(span * 0.08), Math.round((150 - span) / 2)); // five months at least
      return { from: from - air, to: to + air };
    },
    // the axis grows when a date comes close to its edge, and never shrinks under somebody's hand; unless it was far
    // too long: who types a year has typed another one before
    widen() {
      const days = this.days();
      const fitting = this.around(days);
      if (fitting.to - fitting.from < (this.axis.to - this.axis.from) / TOO_LONG) {
        this.axis = fitting;
        return;
      }
      if (Math.min(...days) > this.axis.from && Math.max(...days) < this.axis.to) return;
      const wider = this.around(days);
      this.axis = { from: Math.min(wider.from, this.axis.from), to: Math.max(wider.to, this.axis.to) };
    },
    x(n) {
      return (100 * (n - this.axis.from)) / (this.axis.to - this.axis.from);
    },
    at(row, end) {
      const n = this.edge(row, end);
      return n == null ? (end === 'starts' ? 0 : 100) : Math.max(0, Math.min(100, this.x(n)));
    },
    format(n, options) {
      return new Date(n * DAY)
        .toLocaleDateString(this.words.language, { ...options, timeZone: 'UTC' })
        .replace('Sept', 'Sep');
    },
    say(n) {
      const other = year(n) !== year(this.now);
      return this.format(n, { day: 'numeric', month: 'short', ...(other ? { year: 'numeric' } : {}) });
    },
    // the year stands where it is another than at the name before
    name(start, before, step) {
      if (step >= 12) return this.format(start / DAY, { year: 'numeric' });
      const sameYear = before && before.getUTCFullYear() === start.getUTCFullYear();
      return this.format(start / DAY, { month: 'short', ...(sameYear ? {} : { year: '2-digit' }) });
    },
    title(row) {
      if (row.follows && row.starts == null && row.ends == null) {
        return fill(this.words.same, { name: this.row(row.follows).label });
      }
      const [starts, ends] = [this.edge(row, 'starts'), this.edge(row, 'ends')];
      if (starts == null && ends == null) return this.words.always;
      if (starts == null) return fill(this.words.until, { date: this.say(ends) });
      if (ends == null) return fill(this.words.from, { date: this.say(starts) });
      return `${this.say(starts)} – ${this.say(ends)}`;
    },
    value(row, end) {
      const n = this.edge(row, end);
      if (n == null) return this.words.no_limit;
      if (row[end] != null) return this.say(n);
      return fill(this.words.same_date, { date: this.say(n), name: this.row(row.follows).label });
    },
    classes(row) {
      return [
        row.tone ?? 'calm',
        {
          same: row.follows && row.starts == null && row.ends == null,
          'open-start': this.edge(row, 'starts') == null,
          'open-end': this.edge(row, 'ends') == null,
          short: this.at(row, 'ends') - this.at(row, 'starts') < 18,
          late: this.at(row, 'ends') > 78,
        },
      ];
    },
    // returns the rows that changed: this one, and those that must still surround it
    move(row, end, n) {
      const inside = end === 'starts' ? Math.min : Math.max; // the later start and the earlier end win
      if (row.follows && n != null) {
        const limit = this.edge(this.row(row.follows), end);
        if (limit == null) return [];
        n = inside(n, limit);
      }
      const other = this.edge(row, end === 'starts' ? 'ends' : 'starts');
      if (n != null && other != null) n = inside(n, other);
      if (row[end] === n) return [];
      row[end] = n;
      const pushed = this.own.filter(
        (follower) =>
          follower.follows === row.key &&
          follower[end] != null &&
          (n == null || inside(follower[end], n) !== follower[end]),
      );
      pushed.forEach((follower) => {
        follower[end] = n;
      });
      return [...pushed, row];
    },
    tell(rows) {
      const outer = [...new Set(rows)].toSorted((one, other) => !one.follows - !other.follows); // those around come first
      outer.forEach((row) => {
        this.$emit('change', { key: row.key, starts: iso(row.starts), ends: iso(row.ends) });
      });
      this.widen();
    },
    grab(event, row, end) {
      if (event.button) return;
      event.target.setPointerCapture(event.pointerId);
      event.target.focus();
      this.held = { row, end, changed: [] };
    },
    drag(event) {
      if (!this.held) return;
      const track = event.target.parentElement;
      const box = track.getBoundingClientRect();
      const part = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
      const { from, to } = this.axis;
      const n = Math.round(from + (to - from) * (this.rtl() ? 1 - part : part));
      this.held.changed.push(...this.move(this.held.row, this.held.end, n));
    },
    drop() {
      const held = this.held;
      this.held = null;
      if (held?.changed.length) this.tell(held.changed);
    },
    press(event, row, end) {
      if (event.key === 'Delete' || event.key === 'Backspace') {
        event.preventDefault();
        return this.tell(this.move(row, end, null));
      }
      const turn = this.rtl() && ['ArrowLeft', 'ArrowRight'].includes(event.key) ? -1 : 1;
      const step = STEPS[event.key] && STEPS[event.key] * turn;
      if (!step) return null;
      event.preventDefault();
      const here = this.edge(row, end) ?? (end === 'starts' ? this.axis.from : this.axis.to);
      return this.tell(this.move(row, end, here + step));
    },
    rtl() {
      return getComputedStyle(this.$el).direction === 'rtl';
    },
  },
  template: `
  <div class="dates">
    <div class="dates-row dates-axis">
      <span></span>
      <div class="dates-track" aria-hidden="true">
        <span v-for="m in months" class="dates-month" :style="{ insetInlineStart: m.x + '%' }">{{ m.text }}</span>
      </div>
    </div>
    <div v-for="r in own" :key="r.key" class="dates-row">
      <div class="dates-name"><span class="m">{{ r.label }}</span><span class="cap muted">{{ r.note }}</span></div>
      <div class="dates-track">
        <i v-for="m in months" class="dates-grid" :style="{ insetInlineStart: m.x + '%' }"></i>
        <div class="dates-bar" :class="classes(r)"
             :style="{ insetInlineStart: at(r, 'starts') + '%', width: (at(r, 'ends') - at(r, 'starts')) + '%' }">
          <bdi class="fig">{{ title(r) }}</bdi>
        </div>
        <i class="dates-today" :style="{ insetInlineStart: x(now) + '%' }"></i>
        <template v-if="!readonly">
          <span v-for="end in ['starts', 'ends']" :key="end" class="dates-hand" role="slider" tabindex="0"
                :class="{ open: r[end] == null }" :style="{ insetInlineStart: at(r, end) + '%' }"
                :aria-label="words[end].replace('{name}', r.label)" :aria-valuetext="value(r, end)"
                :aria-valuenow="edge(r, end) ?? (end === 'starts' ? axis.from : axis.to)"
                :aria-valuemin="axis.from" :aria-valuemax="axis.to"
                @pointerdown.prevent="grab($event, r, end)" @pointermove="drag" @pointerup="drop" @pointercancel="drop"
                @keydown="press($event, r, end)"></span>
        </template>
      </div>
    </div>
    <div class="dates-row">
      <div class="dates-name"><span class="cap muted" v-if="due.length">{{ words.due }}</span></div>
      <div class="dates-track dates-due">
        <i class="dates-today" :style="{ insetInlineStart: x(now) + '%' }"><em>{{ words.today }}</em></i>
        <span v-for="m in marks" class="dates-mark" :class="{ out: m.out }" :title="m.text"
              :style="{ insetInlineStart: m.x + '%' }"><span class="sr">{{ m.text }}</span></span>
      </div>
    </div>
  </div>`,
};
