// People who need somebody now. While one reads or chooses, who is there keeps their place; who is new comes in below.
import { parts } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';

export default {
  components: parts,
  props: {
    people: Array,
    kinds: Array,
    counts: Object,
    kind: String,
    actions: Array,
    empty: Object,
    words: Object,
    tunes: Boolean,
  },
  emits: ['kind', 'act', 'more', 'thresholds'],
  data() {
    return {
      own: this.people.slice(),
      known: this.people.slice(),
      numbers: { ...this.counts },
      shown: this.kind,
      asked: null,
      offered: this.actions.slice(),
      picked: [],
      fresh: [],
    };
  },
  computed: {
    chosen() {
      return this.asked ?? this.shown;
    },
    all() {
      return this.own.length > 0 && this.own.every((one) => this.picked.includes(one.id));
    },
    some() {
      return this.picked.length > 0 && !this.all;
    },
  },
  methods: {
    fill,
    // The people of a filter; another filter than before has its own order.
    show(kind, ids, changed, counts) {
      if (kind !== this.shown) Object.assign(this, { own: [], picked: [] });
      if (kind === this.asked) this.asked = null;
      this.shown = kind;
      const here = new Map([...this.known, ...changed].map((one) => [one.id, one]));
      const wanted = new Set(ids);
      const staying = this.own.filter((one) => wanted.has(one.id)).map((one) => one.id);
      const coming = ids.filter((id) => !staying.includes(id) && here.has(id));
      this.fresh = this.own.length ? coming : [];
      this.own = [...staying, ...coming].map((id) => here.get(id));
      this.known = this.own.slice();
      this.picked = this.picked.filter((id) => wanted.has(id));
      this.numbers = counts;
    },
    offer(actions) {
      this.offered = actions;
    },
    deselect() {
      this.picked = [];
    },
    toggle() {
      this.picked = this.all ? [] : this.own.map((one) => one.id);
    },
    // What is shown stays until the answer comes; whoever gets none may ask again.
    choose(kind) {
      if (kind === this.shown && this.asked == null) return;
      this.asked = kind;
      this.$emit('kind', kind);
    },
    // That filter was refused: back to the one that is shown.
    stay(kind) {
      if (kind === this.asked) this.asked = null;
    },
    count(kind) {
      return this.numbers[kind || 'all'] ?? 0;
    },
    act(key, ids) {
      this.$emit('act', { key, ids });
    },
    suggested(one) {
      return this.offered.find((action) => action.key === one.next);
    },
    step(event, way) {
      const rows = [...this.$refs.list.querySelectorAll('input.box')];
      const next = rows[rows.indexOf(event.target) + way];
      if (next) next.focus();
    },
  },
  template: `
    <section class="co-panel co-flush triage" :aria-label="words.title" :aria-busy="asked != null">
      <div class="panel-head">
        <h2 class="co-heading">{{ words.title }}</h2><span class="count" aria-live="polite">{{ count('') }}</span>
        <button v-if="tunes" type="button" class="co-btn co-quiet co-small co-icon" :aria-label="words.thresholds"
                :title="words.thresholds" @click="$emit('thresholds')"><Icon name="tune" size="18" /></button>
        <div class="kinds end" role="group" :aria-label="words.filter">
          <button v-for="[key, label] in kinds" :key="key" type="button" :aria-pressed="key === chosen"
                  @click="choose(key)">{{ label }} <span class="muted fig">{{ count(key) }}</span></button>
        </div>
      </div>
      <div v-if="own.length && offered.length" class="bulk" :class="{ on: picked.length }">
        <label class="line"><input type="checkbox" class="box" :checked="all" :indeterminate="some" @change="toggle">
          <span class="m" aria-live="polite">{{ picked.length ? fill(words.selected, { n: picked.length }) : words.all }}</span>
        </label>
        <button v-for="action in offered" :key="action.key" type="button" class="co-btn co-small"
                :class="{ 'co-quiet': !picked.length }" :disabled="!picked.length || !!action.locked"
                :title="action.locked || undefined" @click="act(action.key, picked)">
          <Icon :name="action.locked ? 'lock' : action.icon" size="16" />{{ action.label }}</button>
      </div>
      <ul v-if="own.length" ref="list">
        <li v-for="one in own" :key="one.id" class="trow" :class="{ picked: picked.includes(one.id), arrive: fresh.includes(one.id) }">
          <input type="checkbox" class="box" v-model="picked" :value="one.id" :aria-label="fill(words.select, one)"
                 :disabled="!offered.length" @keydown.down.prevent="step($event, 1)" @keydown.up.prevent="step($event, -1)">
          <a class="who m" :href="one.href"><Ava :name="one.name" size="s" />
            <span class="names"><span class="clip">{{ one.name }}</span>
              <span v-if="one.sub" class="cap muted clip">{{ one.sub }}</span></span></a>
          <span class="reasons">
            <span v-for="why in one.why" :key="why.text" class="reason">
              <Mark :name="why.mark" :text="why.text" />
              <span v-if="why.note" class="cap muted">{{ why.note }}</span>
            </span>
          </span>
          <button v-if="suggested(one) && !suggested(one).locked" type="button" class="co-btn co-small next"
                  :aria-label="suggested(one).label + ': ' + one.name" @click="act(one.next, [one.id])">
            {{ suggested(one).label }}</button>
          <span v-else></span>
        </li>
      </ul>
      <p v-else class="empty">{{ empty[shown] }}</p>
      <div v-if="own.length && own.length < count(shown)" class="panel-foot">
        <button type="button" class="co-btn co-quiet co-small" @click="$emit('more')">{{ words.more }}</button>
        <span class="cap muted fig">{{ fill(words.of, { n: own.length, all: count(shown) }) }}</span>
      </div>
    </section>`,
};
