// What happened, newest first. New lines come in at the top; the list never moves while it is being read.
import { parts } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';
import { ago, exact } from 'cohort-grid/times.js';

export default {
  components: parts,
  props: {
    title: String,
    items: Array,
    empty: String,
    link: Array,
    height: String,
    zone: String,
    words: Object,
    kept: Number,
    opens: Boolean,
  },
  emits: ['open'],
  data() {
    return { own: this.items.slice(), waiting: [], fresh: [], reading: false, minute: 0 };
  },
  watch: {
    items(items) {
      this.own = items.slice();
    },
  },
  mounted() {
    this.clock = setInterval(() => this.minute++, 60_000);
  },
  unmounted() {
    clearInterval(this.clock);
  },
  methods: {
    fill,
    add(item) {
      const same = this.own.findIndex((one) => one.id === item.id);
      if (same >= 0) this.own[same] = item;
      else if (this.reading || this.$refs.list?.scrollTop > 8) this.wait(item);
      else this.arrive([item]);
    },
    wait(item) {
      this.waiting = [item, ...this.waiting.filter((one) => one.id !== item.id)];
    },
    arrive(items) {
      this.own = [...items, ...this.own].slice(0, this.kept);
      this.fresh = items.map((item) => item.id);
    },
    catchUp() {
      this.arrive(this.waiting);
      this.waiting = [];
      this.$refs.list.scrollTop = 0;
    },
    when(item) {
      return this.minute >= 0 && ago(item.at, this.words, this.zone);
    },
    exactly(item) {
      return exact(item.at, this.words, this.zone);
    },
    // The list is one stop on the way through the page; arrows go from line to line in it.
    step(event, way) {
      const links = [...this.$refs.list.querySelectorAll('a')];
      const next = links[links.indexOf(document.activeElement) + way] ?? (way > 0 ? links[0] : null);
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
    left(event) {
      this.reading = event.currentTarget.contains(event.relatedTarget);
    },
  },
  template: `
    <section class="co-panel co-flush feed" :aria-label="title">
      <div class="panel-head">
        <h2 class="co-heading">{{ title }}</h2>
        <a v-if="link" class="link cap end" :href="link[1]">{{ link[0] }}</a>
      </div>
      <button v-if="waiting.length" type="button" class="newer" @click="catchUp">
        <Icon name="arrow_upward" size="14" />{{ fill(words.new, { n: waiting.length }) }}
      </button>
      <ul v-if="own.length" ref="list" :style="{ maxHeight: height }" tabindex="0" :aria-label="title"
          aria-live="polite" aria-relevant="additions"
          @keydown.down="step($event, 1)" @keydown.up="step($event, -1)"
          @mouseenter="reading = true" @mouseleave="reading = false" @focusin="reading = true" @focusout="left">
        <li v-for="item in own" :key="item.id" class="happening" :class="{ arrive: fresh.includes(item.id), opens }"
            @click="opens && $emit('open', item.id)">
          <span class="sign">
            <Mark v-if="item.mark" :name="item.mark" bare :title="item.word" />
            <Icon v-else-if="item.icon" :name="item.icon" size="16" />
          </span>
          <span class="told">
            <span><b v-if="item.who" class="m">{{ item.who }}</b> {{ item.what }}
              <a v-if="item.href" class="m" :href="item.href" tabindex="-1">{{ item.item }}</a>
              <span v-else class="m">{{ item.item }}</span></span>
            <span v-if="item.where" class="cap muted">{{ item.where }}</span>
          </span>
          <time class="cap muted fig" :datetime="item.at" :title="exactly(item)">{{ when(item) }}</time>
        </li>
      </ul>
      <p v-else class="empty">{{ empty }}</p>
    </section>`,
};
