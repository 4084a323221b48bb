// The threads of a discussion: pinned ones first, found by words, page by page; and the place to open another one.
// Patched line by line. A thread that comes while somebody is at the list waits above it.
import { Chip, Empty, Icon, flash } from 'cohort-kit';
import { Composer } from 'cohort-kit/composer.js';
import { drafts } from 'cohort-kit/drafts.js';
import { counted, fill } from 'cohort-kit/words.js';
import { exact, since } from 'cohort-grid/times.js';

const TYPING = 300; // ms after the last key

const { nextTick, shallowRef, toRaw } = Vue;

export default {
  components: { Chip, Empty, Icon, Composer },
  props: {
    rows: Array,
    total: Number,
    draft_key: String,
    opens: Boolean,
    closed: String,
    moderates: Boolean,
    limit: Number,
    title_limit: Number,
    zone: String,
    words: Object,
  },
  emits: ['open', 'more', 'show', 'restore', 'preview'],

  setup(props) {
    return { own: shallowRef(toRaw(props.rows)) };
  },
  data() {
    const { title, text } = drafts.read(this.draft_key);
    return {
      all: this.total,
      search: '',
      shown: '',
      removed: false,
      waiting: [],
      fresh: [],
      reading: false,
      writing: Boolean(title || text),
      asking: false,
      minute: 0,
      n: 0,
    };
  },
  mounted() {
    this.clock = setInterval(() => this.minute++, 60_000);
  },
  unmounted() {
    clearInterval(this.clock);
    clearTimeout(this.typing);
  },

  computed: {
    left() {
      return Math.max(0, this.all - this.own.length);
    },
    news() {
      const n = this.waiting.length;
      return n ? counted(this.words.new, n, this.words) : '';
    },
    empty() {
      if (this.shown) return this.words.none_found;
      return this.removed ? this.words.none_removed : this.words.none;
    },
  },

  methods: {
    fill,
    find() {
      clearTimeout(this.typing);
      this.typing = setTimeout(this.ask, TYPING);
    },
    ask() {
      clearTimeout(this.typing);
      this.$emit('show', { search: this.search, removed: this.removed });
    },
    turn() {
      this.removed = !this.removed;
      this.ask();
    },
    more() {
      this.asking = true;
      setTimeout(() => (this.asking = false), 5000);
      this.$emit('more', this.own.length);
    },

    set(rows, total, search) {
      this.own = rows;
      this.all = total;
      this.shown = search;
      this.waiting = [];
    },
    append(rows, total) {
      const here = new Set(this.own.map((row) => row.id));
      this.own = [...this.own, ...rows.filter((row) => !here.has(row.id))];
      this.all = total;
      this.asking = false;
    },
    // These say something else, are new, or are not of this list any more. Nothing changes its place.
    async patch(rows, gone) {
      const known = new Map(rows.map((row) => [row.id, row]));
      const here = new Set(this.own.map((row) => row.id));
      const kept = this.own.filter((row) => !gone.includes(row.id));
      this.all -= this.own.length - kept.length;
      this.own = kept.map((row) => known.get(row.id) ?? row);
      this.waiting = this.waiting.filter((row) => !gone.includes(row.id) && !known.has(row.id));
      const come = this.shown ? [] : rows.filter((row) => row.fresh && !here.has(row.id));
      if (this.reading) this.waiting = [...come, ...this.waiting];
      else this.arrive(come);
      await nextTick();
      rows.forEach((row) => here.has(row.id) && flash(this.$el.querySelector(`#thread-${row.id} .thread-facts`)));
    },
    arrive(rows) {
      const [above, below] = [(row) => row.pinned, (row) => !row.pinned];
      this.own = [...rows.filter(above), ...this.own.filter(above), ...rows.filter(below), ...this.own.filter(below)];
      this.all += rows.length;
      this.fresh = rows.map((row) => row.id);
    },
    catchUp() {
      this.arrive(this.waiting);
      this.waiting = [];
    },
    leave(event) {
      this.reading = event.currentTarget.contains(event.relatedTarget);
    },

    async write() {
      this.writing = true;
      await nextTick();
      this.$refs.composer.focus();
    },
    async stop() {
      this.writing = false;
      await nextTick();
      this.$refs.write?.focus();
    },
    open({ title, text }) {
      this.$emit('open', { n: ++this.n, title, text });
    },
    opened(n, href) {
      if (n !== this.n) return;
      this.$refs.composer?.accepted();
      location.assign(href);
    },
    refused(n, reason) {
      if (n === this.n) this.$refs.composer?.refused(reason);
    },
    previewed(n, html) {
      this.$refs.composer?.previewed(n, html);
    },

    when(iso) {
      return this.minute >= 0 && since(iso, this.words, this.zone);
    },
    exactly(iso) {
      return exact(iso, this.words, this.zone);
    },
  },

  template: `
  <section class="threads" :aria-label="words.label">
    <div class="threads-head">
      <label class="field grow">
        <Icon name="search"/>
        <input v-model="search" type="search" maxlength="100" :placeholder="words.search" :aria-label="words.search"
               @input="find" @keydown.enter.prevent="ask">
      </label>
      <button v-if="moderates" type="button" class="co-btn co-quiet" :aria-pressed="removed" @click="turn">
        {{ removed ? words.show_all : words.show_removed }}
      </button>
      <button v-if="opens && !writing" ref="write" type="button" class="co-btn co-primary" @click="write">
        <Icon name="add"/>{{ words.write }}
      </button>
    </div>
    <p v-if="closed" class="line muted threads-closed"><Icon name="lock" size="16"/>{{ closed }}</p>
    <div v-if="opens && writing" class="co-panel threads-new">
      <Composer ref="composer" :draft="draft_key" :label="words.text" :send="words.send" :limit="limit" :rows="5"
                :title-limit="title_limit" cancels :words="words.composer" @send="open" @cancel="stop"
                @preview="$emit('preview', $event)"/>
    </div>
    <div class="co-panel co-flush">
      <button v-if="news" type="button" class="newer" @click="catchUp"><Icon name="arrow_upward" size="14"/>{{ news }}</button>
      <ul v-if="own.length" class="thread-lines" :aria-label="words.label" @mouseenter="reading = true"
          @mouseleave="reading = false" @focusin="reading = true" @focusout="leave">
        <li v-for="row in own" :key="row.id" :id="'thread-' + row.id" class="thread-line"
            :class="{ news: row.new, arrive: fresh.includes(row.id) }">
          <component :is="row.href ? 'a' : 'div'" :href="row.href || null" class="two grow">
            <span class="line">
              <Icon v-if="row.pinned" name="keep" size="16" :title="words.pinned"/>
              <span class="m thread-title">{{ row.title }}</span>
              <span v-if="row.pinned" class="sr">{{ words.pinned }}</span>
              <Chip v-if="row.closed" :text="words.closed" icon="lock"/>
            </span>
            <span class="cap muted thread-facts">{{ row.who }} · {{ row.replies }}<template v-if="row.last"> · {{ row.last }}</template></span>
          </component>
          <Chip v-if="row.new" :text="fill(words.news, { n: row.new })" tone="accent"/>
          <button v-if="row.removed" type="button" class="co-btn co-small" @click="$emit('restore', row.id)"
                  :aria-label="fill(words.restore_thread, { title: row.title })">{{ words.restore }}</button>
          <time class="cap muted fig" :datetime="row.at" :title="exactly(row.at)">{{ when(row.at) }}</time>
        </li>
      </ul>
      <Empty v-else :title="empty[0]" :text="empty[1]"/>
      <div v-if="left" class="threads-more">
        <button type="button" class="co-btn co-small" :disabled="asking" @click="more">
          {{ fill(words.more, { n: left.toLocaleString(words.language) }) }}
        </button>
      </div>
    </div>
  </section>`,
};
