// Messages, what is not read first. One that is opened stays in its place for as long as the page is open; new ones
// come in above, and what was taken back goes.
import { Chip, Empty, Icon } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';
import { exact, since } from 'cohort-grid/times.js';

const { shallowRef, toRaw } = Vue;

export default {
  components: { Chip, Empty, Icon },
  props: {
    title: String,
    rows: Array,
    unread: Number,
    left: Number,
    empty: Array,
    zone: String,
    links: Array,
    words: Object,
  },
  emits: ['open', 'more'],

  setup(props) {
    return { own: shallowRef(toRaw(props.rows)), news: shallowRef(props.unread), more: shallowRef(props.left) };
  },
  data() {
    return { opened: [], minute: 0 };
  },
  mounted() {
    this.clock = setInterval(() => this.minute++, 60_000);
  },
  unmounted() {
    clearInterval(this.clock);
  },

  methods: {
    fill,
    set(rows, unread, left) {
      const now = new Map(rows.map((row) => [row.id, row]));
      const here = new Set(this.own.map((row) => row.id));
      const kept = this.own.filter((row) => now.has(row.id)).map((row) => now.get(row.id));
      const strange = rows.filter((row) => !here.has(row.id));
      const older = strange.filter((row) => !row.fresh);
      Object.assign(this, {
        own: [...strange.filter((row) => row.fresh), ...kept, ...older],
        news: unread,
        more: left,
      });
    },
    toggle(row) {
      if (this.opened.includes(row.id)) {
        this.opened = this.opened.filter((id) => id !== row.id);
        return;
      }
      this.opened = [...this.opened, row.id];
      if (row.fresh) this.$emit('open', row.id);
    },
    when(iso) {
      return this.minute >= 0 && since(iso, this.words, this.zone);
    },
    exactly(iso) {
      return exact(iso, this.words, this.zone);
    },
  },

  template: `
  <section class="co-panel co-flush inbox" :aria-label="title">
    <div class="panel-head">
      <h2 class="co-heading">{{ title }}</h2>
      <Chip v-if="news" :text="fill(words.news, { n: news })" tone="accent"/>
      <span class="end line-l">
        <a v-for="[label, href] in links" :key="href" class="link cap" :href="href">{{ label }}</a>
      </span>
    </div>
    <ul v-if="own.length" class="messages-list" :aria-label="title">
      <li v-for="row in own" :key="row.id" class="message-row" :class="{ unread: row.fresh }">
        <button type="button" class="message-head" :aria-expanded="opened.includes(row.id)" :data-message="row.id"
                @click="toggle(row)">
          <Icon :name="row.fresh ? row.icon : row.icon === 'mail' ? 'drafts' : row.icon" size="20"/>
          <span class="message-subject">{{ row.subject }}
            <span v-if="row.fresh" class="sr">{{ words.unread }}</span></span>
          <time class="cap muted" :datetime="row.at" :title="exactly(row.at)">{{ when(row.at) }}</time>
          <span class="message-about">{{ [row.who, row.about].filter(Boolean).join(' · ') }}</span>
        </button>
        <div v-if="opened.includes(row.id)" class="message-body prose prose-s" v-html="row.html"></div>
      </li>
    </ul>
    <Empty v-else :title="empty[0]" :text="empty[1]"/>
    <div v-if="more" class="threads-more">
      <button type="button" class="co-btn co-small" @click="$emit('more')">{{ fill(words.more, { n: more }) }}</button>
    </div>
  </section>`,
};
