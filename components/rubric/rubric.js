// A rubric as its author writes it: criteria come, go and move, each with levels and their points.
import { Icon } from 'cohort-kit';
import { IconButton } from 'cohort-kit/icon_button.js';
import { isTooLong } from 'cohort-kit/limits.js';
import { moved } from 'cohort-kit/moving.js';
import { fill } from 'cohort-kit/words.js';

let keys = 0;
const key = () => (keys += 1);
const keyed = (criteria) =>
  (criteria ?? []).map((one) => ({
    ...one,
    $key: key(),
    levels: one.levels.map((level) => ({ ...level, $key: key() })),
  }));
const plain = (criteria) =>
  criteria.map(({ $key, levels, ...one }) => ({
    ...one,
    levels: levels.map(({ $key: _, ...level }) => level),
  }));
const number = (text) => {
  const value = Number(String(text).replace(',', '.'));
  return String(text).trim() === '' || Number.isNaN(value) ? 0 : value;
};

export default {
  components: { Icon, IconButton },
  props: {
    value: Array,
    revision: Number,
    label: String,
    hint: String,
    error: String,
    words: Object,
    most: Array,
    longest: Array,
  },
  emits: ['update:value'],
  data() {
    return { criteria: keyed(this.value) };
  },
  created() {
    this.id = `rubric-${Math.random().toString(36).slice(2)}`;
    this.timer = null;
  },
  beforeUnmount() {
    clearTimeout(this.timer);
  },
  watch: {
    revision() {
      this.criteria = keyed(this.value);
    },
  },
  computed: {
    worth() {
      const best = this.criteria.map(({ levels }) => Math.max(0, ...levels.map(({ points }) => number(points))));
      return Math.round(best.reduce((sum, points) => sum + points, 0) * 100) / 100;
    },
  },
  methods: {
    fill,
    isTitleLong(text) {
      return isTooLong(text.trim(), this.longest[0]);
    },
    isTextLong(text) {
      return isTooLong(text.trim(), this.longest[1]);
    },
    name(criterion) {
      return criterion.title.trim() || this.words.nameless;
    },
    of(label, criterion) {
      return fill(this.words.of, { label, name: this.name(criterion) });
    },
    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(this.tell, 250);
    },
    tell() {
      clearTimeout(this.timer);
      this.$emit('update:value', plain(this.criteria));
    },
    add() {
      const levels = this.words.first_levels.map((title) => ({ title, points: '', description: '', $key: key() }));
      this.criteria.push({ id: '', title: '', description: '', levels, $key: key() });
      this.tell();
      this.$nextTick(() => this.$el.querySelector('.rubric-own:last-of-type input')?.focus());
    },
    remove(n) {
      this.criteria.splice(n, 1);
      this.tell();
      this.$nextTick(() => this.$refs.add?.focus());
    },
    move(n, to) {
      if (to < 0 || to >= this.criteria.length) return;
      this.criteria = moved(this.criteria, n, to);
      this.tell();
    },
    addLevel(criterion, event) {
      const box = event.currentTarget.closest('.rubric-own');
      criterion.levels.push({ title: '', points: '', description: '', $key: key() });
      this.tell();
      this.$nextTick(() => box.querySelector('.rubric-level:last-of-type input')?.focus());
    },
    removeLevel(criterion, n) {
      criterion.levels.splice(n, 1);
      this.tell();
    },
  },
  template: `
  <fieldset class="rubric-editor" :class="{ wrong: error }" :aria-describedby="error || hint ? id : null">
    <legend class="markdown-label">{{ label }}
      <span v-if="criteria.length" class="muted fig"> · {{ fill(words.worth, { points: worth }) }}</span></legend>
    <p v-if="!criteria.length" class="cap muted">{{ words.none }}</p>
    <div v-for="(one, n) in criteria" :key="one.$key" class="rubric-own" role="group"
         :aria-label="one.title.trim() || fill(words.criterion, { n: n + 1 })"
         @keydown.alt.up.prevent="move(n, n - 1)" @keydown.alt.down.prevent="move(n, n + 1)">
      <div class="line">
        <input class="field grow m" v-model="one.title" :aria-invalid="isTitleLong(one.title)" :placeholder="words.title"
               :aria-label="fill(words.criterion, { n: n + 1 })" @input="later" @blur="tell">
        <IconButton icon="keyboard_arrow_up" :label="fill(words.up, { name: name(one) })" :disabled="!n"
                    @click="move(n, n - 1)"/>
        <IconButton icon="keyboard_arrow_down" :label="fill(words.down, { name: name(one) })"
                    :disabled="n === criteria.length - 1" @click="move(n, n + 1)"/>
        <IconButton icon="close" :label="fill(words.remove, { name: name(one) })" @click="remove(n)"/>
      </div>
      <textarea class="field" rows="1" v-model="one.description" :aria-invalid="isTextLong(one.description)" :placeholder="words.about"
                :aria-label="of(words.about, one)" @input="later" @blur="tell"></textarea>
      <div v-for="(level, m) in one.levels" :key="level.$key" class="rubric-level">
        <input class="field" v-model="level.title" :aria-invalid="isTitleLong(level.title)" :placeholder="words.level"
               :aria-label="of(words.level, one)" @input="later" @blur="tell">
        <input class="field" v-model="level.description" :aria-invalid="isTextLong(level.description)"
               :placeholder="words.level_about"
               :aria-label="of(words.level_about, one)" @input="later" @blur="tell">
        <input class="field fig" v-model="level.points" inputmode="decimal" :placeholder="words.points"
               :aria-label="of(words.points, one)" @input="later" @blur="tell">
        <IconButton icon="close" :label="fill(words.remove_level, { name: level.title.trim() || m + 1 })"
                    @click="removeLevel(one, m)"/>
      </div>
      <p v-if="!one.levels.length" class="cap muted">{{ words.no_levels }}</p>
      <button v-if="one.levels.length < most[1]" type="button" class="co-btn co-quiet co-small"
              @click="addLevel(one, $event)"><Icon name="add"/>{{ words.add_level }}</button>
    </div>
    <button v-if="criteria.length < most[0]" ref="add" type="button" class="co-btn co-small" @click="add">
      <Icon name="add"/>{{ words.add }}</button>
    <p v-if="error || hint" class="note-line" :class="{ wrong: error }" :id="id" :role="error ? 'alert' : null">
      {{ error || hint }}</p>
  </fieldset>`,
};
