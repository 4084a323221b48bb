// What is announced, the newest first; what one has not seen yet wears an accent edge for as long as the page is open.
// An announcement that comes while somebody is at the list waits above it.
import { Ava, Chip, Empty, Icon } from 'cohort-kit';
import { IconButton } from 'cohort-kit/icon_button.js';
import { fill } from 'cohort-kit/words.js';
import { exact, since } from 'cohort-grid/times.js';

const A_LOOK = 1500; // ms before somebody's eyes until it counts as seen

const { nextTick, shallowRef, toRaw } = Vue;

export default {
  components: { Ava, Chip, Empty, Icon, IconButton },
  props: {
    title: String,
    rows: Array,
    unseen: Number,
    left: Number,
    links: Array,
    empty: Array,
    zone: String,
    words: Object,
  },
  emits: ['seen', 'more', 'edit', 'remove'],

  setup(props) {
    return { own: shallowRef(toRaw(props.rows)), news: shallowRef(props.unseen), more: shallowRef(props.left) };
  },
  data() {
    return { waiting: null, reading: false, marked: [], minute: 0 };
  },
  created() {
    this.mark();
    this.told = new Set();
    this.before = new Set();
  },
  mounted() {
    this.clock = setInterval(() => this.minute++, 60_000);
    this.watcher = new IntersectionObserver(this.moved, { threshold: 0.6 });
    document.addEventListener('visibilitychange', this.look);
    this.watch();
  },
  unmounted() {
    clearInterval(this.clock);
    clearTimeout(this.looking);
    this.watcher.disconnect();
    document.removeEventListener('visibilitychange', this.look);
  },

  computed: {
    unread() {
      return Math.max(this.news, this.marked.length);
    },
    come() {
      const here = new Set(this.own.map((row) => row.id));
      return this.waiting ? this.waiting.rows.filter((row) => !here.has(row.id)).length : 0;
    },
  },

  methods: {
    fill,
    set(rows, unseen, left) {
      const here = new Set(this.own.map((row) => row.id));
      if (this.reading && rows.some((row) => row.fresh && !here.has(row.id))) this.waiting = { rows, unseen, left };
      else this.show({ rows, unseen, left });
    },
    show({ rows, unseen, left }) {
      Object.assign(this, { own: rows, news: unseen, more: left, waiting: null });
      this.mark();
      nextTick(this.watch);
    },
    // the edge stays, also when the server says that it has been seen
    mark() {
      this.marked = [...new Set([...this.marked, ...this.own.filter((row) => row.fresh).map((row) => row.id)])];
    },
    leave(event) {
      this.reading = event.currentTarget.contains(event.relatedTarget);
    },

    watch() {
      this.watcher.disconnect();
      this.$el.querySelectorAll('[data-fresh]').forEach((node) => this.watcher.observe(node));
    },
    moved(entries) {
      for (const { target, isIntersecting } of entries) {
        const id = Number(target.dataset.fresh);
        if (isIntersecting) this.before.add(id);
        else this.before.delete(id);
      }
      this.look();
    },
    look() {
      clearTimeout(this.looking);
      const unseen = [...this.before].filter((id) => !this.told.has(id));
      if (document.hidden || !unseen.length) return;
      this.looking = setTimeout(() => {
        unseen.forEach((id) => this.told.add(id));
        this.$emit('seen', unseen);
      }, A_LOOK);
    },

    when(iso) {
      return this.minute >= 0 && since(iso, this.words, this.zone);
    },
    exactly(iso) {
      return exact(iso, this.words, this.zone);
    },
  },

  template: `
  <section class="co-panel co-flush announcements" :aria-label="title" @mouseenter="reading = true"
           @mouseleave="reading = false" @focusin="reading = true" @focusout="leave">
    <div class="panel-head">
      <h2 class="co-heading">{{ title }}</h2>
      <Chip v-if="unread" :text="fill(words.news, { n: unread })" tone="accent"/>
      <span class="end line-l">
        <a v-for="[label, href] in links" :key="href" class="link cap" :href="href">{{ label }}</a>
      </span>
    </div>
    <button v-if="come" type="button" class="newer" @click="show(waiting)">
      <Icon name="arrow_upward" size="14"/>{{ fill(words.come, { n: come }) }}
    </button>
    <ul v-if="own.length" :aria-label="title">
      <li v-for="row in own" :key="row.id" :id="'announcement-' + row.id" class="announcement"
          :class="{ news: marked.includes(row.id) }" :data-fresh="row.fresh ? row.id : null">
        <div class="announcement-head">
          <h3 class="m"><a v-if="row.href" :href="row.href">{{ row.title }}</a><template v-else>{{ row.title }}</template>
            <span v-if="marked.includes(row.id)" class="sr">{{ words.is_new }}</span></h3>
          <span v-if="row.editable" class="post-actions">
            <IconButton icon="edit" :label="fill(words.edit, { title: row.title })" :hint="words.edit_hint"
                        @click="$emit('edit', row.id)"/>
            <IconButton icon="delete" :label="fill(words.remove, { title: row.title })" :hint="words.remove_hint"
                        @click="$emit('remove', row.id)"/>
          </span>
        </div>
        <div v-if="row.html" class="prose prose-s" v-html="row.html"></div>
        <p v-else class="announcement-text">{{ row.text }}</p>
        <div class="announcement-foot cap muted">
          <Ava v-if="row.who" :name="row.who" size="s"/>
          <span class="m-wrap"><template v-if="row.who">{{ row.who }} · </template>
            <time :datetime="row.at" :title="exactly(row.at)">{{ when(row.at) }}</time>
            <template v-if="row.edited"> · <span :title="exactly(row.edited)">{{ words.edited }}</span></template>
            <template v-if="row.where"> · {{ row.where }}</template></span>
        </div>
      </li>
    </ul>
    <Empty v-else :title="empty[0]" :text="empty[1]"/>
    <div v-if="more" class="threads-more">
      <button type="button" class="co-btn co-small" @click="$emit('more')">{{ fill(words.more, { n: more }) }}</button>
    </div>
  </section>`,
};
