// A native date input and a native time input that make one value; the time may be left empty.
import { Icon } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';

const split = (value) => {
  const [date, time] = (value ?? '').split('T');
  return { date, time: (time ?? '').slice(0, 5) };
};

export default {
  components: { Icon },
  props: {
    value: String,
    revision: Number,
    edge: String,
    readonly: Boolean,
    label: String,
    hint: String,
    error: String,
    twice: String,
    words: Object,
  },
  emits: ['update:value'],
  data() {
    return split(this.value);
  },
  created() {
    this.halfTyped = false;
    this.id = `when-${Math.random().toString(36).slice(2)}`;
  },
  watch: {
    revision() {
      Object.assign(this, split(this.value));
    },
  },
  computed: {
    note() {
      if (this.error) return this.error;
      if (this.twice) return this.twice;
      if (!this.date) return this.hint || this.words.none;
      return this.time ? this.hint : this.words[this.edge];
    },
  },
  methods: {
    fill,
    tell() {
      this.halfTyped = [this.$refs.date, this.$refs.time].some((input) => input.validity.badInput);
      const whole = this.date && this.time ? `${this.date}T${this.time}` : this.date;
      this.$emit('update:value', this.halfTyped ? '?' : whole);
    },
    left() {
      if (!this.$refs.date || !this.$refs.time) return; // it is taken away while the focus is in it
      // a date that is half typed changes nothing that the browser tells
      const halfTyped = [this.$refs.date, this.$refs.time].some((input) => input.validity.badInput);
      if (halfTyped !== this.halfTyped) this.tell();
    },
    clear() {
      this.date = '';
      this.time = '';
      this.$refs.date.value = this.$refs.time.value = ''; // also what is half typed
      this.tell();
      this.$refs.date.focus();
    },
  },
  template: `
  <div class="when" :class="{ wrong: error }" role="group" :aria-labelledby="id">
    <span class="own-label" :id="id">{{ label }}</span>
    <div class="when-box">
      <input ref="date" type="date" v-model="date" :disabled="readonly" max="9999-12-31"
             :aria-label="fill(words.date, { label })"
             :aria-invalid="error ? 'true' : null" :aria-describedby="id + '-note'" @change="tell" @blur="left">
      <input ref="time" type="time" v-model="time" :disabled="readonly || !date"
             :aria-label="fill(words.time, { label })" @change="tell" @blur="left">
      <button v-if="(date || error) && !readonly" type="button" class="when-clear" :aria-label="fill(words.clear, { label })"
              :title="fill(words.clear, { label })" @click="clear"><Icon name="close" :size="16"/></button>
    </div>
    <p class="note-line" :class="{ wrong: error }" :id="id + '-note'" :role="error ? 'alert' : null">{{ note }}</p>
  </div>`,
};
