// Where a post is written, in Markdown: kept in the browser until it has arrived, whatever happens in between.
import { Icon, onConnection } from 'cohort-kit';
import { drafts } from 'cohort-kit/drafts.js';
import { TooLong, isTooLong, lengthOf, tooLong } from 'cohort-kit/limits.js';
import { fill } from 'cohort-kit/words.js';

const AGAIN = 3000; // ms after the line is back: by then the answer to what was under way has come

export const Composer = {
  components: { Icon, TooLong },
  props: {
    draft: String,
    label: String,
    send: String,
    limit: Number,
    titleLimit: Number,
    rows: { default: 3 },
    original: String,
    cancels: Boolean,
    words: Object,
  },
  emits: ['send', 'preview', 'cancel', 'writing'],

  data() {
    const kept = drafts.read(this.draft);
    const text = kept.text || this.original || '';
    return {
      title: kept.title,
      text,
      kept: Boolean(kept.title || kept.text),
      busy: false,
      online: true,
      refusal: null,
      view: 'write',
      html: '',
      asked: 0,
    };
  },

  created() {
    this.id = `composer-${Math.random().toString(36).slice(2)}`;
  },

  mounted() {
    this.$emit('writing', this.text.trim() !== '');
    this.stopListening = onConnection({
      lost: () => (this.online = false),
      back: () => {
        this.online = true;
        setTimeout(() => (this.busy = false), AGAIN);
      },
    });
  },

  unmounted() {
    this.stopListening();
  },

  computed: {
    ready() {
      const titled = !this.titleLimit || this.title.trim() !== '';
      return this.online && !this.busy && titled && this.text.trim() !== '' && !this.isLong;
    },
    longTitle() {
      return Boolean(this.titleLimit && tooLong(this.title.trim(), this.titleLimit, this.words));
    },
    longText() {
      return isTooLong(this.text.trim(), this.limit);
    },
    isLong() {
      return this.longTitle || this.longText;
    },
    note() {
      if (!this.online) return this.words.offline;
      if (this.text.length > this.limit * 0.9)
        return fill(this.words.of, { n: lengthOf(this.text), limit: this.limit });
      return this.kept ? this.words.draft : this.words.markdown;
    },
  },

  methods: {
    typed() {
      this.refusal = null;
      this.kept = drafts.write(this.draft, { title: this.title, text: this.text === this.original ? '' : this.text });
      this.$emit('writing', this.text.trim() !== '');
    },
    post() {
      if (!this.ready) return;
      this.busy = true;
      this.refusal = null;
      this.$emit('send', { title: this.title, text: this.text });
    },
    accepted() {
      Object.assign(this, { busy: false, title: '', text: '', view: 'write', html: '' });
      this.typed();
    },
    refused(reason) {
      this.busy = false;
      this.refusal = reason;
    },
    look() {
      this.view = 'preview';
      this.html = '';
      this.$emit('preview', { n: ++this.asked, text: this.text });
    },
    previewed(n, html) {
      if (n === this.asked) this.html = html;
    },
    cancel() {
      drafts.write(this.draft, { title: '', text: '' });
      this.$emit('cancel');
    },
    focus() {
      this.view = 'write';
      Vue.nextTick(() => (this.titleLimit ? this.$refs.title : this.$refs.text)?.focus());
    },
  },

  template: `
  <form class="composer" @submit.prevent="post">
    <label v-if="titleLimit" class="composer-title">
      {{ words.title }}
      <input ref="title" v-model="title" :aria-invalid="longTitle" :disabled="busy" autocomplete="off" @input="typed">
    </label>
    <TooLong v-if="titleLimit" :text="title.trim()" :most="titleLimit" :words="words"/>
    <div class="composer-head">
      <label :for="id">{{ label }}</label>
      <div class="segs composer-views" role="group" :aria-label="words.views">
        <button type="button" :aria-pressed="view === 'write'" @click="focus">{{ words.write }}</button>
        <button type="button" :aria-pressed="view === 'preview'" @click="look">{{ words.preview }}</button>
      </div>
    </div>
    <textarea v-show="view === 'write'" ref="text" :id="id" v-model="text" :rows="rows" :aria-invalid="longText"
              :readonly="busy" :aria-describedby="id + '-note'" @input="typed"
              @keydown.ctrl.enter="post" @keydown.meta.enter="post"></textarea>
    <TooLong :text="text.trim()" :most="limit" :words="words"/>
    <div v-if="view === 'preview'" class="composer-preview" role="region" :aria-label="words.preview" tabindex="0">
      <div v-if="html" class="prose prose-s" v-html="html"></div>
      <p v-else class="muted">{{ text.trim() ? words.rendering : words.nothing }}</p>
    </div>
    <div v-if="refusal !== null" class="banner warn" role="alert">
      <Icon name="error"/><span class="grow"><b>{{ words.refused }}</b> {{ refusal }}</span>
    </div>
    <div class="composer-foot">
      <span class="cap muted grow" role="status" :id="id + '-note'">{{ note }}</span>
      <button v-if="cancels" type="button" class="co-btn co-quiet" @click="cancel">{{ words.cancel }}</button>
      <button class="co-btn co-primary" :disabled="!ready">{{ send }}</button>
    </div>
  </form>`,
};
