// A short table to write: rows come, go and move; what is typed is told a moment later.
import { Icon } from 'cohort-kit';
import { IconButton } from 'cohort-kit/icon_button.js';
import { moved } from 'cohort-kit/moving.js';
import { fill } from 'cohort-kit/words.js';

const EMPTY = { text: '', number: null, check: false };
let keys = 0;
const keyed = (rows) => (rows ?? []).map((row) => ({ ...row, $key: (keys += 1) }));

export default {
  components: { Icon, IconButton },
  props: {
    value: Array,
    revision: Number,
    label: String,
    columns: Array,
    hint: String,
    error: String,
    ordered: Boolean,
    most: Number,
    wrong_at: Array,
    words: Object,
  },
  emits: ['update:value'],
  data() {
    return { rows: keyed(this.value) };
  },
  computed: {
    // What is only kept with a row, such as its id, is not shown.
    drawn() {
      return this.columns.filter(({ kind }) => kind !== 'kept');
    },
  },
  created() {
    this.id = `rows-${Math.random().toString(36).slice(2)}`;
    this.timer = null;
  },
  beforeUnmount() {
    clearTimeout(this.timer);
  },
  watch: {
    revision() {
      this.rows = keyed(this.value);
    },
  },
  methods: {
    fill,
    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(this.tell, 250);
    },
    tell() {
      clearTimeout(this.timer);
      this.$emit(
        'update:value',
        this.rows.map(({ $key, ...row }) => row),
      );
    },
    add() {
      const row = Object.fromEntries(this.columns.map((column) => [column.key, EMPTY[column.kind]]));
      this.rows.push({ ...row, $key: (keys += 1) });
      this.tell();
      this.$nextTick(() => this.$el.querySelector('tbody tr:last-child input')?.focus());
    },
    remove(n) {
      this.rows.splice(n, 1);
      this.tell();
      this.$nextTick(() => this.$refs.add.focus());
    },
    move(n, to) {
      if (to < 0 || to >= this.rows.length) return;
      this.rows = moved(this.rows, n, to);
      this.tell();
    },
    isWrong(n, column) {
      return (this.wrong_at ?? []).some(([row, key]) => row === n && key === column.key);
    },
  },
  template: `
  <fieldset class="rows-editor" :class="{ wrong: error }" :aria-describedby="error || hint ? id : null">
    <legend class="markdown-label">{{ label }}</legend>
    <table v-if="rows.length">
      <thead><tr>
        <th v-for="column in drawn" :key="column.key" scope="col" :class="column.kind"
            :style="column.grow ? { width: column.grow + '%' } : null">{{ column.label }}</th>
        <th class="rows-acts"></th>
      </tr></thead>
      <tbody>
        <tr v-for="(row, n) in rows" :key="row.$key"
            @keydown.alt.up.prevent="ordered && move(n, n - 1)" @keydown.alt.down.prevent="ordered && move(n, n + 1)">
          <td v-for="column in drawn" :key="column.key" :class="column.kind">
            <input v-if="column.kind === 'check'" type="checkbox" v-model="row[column.key]" @change="tell"
                   :aria-label="fill(words.cell, { label: column.label, n: n + 1 })">
            <input v-else-if="column.kind === 'number'" class="field fig" inputmode="decimal" :value="row[column.key] ?? ''"
                   :placeholder="column.hint" :aria-label="fill(words.cell, { label: column.label, n: n + 1 })"
                   :aria-invalid="isWrong(n, column)" @input="row[column.key] = $event.target.value; later()" @blur="tell">
            <input v-else class="field" v-model="row[column.key]" :placeholder="column.hint" :aria-invalid="isWrong(n, column)"
                   :aria-label="fill(words.cell, { label: column.label, n: n + 1 })" @input="later" @blur="tell">
          </td>
          <td class="rows-acts">
            <template v-if="ordered">
              <IconButton icon="keyboard_arrow_up" :label="fill(words.up, { n: n + 1 })" :disabled="!n" @click="move(n, n - 1)"/>
              <IconButton icon="keyboard_arrow_down" :label="fill(words.down, { n: n + 1 })"
                          :disabled="n === rows.length - 1" @click="move(n, n + 1)"/>
            </template>
            <IconButton icon="close" :label="fill(words.remove, { n: n + 1 })" @click="remove(n)"/>
          </td>
        </tr>
      </tbody>
    </table>
    <p v-else class="muted">{{ words.none }}</p>
    <button v-if="rows.length < most" ref="add" type="button" class="co-btn co-small" @click="add">
      <Icon name="add"/>{{ words.add }}</button>
    <p v-if="error || hint" class="note-line" :class="{ wrong: error }" :id="id" :role="error ? 'alert' : null">
      {{ error || hint }}</p>
  </fieldset>`,
};
