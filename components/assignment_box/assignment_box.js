// An assignment's box, for a learner. What is typed is saved as it is typed; what the server has not taken yet waits in
// the browser.
import { DraftFiles } from 'cohort-assignment/draft_files.js';
import { Feedback } from 'cohort-assignment/feedback.js';
import { HandedIn } from 'cohort-assignment/handed_in.js';
import { Overtaken } from 'cohort-assignment/overtaken.js';
import { unsent } from 'cohort-assignment/unsent.js';
import { onConnection, parts } from 'cohort-kit';
import { TooLong, isTooLong, lengthOf } from 'cohort-kit/limits.js';
import { counted, fill } from 'cohort-kit/words.js';

const PAUSE = 800;
const MAX_WAIT = 5000;

export default {
  components: { ...parts, DraftFiles, Feedback, HandedIn, Overtaken, TooLong },
  props: {
    work: Object,
    draft_key: String,
    text_limit: Number,
    size_limit: Number,
    uploader: Number,
    words: Object,
  },
  emits: ['save', 'hand_in', 'take_back', 'remove_file', 'forget'],

  data() {
    const { text, seen } = this.work.draft;
    return {
      own: this.work,
      text,
      seen,
      dirty: false,
      saving: null,
      arriving: [],
      again: false,
      busy: false,
      online: true,
      refusal: null,
      unsaved: null,
      copied: null,
    };
  },

  mounted() {
    this.stopListening = onConnection({ lost: () => (this.online = false), back: () => this.back() });
    addEventListener('pagehide', this.save);
    const waiting = unsent.read(this.draft_key);
    if (waiting && waiting.text !== this.text) {
      Object.assign(this, { text: waiting.text, seen: waiting.seen });
      if (this.own.open) this.typed();
    } else unsent.write(this.draft_key, null);
  },

  unmounted() {
    clearTimeout(this.timer);
    removeEventListener('pagehide', this.save);
    this.stopListening();
  },

  watch: {
    // The time is over while somebody writes: their place on the page is now the text that they may copy.
    'own.open'(open) {
      const writing = this.$el.contains(document.activeElement) && this.text !== '';
      if (!open && writing) Vue.nextTick(() => this.$refs.unsent?.focus({ preventScroll: true }));
    },
  },

  computed: {
    writes() {
      const { open, handed_in: handedIn, returned, draft } = this.own;
      const begun = this.text !== '' || draft.files.length > 0 || this.arriving.length > 0;
      return open && (!handedIn || Boolean(returned) || this.again || begun);
    },
    count() {
      const limit = this.text.length > this.text_limit * 0.9 ? this.text_limit : null;
      const n = lengthOf(this.text);
      return limit ? fill(this.words.count_of, { n, limit }) : counted(this.words.count, n, this.words);
    },
    ready() {
      const underway = this.arriving.some(({ problem }) => !problem);
      const something = (this.own.takes.text && this.text.trim() !== '') || this.own.draft.files.length > 0;
      return this.online && !this.busy && !underway && something && !this.isLong;
    },
    isLong() {
      return isTooLong(this.text, this.text_limit);
    },
    note() {
      if (!this.online) return this.words.offline;
      if (this.isLong) return this.words.not_saved;
      if (this.dirty || this.saving !== null) return this.words.saving;
      return this.text !== '' && this.own.draft.saved ? fill(this.words.saved, this.own.draft) : '';
    },
    mayAdd() {
      const coming = this.arriving.filter(({ problem }) => !problem).length;
      return this.own.draft.files.length + coming < this.own.takes.most_files;
    },
  },

  methods: {
    // What is new about the work: see `news` in assignment_box.py.
    patch({ draft, ...rest }) {
      Object.assign(this.own, rest);
      if (!draft) return;
      this.own.draft = { ...this.own.draft, ...draft };
      const quiet = !this.dirty && this.saving === null;
      if (draft.text !== undefined && quiet) Object.assign(this, { text: draft.text, seen: this.own.draft.seen });
    },

    typed() {
      this.refusal = this.unsaved = null;
      this.dirty = true;
      this.since ??= Date.now();
      unsent.write(this.draft_key, { text: this.text, seen: this.seen });
      clearTimeout(this.timer);
      this.timer = setTimeout(this.save, Math.min(PAUSE, Math.max(0, this.since + MAX_WAIT - Date.now())));
    },
    save() {
      clearTimeout(this.timer);
      if (!this.dirty || !this.online || this.saving !== null || this.isLong) return;
      this.since = null;
      this.dirty = false;
      this.saving = this.text;
      this.$emit('save', { text: this.text, seen: this.seen });
    },
    saved(seen, saved) {
      this.seen = seen;
      Object.assign(this.own.draft, { seen, saved, text: this.saving ?? this.text });
      const everything = this.saving === this.text;
      this.saving = null;
      if (everything) unsent.write(this.draft_key, null);
      else this.typed();
    },
    not_saved(reason) {
      this.dirty = true;
      this.saving = null;
      this.unsaved = reason;
    },

    handIn() {
      if (!this.ready) return;
      clearTimeout(this.timer);
      this.busy = true;
      this.refusal = this.unsaved = null;
      this.$emit('hand_in', { text: this.text, seen: this.seen });
    },
    accepted() {
      Object.assign(this, { busy: false, text: '', seen: '', dirty: false, saving: null, again: false, since: null });
      this.arriving = [];
      unsent.write(this.draft_key, null);
    },
    refused(reason) {
      this.busy = false;
      this.refusal = reason;
    },
    takeBack() {
      this.save();
      this.busy = true;
      this.$emit('take_back');
    },
    taken_back() {
      this.busy = false;
      Vue.nextTick(() => this.$refs.text?.focus());
    },
    writeAgain() {
      this.again = true;
      Vue.nextTick(() => (this.$refs.text ?? this.$refs.files)?.focus());
    },

    goOn() {
      this.text = this.own.handed_in.text;
      this.typed();
      this.$refs.text.focus();
    },

    // The answer to what was under way comes with the line; if it does not, they may press again.
    back() {
      this.online = true;
      setTimeout(() => {
        this.busy = false;
        if (this.saving !== null) this.not_saved(null);
        this.save();
      }, 3000);
    },

    async copy(text, what) {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const field = this.$refs.text; // without permission the last key is the reader's
        if (field?.value !== text) return;
        field.select();
        if (!document.execCommand('copy')) return;
      }
      this.copied = what;
      setTimeout(() => (this.copied = null), 2000);
    },

    pick(files) {
      const uploader = getElement(this.uploader)?.$refs.qRef;
      for (const file of files) {
        const problem = !this.mayAdd
          ? fill(this.words.too_many, this.own.takes)
          : file.size > this.size_limit
            ? fill(this.words.too_large, this.own.takes)
            : null;
        this.arriving.push({ name: file.name, problem });
        if (!problem) uploader?.addFiles([file]);
      }
    },
    file_kept(name) {
      this.forget(this.arriving.find((file) => file.name === name && !file.problem));
    },
    file_refused(name, reason) {
      const file = this.arriving.find((one) => one.name === name && !one.problem);
      if (file) file.problem = reason || this.words.file_failed;
    },
    forget(file) {
      this.arriving = this.arriving.filter((one) => one !== file);
    },
    remove(file) {
      this.$emit('remove_file', file.id);
      Vue.nextTick(() => this.$refs.files?.focus());
    },
  },

  template: `
  <section class="co-panel co-flush hand-in" :aria-label="words.title">
    <div class="panel-head">
      <h2 class="co-heading">{{ words.title }}</h2>
      <span v-if="own.returned" class="end"><Mark name="going" :text="words.to_revise"/></span>
      <span v-else-if="own.handed_in?.status" class="end"><Mark name="grade" :text="own.handed_in.status"/></span>
      <span v-else-if="own.grade" class="end"><Mark name="done" :text="words.graded"/></span>
    </div>

    <Feedback :work="own" :words="words"/>
    <HandedIn v-if="own.handed_in" :work="own" :writes="writes" :waits="busy || !online" :words="words"
              @take_back="takeBack" @write_again="writeAgain"/>
    <Overtaken v-if="own.draft.overtaken.length" :texts="own.draft.overtaken" :copied="copied" :words="words"
               @copy="copy" @forget="$emit('forget')"/>

    <form v-if="writes" class="hand-in-part" @submit.prevent="handIn">
      <template v-if="own.takes.text">
        <label class="hand-in-label">
          {{ words.text }}
          <textarea ref="text" v-model="text" rows="8" :aria-invalid="isLong" :disabled="busy" @input="typed"
                    @blur="save"></textarea>
        </label>
        <TooLong :text="text" :most="text_limit" :words="words"/>
        <div v-if="text === '' && own.handed_in?.text">
          <button type="button" class="co-btn co-quiet co-small" @click="goOn"><Icon name="content_paste_go"/>
            {{ words.go_on }}</button>
        </div>
        <div class="line cap muted">
          <span v-if="unsaved !== null" class="t-bad" role="alert">{{ words.not_saved }} {{ unsaved }}</span>
          <span v-else role="status">{{ note }}</span><span class="end fig">{{ count }}</span>
        </div>
      </template>

      <DraftFiles v-if="own.takes.files" ref="files" :files="own.draft.files" :arriving="arriving" :takes="own.takes"
                  :busy="busy" :closed="busy || !online || !mayAdd" :words="words" @pick="pick" @forget="forget"
                  @remove="remove"/>

      <div v-if="refusal !== null" class="banner warn" role="alert">
        <Icon name="error"/>
        <span class="grow"><b>{{ words.refused }}</b> {{ refusal }}</span>
        <button v-if="text" type="button" class="co-btn co-small" @click="copy(text, 'text')">
          {{ copied === 'text' ? words.copied : words.copy }}</button>
      </div>
      <div class="line wrap">
        <button class="co-btn co-primary" :disabled="!ready">{{ own.handed_in ? words.again : words.hand_in }}</button>
        <span class="cap muted">{{ own.attempts }}</span>
      </div>
    </form>

    <div v-else-if="!own.open" class="hand-in-part">
      <div class="line mark-told"><Mark name="locked" :text="own.closed || words.read_only"/></div>
      <template v-if="(text || own.draft.files.length) && !busy">
        <p class="cap muted">{{ words.kept }}</p>
        <p v-if="text" ref="unsent" class="hand-in-text" tabindex="0">{{ text }}</p>
        <a v-for="file in own.draft.files" :key="file.id" class="link line" :href="file.href">
          <Icon name="attach_file" size="16"/>{{ file.name }}
        </a>
        <div v-if="text"><button type="button" class="co-btn co-small" @click="copy(text, 'text')">
          {{ copied === 'text' ? words.copied : words.copy }}</button></div>
      </template>
    </div>

    <div hidden><slot></slot></div>
  </section>`,
};
