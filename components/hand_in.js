// A task's box, for a learner. What is typed is kept in the browser until it has been handed in.
import { onConnection, parts } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';

const draft = {
  read(key) {
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      return ''; // storage may be forbidden
    }
  },
  write(key, text) {
    try {
      text ? localStorage.setItem(key, text) : localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  },
};

export default {
  components: parts,
  props: {
    task: Object,
    draft_key: String,
    with_text: Boolean,
    with_file: Boolean,
    text_limit: Number,
    size_limit: String,
    uploader: Number,
    words: Object,
  },
  emits: ['hand_in', 'forget_file'],

  data() {
    const text = draft.read(this.draft_key);
    return { text, kept: text !== '', file: null, busy: false, online: true, refusal: null, copied: false };
  },

  mounted() {
    this.stopListening = onConnection({
      lost: () => (this.online = false),
      back: () => this.back(),
    });
  },

  unmounted() {
    this.stopListening();
  },

  watch: {
    // The time is over while somebody writes: their place on the page is now the text that they may copy.
    'task.open'(open) {
      const writing = this.$el.contains(document.activeElement) && this.text !== '';
      if (!open && writing) Vue.nextTick(() => this.$refs.unsent?.focus({ preventScroll: true }));
    },
  },

  computed: {
    count() {
      const limit = this.text.length > this.text_limit * 0.9 ? this.text_limit : null;
      return fill(limit ? this.words.of : this.words.count, { n: this.text.length, limit });
    },
    ready() {
      const arrived = this.file?.state === 'arrived';
      const underway = this.file?.state === 'sending';
      return this.online && !this.busy && !underway && (this.text.trim() !== '' || arrived);
    },
    note() {
      if (!this.online) return this.words.offline;
      return this.kept ? this.words.draft : '';
    },
  },

  methods: {
    keep() {
      this.refusal = null;
      this.kept = draft.write(this.draft_key, this.text) && this.text !== '';
    },

    handIn() {
      if (!this.ready) return;
      this.busy = true;
      this.refusal = null;
      this.$emit('hand_in', this.text);
    },
    accepted() {
      this.busy = false;
      this.text = '';
      this.file = null;
      this.keep();
    },
    refused(reason) {
      this.busy = false;
      this.refusal = reason;
    },

    // The answer to a hand-in that was under way comes with the line; if it does not, they may press again.
    back() {
      this.online = true;
      setTimeout(() => (this.busy = false), 3000);
    },

    async copy() {
      try {
        await navigator.clipboard.writeText(this.text);
      } catch {
        this.$refs.text?.select(); // without permission, the last key is the reader's
        document.execCommand('copy');
      }
      this.copied = true;
      setTimeout(() => (this.copied = false), 2000);
    },

    pick(event) {
      const [file] = event.target.files;
      event.target.value = '';
      if (!file) return;
      this.file = { name: file.name, state: 'sending' };
      const uploader = getElement(this.uploader).$refs.qRef;
      uploader.reset();
      uploader.addFiles([file]);
    },
    file_arrived(name, size) {
      this.file = { name, size, state: 'arrived' };
    },
    file_refused() {
      this.fail(fill(this.words.file_refused, { size: this.size_limit }));
    },
    file_failed() {
      this.fail(this.words.file_failed);
    },
    fail(problem) {
      this.file = { name: this.file?.name, state: 'failed', problem };
    },
    forgetFile() {
      this.file = null;
      this.$emit('forget_file');
      Vue.nextTick(() => this.$refs.pick?.focus());
    },
  },

  template: `
  <section class="co-panel co-flush hand-in" :aria-label="words.title">
    <div class="panel-head">
      <h2 class="co-heading">{{ words.title }}</h2>
      <span v-if="task.handed_in?.status" class="end"><Mark name="grade" :text="task.handed_in.status"/></span>
      <span v-else-if="task.grade" class="end"><Mark name="done" :text="words.graded"/></span>
    </div>

    <div v-if="task.grade" class="hand-in-part">
      <h3 class="cap muted">{{ words.feedback }}</h3>
      <div class="hand-in-grade fig">
        <b>{{ task.grade.points }}</b><span class="muted">{{ task.grade.percent }}</span>
      </div>
      <p v-if="task.grade.comment" class="hand-in-comment">{{ task.grade.comment }}</p>
      <div class="cap muted">{{ task.grade.by }}</div>
    </div>

    <div v-if="task.handed_in" class="hand-in-part">
      <h3 class="cap muted">{{ words.handed_in }}</h3>
      <div class="line wrap">
        <span class="m">{{ task.handed_in.when }}</span>
        <Mark v-if="task.handed_in.late" name="late" :text="task.handed_in.late"/>
      </div>
      <p v-if="task.handed_in.text" class="hand-in-text" tabindex="0">{{ task.handed_in.text }}</p>
      <a v-for="file in task.handed_in.files" class="link line" :href="file.href">
        <Icon name="attach_file" size="16"/>{{ file.name }}
      </a>
    </div>

    <form v-if="task.open" class="hand-in-part" @submit.prevent="handIn">
      <template v-if="with_text">
        <label class="hand-in-label">
          {{ words.text }}
          <textarea ref="text" v-model="text" rows="8" :maxlength="text_limit" :disabled="busy" @input="keep"></textarea>
        </label>
        <div class="line cap muted">
          <span role="status">{{ note }}</span><span class="end fig">{{ count }}</span>
        </div>
      </template>

      <template v-if="with_file">
        <div v-if="file" class="hand-in-file">
          <Icon name="attach_file" size="18"/>
          <span class="two grow">
            <span class="clip m">{{ file.name }}</span>
            <span v-if="file.problem" class="cap t-bad" role="alert">{{ file.problem }}</span>
            <span v-else class="cap muted" role="status">{{ file.size ?? words.sending }}</span>
          </span>
          <button type="button" class="co-btn co-quiet co-small" :aria-label="words.remove_file + ': ' + file.name"
                  @click="forgetFile">{{ words.remove_file }}</button>
        </div>
        <label class="co-btn hand-in-pick">
          <input ref="pick" type="file" class="sr" :disabled="busy || !online" @change="pick">
          <Icon name="attach_file"/>{{ file ? words.change_file : words.add_file }}
        </label>
      </template>

      <div v-if="refusal !== null" class="banner warn" role="alert">
        <Icon name="error"/>
        <span class="grow"><b>{{ words.refused }}</b> {{ refusal }}</span>
        <button type="button" class="co-btn co-small" @click="copy">{{ copied ? words.copied : words.copy }}</button>
      </div>
      <div class="line">
        <button class="co-btn co-primary" :disabled="!ready">{{ task.handed_in ? words.again : words.hand_in }}</button>
      </div>
    </form>

    <div v-else-if="task.closed || !task.handed_in" class="hand-in-part">
      <div class="line mark-told"><Mark name="locked" :text="task.closed || words.read_only"/></div>
      <template v-if="text && !busy">
        <p class="cap muted">{{ words.kept }}</p>
        <p ref="unsent" class="hand-in-text" tabindex="0">{{ text }}</p>
        <div><button type="button" class="co-btn co-small" @click="copy">{{ copied ? words.copied : words.copy }}</button></div>
      </template>
    </div>

    <div hidden><slot></slot></div>
  </section>`,
};
