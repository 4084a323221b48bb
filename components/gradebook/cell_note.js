// One cell of a gradebook, explained beside it: what it is worth, what led to it, and what can be done about it.
import { Ava, Icon, Mark } from 'cohort-kit';
import { place } from 'cohort-kit/floating.js';
import { TooLong, isTooLong } from 'cohort-kit/limits.js';
import { unsaved } from 'cohort-kit/unsaved.js';
import { exact, since } from 'cohort-grid/times.js';

export default {
  components: { Ava, Icon, Mark, TooLong },
  props: { note: Object, words: Object, zone: String, reason_limit: Number },
  emits: ['close', 'excuse', 'unexcuse', 'set', 'withdraw'],
  data() {
    return { form: null, why: '', percent: '', began: '', error: null, busy: false };
  },
  watch: {
    note(now, before) {
      const isOther = now?.id !== before?.id || now?.key !== before?.key;
      if (now && isOther) this.enter();
      else if (now) this.follow();
      else this.leave();
    },
  },
  mounted() {
    if (this.note) this.enter();
    document.addEventListener('pointerdown', this.outside, true);
    this.stopAsking = unsaved.also(() => this.isUnsaved());
  },
  unmounted() {
    this.stopAsking();
    document.removeEventListener('pointerdown', this.outside, true);
  },
  methods: {
    enter() {
      const here = document.activeElement?.closest('.ag-cell') ?? document.activeElement;
      if (!this.$refs.box?.contains(here)) this.before = here;
      Object.assign(this, { form: null, why: '', error: null, busy: false });
      this.$nextTick(() => {
        this.settle();
        this.$refs.box?.focus({ preventScroll: true });
      });
    },
    // On a phone it is a sheet from the bottom.
    settle() {
      const { box } = this.$refs;
      if (!box) return;
      box.removeAttribute('style');
      if (innerWidth > 720 && this.before?.isConnected && this.before !== document.body) {
        Object.assign(box.style, { right: 'auto', bottom: 'auto' });
        place(box, this.before);
      }
    },
    // The same cell has changed, by whoever it was: what is being written here stays.
    follow() {
      const had = this.busy || this.hasFocus();
      if (this.form && !this.note.may.includes(this.form) && !this.busy && !this.isUnsaved()) this.form = null;
      this.stay(had);
    },
    accepted() {
      Object.assign(this, { form: null, why: '', error: null, busy: false });
      this.stay(true);
    },
    // What had the focus goes with the form, or could not be pressed for a moment: Esc is to be heard here all the same.
    stay(had) {
      this.$nextTick(() => {
        this.settle();
        if (had && document.activeElement === document.body) this.$refs.box?.focus({ preventScroll: true });
      });
    },
    hasFocus() {
      return Boolean(this.$refs.box?.contains(document.activeElement));
    },
    refused(sentence) {
      this.busy = false;
      this.error = sentence;
      this.stay(true);
    },
    leave() {
      if (this.before?.isConnected) this.before.focus({ preventScroll: true });
      this.before = null;
    },
    outside(event) {
      if (!this.note || this.$refs.box?.contains(event.target) || event.target.closest('.corner, .unsaved-ask')) return;
      if (this.isUnsaved()) {
        event.preventDefault();
        event.stopPropagation();
        this.shut();
        return;
      }
      this.before = null; // the reader goes where they have pressed
      this.$emit('close', {});
    },
    isUnsaved() {
      const typed = this.why.trim() || (this.form === 'set' && String(this.percent) !== this.began);
      return Boolean(this.note && this.form && typed && !this.busy);
    },
    async shut() {
      if (!this.isUnsaved() || (await unsaved.drops())) this.$emit('close', {});
    },
    async back() {
      if (this.isUnsaved() && !(await unsaved.drops())) return;
      const had = this.hasFocus();
      Object.assign(this, { form: null, why: '', error: null });
      this.stay(had);
    },
    open(form) {
      this.began = this.note.percent ?? '';
      Object.assign(this, { form, percent: this.began, error: null });
      this.$nextTick(() => {
        this.settle();
        (this.$refs.first ?? this.$refs.why)?.focus();
      });
    },
    send() {
      if (this.isLong()) {
        this.$refs.why.focus();
        return;
      }
      this.busy = true;
      this.error = null;
      if (this.form === 'set') this.$emit('set', { percent: String(this.percent), why: this.why });
      else this.$emit(this.form, { why: this.why });
    },
    isLong() {
      return isTooLong(this.why.trim(), this.reason_limit);
    },
    ago(at) {
      return since(at, this.words, this.zone);
    },
    exactly(at) {
      return exact(at, this.words, this.zone);
    },
  },
  template: `
  <div v-if="note" ref="box" class="cell-note" role="dialog" tabindex="-1" :aria-label="note.title + ', ' + note.who"
       @keydown.esc.stop="form ? back() : shut()">
    <header>
      <div class="grow">
        <h2 class="co-heading clip" :title="note.title">{{ note.title }}</h2>
        <p class="cap muted clip">{{ note.who }}</p>
      </div>
      <button type="button" class="co-btn co-quiet co-small co-icon" :aria-label="words.close" @click="shut">
        <Icon name="close" size="18" /></button>
    </header>
    <div class="note-body">
      <p class="worth"><b class="fig">{{ note.value }}</b><span v-if="note.out_of" class="muted fig"> {{ note.out_of }}</span>
        <span v-if="note.letter" class="letter">{{ note.letter }}</span>
        <Mark v-for="mark in note.marks" :key="mark.mark" :name="mark.mark" :text="mark.word" /></p>
      <p v-for="fact in note.facts" :key="fact" class="fact">{{ fact }}</p>
      <dl v-if="note.formula.length" class="formula">
        <template v-for="(line, n) in note.formula" :key="n">
          <dt>{{ line.label }}</dt><dd class="fig">{{ line.text }}<span v-for="more in line.notes" :key="more">{{ more }}</span></dd>
        </template>
      </dl>
      <a v-if="note.href" class="co-link" :href="note.href">{{ note.link }}</a>
      <h3 class="cap">{{ words.history }}</h3>
      <p v-if="!note.history.length" class="fact muted">{{ words.no_history }}</p>
      <ol v-else class="note-history">
        <li v-for="(line, n) in note.history" :key="n" :class="{ lost: !line.taken }">
          <Ava :name="line.by" size="s" />
          <div class="grow"><b class="fig">{{ line.change }}</b><span v-if="!line.taken" class="chip warn">{{ words.not_taken }}</span>
            <span class="cap muted">{{ line.by }}<template v-if="line.note"> · {{ line.note }}</template></span>
            <span v-if="line.why" class="cap">“{{ line.why }}”</span></div>
          <time class="cap muted" :datetime="line.at" :title="exactly(line.at)">{{ ago(line.at) }}</time>
        </li>
      </ol>
    </div>
    <footer v-if="form || note.may.length">
      <form v-if="form" @submit.prevent="send" class="note-form">
        <label v-if="form === 'set'"><span>{{ words.percent }}</span>
          <input ref="first" class="field fig" inputmode="decimal" v-model="percent" :aria-invalid="!!error"></label>
        <label><span>{{ form === 'unexcuse' || form === 'withdraw' ? words.why_maybe : words.why }}</span>
          <input ref="why" class="field" v-model="why" :aria-invalid="!!error || isLong()"></label>
        <TooLong :text="why.trim()" :most="reason_limit" :words="words"/>
        <p v-if="error" class="note-line wrong" role="alert">{{ error }}</p>
        <div class="line"><button type="button" class="co-btn co-quiet co-small" @click="back">{{ words.cancel }}</button>
          <button type="submit" class="co-btn co-primary co-small" :disabled="busy">{{ words[form] }}</button></div>
      </form>
      <div v-else class="line wrap">
        <button v-for="action in note.may" :key="action" type="button" class="co-btn co-small" @click="open(action)">{{ words[action + '_'] }}</button>
      </div>
    </footer>
  </div>`,
};
