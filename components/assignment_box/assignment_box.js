// An assignment's box, for a learner. What is typed is saved as it is typed; what the server has not taken yet waits in
// the browser.
import { onConnection, parts } from 'cohort-kit';
import { Rubric } from 'cohort-kit/rubric.js';
import { TooLong, isTooLong, lengthOf } from 'cohort-kit/limits.js';
import { counted, fill } from 'cohort-kit/words.js';

const PAUSE = 800;
const MAX_WAIT = 5000;

const unsent = {
  read(key) {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return typeof kept?.text === 'string' ? kept : null;
    } catch {
      return null; // storage may be forbidden
    }
  },
  write(key, kept) {
    try {
      if (kept) localStorage.setItem(key, JSON.stringify(kept));
      else localStorage.removeItem(key);
    } catch {
      // then the server is all there is
    }
  },
};

export default {
  components: { ...parts, Rubric, TooLong },
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
    fill,

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
      Vue.nextTick(() => (this.$refs.text ?? this.$refs.pick)?.focus());
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

    pick(event) {
      const files = [...event.target.files];
      event.target.value = '';
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
      Vue.nextTick(() => this.$refs.pick?.focus());
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

    <div v-if="own.returned" class="hand-in-part">
      <h3 class="cap muted">{{ own.returned.by }}</h3>
      <p class="hand-in-comment" role="status">{{ own.returned.comment }}</p>
    </div>

    <div v-if="own.grade" class="hand-in-part">
      <h3 class="cap muted">{{ words.feedback }}</h3>
      <div class="hand-in-grade fig">
        <b>{{ own.grade.points }}</b><span class="muted">{{ own.grade.percent }}</span>
      </div>
      <p v-if="own.grade.comment" class="hand-in-comment">{{ own.grade.comment }}</p>
      <Rubric v-if="own.grade.chosen" :criteria="own.rubric" :chosen="own.grade.chosen" :words="words"/>
      <div class="cap muted">{{ own.grade.by }}</div>
    </div>

    <details v-if="own.rubric.length && !own.grade?.chosen" class="hand-in-part" :open="!own.handed_in">
      <summary class="cap m">{{ words.rubric }}<Icon name="expand_more" size="18"/></summary>
      <Rubric :criteria="own.rubric" :words="words"/>
    </details>

    <div v-if="own.handed_in" class="hand-in-part">
      <h3 class="cap muted">{{ words.handed_in }}</h3>
      <div class="line wrap">
        <span class="m">{{ own.handed_in.when }}</span>
        <Mark v-if="own.handed_in.late" name="late" :text="own.handed_in.late"/>
      </div>
      <p v-if="own.handed_in.text" class="hand-in-text" tabindex="0">{{ own.handed_in.text }}</p>
      <a v-for="file in own.handed_in.files" :key="file.href" class="link line" :href="file.href">
        <Icon name="attach_file" size="16"/>{{ file.name }}<span class="cap muted">{{ file.size }}</span>
      </a>
      <div v-if="own.open && (own.take_back || !writes)" class="line wrap">
        <button v-if="own.take_back" type="button" class="co-btn" :disabled="busy || !online" @click="takeBack">
          <Icon name="undo"/>{{ words.take_back }}</button>
        <button v-else type="button" class="co-btn" @click="writeAgain">{{ words.write_again }}</button>
        <span class="cap muted">{{ own.take_back || own.attempts }}</span>
      </div>
    </div>

    <div v-if="own.draft.overtaken.length" class="hand-in-part">
      <div v-for="(words_, n) in own.draft.overtaken" :key="n" class="banner warn hand-in-other">
        <Icon name="content_copy"/>
        <details class="grow">
          <summary>{{ fill(words.overtaken, words_) }}</summary>
          <p class="hand-in-text" tabindex="0">{{ words_.text }}</p>
        </details>
        <button type="button" class="co-btn co-small" @click="copy(words_.text, n)">
          {{ copied === n ? words.copied : words.copy }}</button>
      </div>
      <div><button type="button" class="co-btn co-quiet co-small" @click="$emit('forget')">{{ words.forget }}</button></div>
    </div>

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

      <template v-if="own.takes.files">
        <ul v-if="own.draft.files.length || arriving.length" class="hand-in-files">
          <li v-for="file in own.draft.files" :key="file.id" class="hand-in-file">
            <Icon name="attach_file" size="18"/>
            <span class="two grow">
              <a class="clip m" :href="file.href">{{ file.name }}</a><span class="cap muted">{{ file.size }}</span>
            </span>
            <button type="button" class="co-btn co-quiet co-small" :aria-label="words.remove_file + ': ' + file.name"
                    :disabled="busy" @click="remove(file)">{{ words.remove_file }}</button>
          </li>
          <li v-for="(file, n) in arriving" :key="n" class="hand-in-file">
            <Icon :name="file.problem ? 'error' : 'upload'" size="18" :class="{ 't-bad': file.problem }"/>
            <span class="two grow">
              <span class="clip m">{{ file.name }}</span>
              <span v-if="file.problem" class="cap t-bad" role="alert">{{ file.problem }}</span>
              <span v-else class="cap muted" role="status">{{ words.sending }}</span>
            </span>
            <button v-if="file.problem" type="button" class="co-btn co-quiet co-small"
                    :aria-label="words.dismiss + ': ' + file.name" @click="forget(file)">{{ words.dismiss }}</button>
          </li>
        </ul>
        <div class="line wrap">
          <label class="co-btn hand-in-pick">
            <input ref="pick" type="file" class="sr" multiple :accept="own.takes.accept || null"
                   :disabled="busy || !online || !mayAdd" @change="pick">
            <Icon name="attach_file"/>{{ words.add_files }}
          </label>
          <span class="cap muted">{{ own.takes.note }}</span>
        </div>
      </template>

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
