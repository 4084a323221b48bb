// A combobox for several people: type, arrows and Enter to choose, Backspace takes the last one back.
import { Ava, Icon } from 'cohort-kit';
import { place } from 'cohort-kit/floating.js';
import { counted, fill } from 'cohort-kit/words.js';

export default {
  components: { Ava, Icon },
  props: { label: String, hint: String, error: String, people: Array, readonly: Boolean, words: Object },
  emits: ['search', 'choose', 'drop'],
  data() {
    return { text: '', found: [], asked: null, open: false, at: 0 };
  },
  created() {
    this.timer = null;
    this.id = `people-${Math.random().toString(36).slice(2)}`;
  },
  mounted() {
    addEventListener('scroll', this.follow, true);
    addEventListener('resize', this.follow);
  },
  beforeUnmount() {
    clearTimeout(this.timer);
    removeEventListener('scroll', this.follow, true);
    removeEventListener('resize', this.follow);
  },
  watch: {
    open(open) {
      if (open) this.$refs.list.showPopover();
      else this.$refs.list.hidePopover();
      this.follow();
    },
  },
  computed: {
    said() {
      if (!this.open) return '';
      if (!this.found.length) return fill(this.words.nobody, { text: this.asked });
      return counted(this.words.found, this.found.length, this.words);
    },
  },
  methods: {
    fill,
    follow() {
      if (this.open) this.$nextTick(() => place(this.$refs.list, this.$refs.box, { wide: true }));
    },
    typed() {
      clearTimeout(this.timer);
      if (this.text.trim()) this.timer = setTimeout(() => this.$emit('search', this.text.trim()), 150);
      else this.close();
    },
    // called from Python with the answer; an answer to an older question is left alone
    offer(text, people) {
      if (text !== this.text.trim() || !this.$el.contains(document.activeElement)) return;
      this.asked = text;
      this.found = people;
      this.at = 0;
      this.open = true;
      this.follow();
    },
    close() {
      this.open = false;
      this.found = [];
    },
    choose(person) {
      this.$emit('choose', person.id);
      this.text = '';
      this.close();
      this.$refs.field.focus();
    },
    remove(person) {
      this.$emit('drop', person.id);
      this.$refs.field.focus();
    },
    key(event) {
      const last = this.found.length - 1;
      const to = { ArrowDown: this.at < last ? this.at + 1 : 0, ArrowUp: this.at > 0 ? this.at - 1 : last }[event.key];
      if (to != null && this.open && last >= 0) {
        event.preventDefault();
        this.at = to;
        this.$nextTick(() => {
          this.$refs.list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
        });
      } else if (event.key === 'ArrowDown' && !this.open) {
        this.typed();
      } else if (event.key === 'Enter') {
        event.preventDefault(); // a form around it is not sent
        if (this.open && this.found[this.at]) this.choose(this.found[this.at]);
      } else if (event.key === 'Escape' && this.open) {
        event.stopPropagation();
        this.close();
      } else if (event.key === 'Backspace' && !this.text && this.people.length) {
        this.remove(this.people[this.people.length - 1]);
      }
    },
  },
  template: `
  <div class="people-picker" :class="{ wrong: error }">
    <label class="own-label" :for="id">{{ label }}</label>
    <div class="people-box" ref="box" @click.self="$refs.field?.focus()">
      <ul v-if="people.length" class="people-chips" :aria-label="label">
        <li v-for="p in people" :key="p.id" class="people-chip" :title="p.username">
          <Ava :name="p.name" size="s"/><span class="clip">{{ p.name }}</span>
          <button v-if="!readonly" type="button" :aria-label="fill(words.remove, { name: p.name })" @click="remove(p)">
            <Icon name="close" :size="14"/></button>
        </li>
      </ul>
      <span v-else-if="readonly" class="muted">{{ words.nobody_yet }}</span>
      <input v-if="!readonly" ref="field" :id="id" v-model="text" role="combobox" autocomplete="off" spellcheck="false"
             aria-autocomplete="list" :aria-expanded="open" :aria-controls="id + '-list'"
             :aria-activedescendant="open && found.length ? id + '-' + at : null" :aria-invalid="error ? 'true' : null"
             :aria-describedby="error || hint ? id + '-note' : null" :placeholder="words.placeholder"
             @input="typed" @keydown="key" @blur="close">
    </div>
    <ul ref="list" popover="manual" role="listbox" class="floating" :id="id + '-list'" :aria-label="label"
        @mousedown.prevent>
      <li v-for="(p, n) in found" :key="p.id" role="option" class="floating-entry" :id="id + '-' + n"
          :aria-selected="n === at" @click="choose(p)" @mousemove="at = n">
        <Ava :name="p.name"/>
        <span class="floating-text">
          <span class="m clip">{{ p.name }}</span><span class="cap muted clip">{{ p.username }}</span>
        </span>
      </li>
      <li v-if="open && !found.length" role="option" aria-disabled="true" aria-selected="false"
          class="floating-none muted">{{ said }}</li>
    </ul>
    <p v-if="error || hint" class="note-line" :class="{ wrong: error }" :id="id + '-note'"
       :role="error ? 'alert' : null">{{ error || hint }}</p>
    <span class="sr" role="status">{{ said }}</span>
  </div>`,
};
