// Pasted usernames on one side, what will happen to each of them on the other.
import { Mark } from 'cohort-kit';
import { counted, fill } from 'cohort-kit/words.js';

const TONES = { enrol: 'accent', again: 'accent', already: 'plain', unknown: 'bad' };

export default {
  components: { Mark },
  props: { rows: Array, words: Object },
  emits: ['text', 'enrol'],
  data() {
    return { text: '', tones: TONES };
  },
  created() {
    this.timer = null;
    this.id = `paste-${Math.random().toString(36).slice(2)}`;
  },
  beforeUnmount() {
    clearTimeout(this.timer);
  },
  computed: {
    sums() {
      return Object.keys(TONES)
        .map((what) => ({ what, count: this.rows.filter((row) => row.what === what).length }))
        .filter((sum) => sum.count);
    },
    count() {
      return this.rows.filter((row) => row.what === 'enrol' || row.what === 'again').length;
    },
    button() {
      if (!this.count) return this.words.button_none;
      return counted(this.words.button, this.count, this.words);
    },
  },
  methods: {
    fill,
    typed() {
      clearTimeout(this.timer);
      this.timer = setTimeout(this.tell, 250);
    },
    tell() {
      clearTimeout(this.timer);
      this.$emit('text', this.text);
    },
    clear() {
      clearTimeout(this.timer);
      this.text = '';
    },
  },
  template: `
  <div class="paste">
    <div class="paste-text">
      <label class="own-label" :for="id">{{ words.label }}</label>
      <textarea class="own-area" :id="id" v-model="text" rows="9" spellcheck="false" autocomplete="off"
                autocapitalize="off" :aria-describedby="id + '-note'" @input="typed"></textarea>
      <p class="note-line" :id="id + '-note'">{{ words.hint }}</p>
    </div>
    <section class="paste-preview" :aria-label="words.preview">
      <div class="paste-head" role="status"><span class="co-heading">{{ words.preview }}</span>
        <span v-for="s in sums" :key="s.what" class="chip" :class="tones[s.what]">
          {{ fill(words['sum_' + s.what], { count: s.count }) }}</span>
      </div>
      <ul v-if="rows.length" class="paste-list" tabindex="0" :aria-label="words.preview">
        <li v-for="r in rows" :key="r.username" :class="{ wrong: r.what === 'unknown' }">
          <span class="paste-who">
            <span class="m clip">{{ r.name || r.username }}</span>
            <span v-if="r.name" class="cap muted clip">{{ r.username }}</span>
          </span>
          <span class="chip" :class="tones[r.what]">
            <Mark v-if="r.what === 'unknown'" name="missing" :text="r.note || words.unknown"/>
            <template v-else>{{ r.note || words[r.what] }}</template></span>
        </li>
      </ul>
      <p v-else class="paste-none muted">{{ words.nothing }}</p>
      <div class="paste-foot">
        <button type="button" class="co-btn co-primary" :disabled="!count" @click="$emit('enrol')">{{ button }}</button>
      </div>
    </section>
  </div>`,
};
