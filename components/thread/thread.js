// A thread: its first post, the newest ones, and the place to write. New posts come in at the end; they wait as long as
// somebody writes or reads further up. Patched post by post.
import { Ava, Chip, Icon, calm, flash } from 'cohort-kit';
import { Composer } from 'cohort-kit/composer.js';
import { IconButton } from 'cohort-kit/icon_button.js';
import { counted, fill } from 'cohort-kit/words.js';
import { exact, since } from 'cohort-grid/times.js';

const A_LOOK = 1000; // ms at the end of the thread until its last post counts as seen

const { nextTick, shallowRef, toRaw } = Vue;

export default {
  components: { Ava, Chip, Icon, IconButton, Composer },
  props: {
    posts: Object,
    draft_key: String,
    writes: Boolean,
    closed: String,
    moderates: Boolean,
    limit: Number,
    zone: String,
    words: Object,
  },
  emits: ['post', 'edit', 'remove', 'restore', 'earlier', 'seen', 'preview'],

  setup(props) {
    const { first, lines } = toRaw(props.posts);
    return { first: shallowRef(first), lines: shallowRef(lines), waiting: shallowRef([]) };
  },
  data() {
    const { earlier, read_to } = this.posts;
    const news = read_to ? this.lines.find((line) => line.id > read_to && !line.mine) : null;
    return {
      earlier,
      fresh: [],
      newFrom: news?.id ?? null,
      writing: false,
      inside: false,
      answering: null,
      editing: null,
      asking: false,
      atEnd: false,
      minute: 0,
      n: 0,
    };
  },

  mounted() {
    this.clock = setInterval(() => this.minute++, 60_000);
    this.watcher = new IntersectionObserver(([end]) => {
      this.atEnd = end.isIntersecting;
      this.look();
    });
    this.watcher.observe(this.$refs.end);
    document.addEventListener('visibilitychange', this.look);
    const news = this.$refs.news?.[0];
    if (news && news.getBoundingClientRect().top > innerHeight) news.scrollIntoView({ block: 'center' });
  },
  unmounted() {
    clearInterval(this.clock);
    clearTimeout(this.looking);
    this.watcher.disconnect();
    document.removeEventListener('visibilitychange', this.look);
  },

  computed: {
    loaded() {
      return new Set([this.first.id, ...this.lines.map((line) => line.id)]);
    },
    newest() {
      return this.lines.at(-1)?.id ?? this.first.id;
    },
    news() {
      const n = this.waiting.length;
      return n ? counted(this.words.new, n, this.words) : '';
    },
    more() {
      return fill(this.words.earlier, { n: this.earlier.toLocaleString(this.words.language) });
    },
  },

  methods: {
    fill,
    // What was posted or has changed; posts between the first and the loaded ones come when they are asked for.
    async patch(rows) {
      const known = new Map(rows.map((row) => [row.id, row]));
      const changed = rows.filter((row) => this.loaded.has(row.id)).map((row) => row.id);
      if (known.has(this.first.id)) this.first = known.get(this.first.id);
      this.lines = this.lines.map((line) => known.get(line.id) ?? line);
      this.waiting = this.waiting.map((line) => known.get(line.id) ?? line);
      const newest = this.waiting.at(-1)?.id ?? this.newest;
      const come = rows.filter((row) => row.id > newest).toSorted((one, other) => one.id - other.id);
      if (come.length) this.arrive(come);
      await nextTick();
      changed.forEach((id) => flash(this.place(id)));
    },
    arrive(rows) {
      this.waiting = [...this.waiting, ...rows];
      const holds = (this.writing && this.inside) || this.editing !== null || !this.atEnd;
      if (!holds || rows.some((row) => row.mine)) this.release();
    },
    release() {
      const come = this.waiting;
      this.lines = [...this.lines, ...come];
      this.fresh = come.map((row) => row.id);
      this.waiting = [];
      this.look();
      return come[0]?.id;
    },
    async catchUp() {
      const first = this.release();
      await nextTick();
      this.show(first);
    },
    set({ first, lines, earlier }) {
      const newest = this.newest;
      const come = lines.filter((line) => line.id > newest);
      this.waiting = [];
      this.first = first;
      this.lines = lines.filter((line) => line.id <= newest);
      this.earlier = earlier;
      if (come.length) this.arrive(come);
    },
    // The page before: what is being read stays where it is.
    async prepend(lines, earlier) {
      const anchor = this.place(this.lines[0]?.id);
      const before = anchor?.getBoundingClientRect().top;
      this.lines = [...lines.filter((line) => !this.loaded.has(line.id)), ...this.lines];
      this.earlier = earlier;
      this.asking = false;
      await nextTick();
      if (anchor) scrollBy(0, anchor.getBoundingClientRect().top - before);
    },
    ask() {
      this.asking = true;
      setTimeout(() => (this.asking = false), 5000);
      this.$emit('earlier');
    },

    place(id) {
      return this.$el.querySelector(`#post-${id}`);
    },
    show(id) {
      const place = this.place(id);
      place?.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
      flash(place);
    },
    look() {
      clearTimeout(this.looking);
      if (!this.atEnd || document.hidden) return;
      this.looking = setTimeout(() => {
        if (this.seen === this.newest) return;
        this.seen = this.newest;
        this.$emit('seen', this.newest);
      }, A_LOOK);
    },

    answer(line) {
      this.answering = { id: line.id, who: line.who };
      this.$refs.composer.focus();
    },
    post({ text }) {
      this.$emit('post', { n: ++this.n, text, answers: this.answering?.id ?? 0 });
    },
    posted(n) {
      if (n !== this.n) return;
      this.answering = null;
      this.$refs.composer?.accepted();
    },
    edit(line) {
      this.editing = line.id;
      nextTick(() => this.$refs.editor?.[0]?.focus());
    },
    change({ text }) {
      this.$emit('edit', { id: this.editing, n: ++this.n, text });
    },
    edited(n) {
      if (n !== this.n) return;
      this.$refs.editor?.[0]?.accepted();
      this.stopEditing();
    },
    stopEditing() {
      const place = this.place(this.editing);
      this.editing = null;
      nextTick(() => place?.querySelector('button')?.focus());
    },
    refused(n, reason) {
      if (n === this.n) (this.$refs.editor?.[0] ?? this.$refs.composer)?.refused(reason);
    },
    left(event) {
      this.inside = event.currentTarget.contains(event.relatedTarget);
    },
    preview(asked) {
      this.$emit('preview', asked);
    },
    previewed(n, html) {
      this.$refs.editor?.[0]?.previewed(n, html);
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
  <section class="thread" :aria-label="words.label">
    <ol class="posts" :aria-label="words.posts">
      <template v-for="(line, at) in [first, ...lines]" :key="line.id">
        <li v-if="line.id === newFrom" ref="news" class="posts-new" aria-hidden="true"><span>{{ words.since }}</span></li>
        <li class="post" :id="'post-' + line.id" :class="{ arrive: fresh.includes(line.id), opening: at === 0 }"
            tabindex="-1">
          <Ava :name="line.who"/>
          <div class="post-body">
            <div class="post-head">
              <b class="m">{{ line.who }}</b>
              <Chip v-if="line.role" :text="line.role" tone="plain"/>
              <span class="cap muted">
                <time :datetime="line.at" :title="exactly(line.at)">{{ when(line.at) }}</time>
                <template v-if="line.edited"> · <span :title="exactly(line.edited)">{{ words.edited }}</span></template>
              </span>
              <span v-if="!line.removed" class="post-actions">
                <button v-if="writes" type="button" class="co-btn co-quiet co-small" @click="answer(line)"
                        :aria-label="fill(words.answer_who, { who: line.who })">{{ words.answer }}</button>
                <IconButton v-if="writes && line.mine" icon="edit" :label="words.edit" :hint="words.edit"
                            @click="edit(line)"/>
                <IconButton v-if="moderates" icon="delete" :label="fill(words.remove_of, { who: line.who })"
                            :hint="words.remove" @click="$emit('remove', line.id)"/>
              </span>
            </div>
            <template v-if="line.answers">
              <button v-if="loaded.has(line.answers.id)" type="button" class="post-answers" @click="show(line.answers.id)">
                <Icon name="reply" size="14"/><b class="m">{{ line.answers.who }}</b>
                <span class="clip">{{ line.answers.words }}</span>
              </button>
              <div v-else class="post-answers">
                <Icon name="reply" size="14"/><b class="m">{{ line.answers.who }}</b>
                <span class="clip">{{ line.answers.words }}</span>
              </div>
            </template>
            <p v-if="line.removed" class="post-removed">
              <Icon name="visibility_off" size="16"/><span>{{ words.removed }}</span>
              <button v-if="moderates" type="button" class="co-btn co-quiet co-small" @click="$emit('restore', line.id)"
                      :aria-label="fill(words.restore_of, { who: line.who })">{{ words.restore }}</button>
            </p>
            <Composer v-else-if="editing === line.id && writes" ref="editor" :draft="draft_key + '-edit-' + line.id"
                      :original="line.text" :label="words.edit_label" :send="words.save" :limit="limit" cancels
                      :words="words.composer" @send="change" @preview="preview" @cancel="stopEditing"/>
            <div v-else class="prose prose-s" v-html="line.html"></div>
          </div>
        </li>
        <li v-if="at === 0 && earlier" class="posts-earlier">
          <button type="button" class="co-btn co-small" :disabled="asking" @click="ask">
            <Icon name="expand_less"/>{{ more }}
          </button>
        </li>
      </template>
    </ol>
    <div ref="end" class="posts-end"></div>
    <div class="posts-news" role="status">
      <button v-if="news" type="button" class="co-btn co-small co-primary" @click="catchUp">
        <Icon name="arrow_downward"/>{{ news }}
      </button>
    </div>
    <div v-if="writes" class="thread-foot" @focusin="inside = true" @focusout="left">
      <div v-if="answering" class="post-answers">
        <Icon name="reply" size="14"/><span class="grow">{{ fill(words.answering, { who: answering.who }) }}</span>
        <IconButton icon="close" :label="words.answer_none" :hint="words.answer_none" @click="answering = null"/>
      </div>
      <Composer ref="composer" :draft="draft_key" :label="words.reply" :send="words.send" :limit="limit"
                :words="words.composer" @send="post" @preview="preview" @writing="writing = $event"/>
    </div>
    <p v-else-if="closed" class="mark-told line thread-foot muted"><Icon name="lock" size="16"/>{{ closed }}</p>
  </section>`,
};
