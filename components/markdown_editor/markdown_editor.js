// A text field for Markdown: tools that work on the selection, and a preview that Python renders.
import { IconButton } from 'cohort-kit/icon_button.js';

const TOOLS = [
  { name: 'heading', icon: 'title', key: null },
  { name: 'bold', icon: 'format_bold', key: 'b' },
  { name: 'italic', icon: 'format_italic', key: 'i' },
  { name: 'list', icon: 'format_list_bulleted', key: null },
  { name: 'code', icon: 'code', key: 'e' },
  { name: 'link', icon: 'link', key: 'k' },
];
const AROUND = { bold: '**', italic: '*', code: '`' };
const BEFORE = { heading: '## ', list: '- ' };

export default {
  components: { IconButton },
  props: {
    value: String,
    revision: Number,
    html: String,
    rows: Number,
    label: String,
    hint: String,
    error: String,
    readonly: Boolean,
    words: Object,
  },
  emits: ['update:value'],
  data() {
    return { text: this.value ?? '', told: this.value ?? '', view: 'write', at: 0, tools: TOOLS };
  },
  created() {
    this.timer = null;
    this.id = `markdown-${Math.random().toString(36).slice(2)}`;
  },
  watch: {
    revision() {
      clearTimeout(this.timer);
      this.text = this.value ?? '';
      this.told = this.text;
    },
  },
  beforeUnmount() {
    clearTimeout(this.timer);
  },
  methods: {
    typed() {
      clearTimeout(this.timer);
      this.timer = setTimeout(this.tell, 250);
    },
    tell() {
      clearTimeout(this.timer);
      if (this.text === this.told) return;
      this.told = this.text;
      this.$emit('update:value', this.text);
    },
    // puts text in place of a range, so that the browser's own undo takes it back
    put(from, to, text, selectFrom, selectTo) {
      const area = this.$refs.area;
      area.focus();
      area.setSelectionRange(from, to);
      if (!document.execCommand('insertText', false, text)) {
        area.setRangeText(text, from, to);
        area.dispatchEvent(new Event('input'));
      }
      area.setSelectionRange(selectFrom, selectTo);
    },
    use(tool) {
      if (AROUND[tool.name]) this.surround(AROUND[tool.name]);
      else if (BEFORE[tool.name]) this.begin(BEFORE[tool.name]);
      else this.link();
    },
    surround(sign) {
      const { selectionStart: from, selectionEnd: to, value } = this.$refs.area;
      const size = sign.length;
      const chosen = value.slice(from, to);
      if (value.slice(from - size, from) === sign && value.slice(to, to + size) === sign) {
        this.put(from - size, to + size, chosen, from - size, to - size);
      } else {
        this.put(from, to, sign + chosen + sign, from + size, to + size);
      }
    },
    // every chosen line begins with the sign, or none does any more
    begin(sign) {
      const { selectionStart, selectionEnd, value } = this.$refs.area;
      const from = value.lastIndexOf('\n', selectionStart - 1) + 1;
      const next = value.indexOf('\n', selectionEnd);
      const to = next < 0 ? value.length : next;
      const lines = value.slice(from, to).split('\n');
      const all = lines.every((line) => line.startsWith(sign));
      const text = lines.map((line) => (all ? line.slice(sign.length) : sign + line)).join('\n');
      const many = lines.length > 1;
      this.put(from, to, text, many ? from : from + text.length, from + text.length);
    },
    link() {
      const { selectionStart: from, selectionEnd: to, value } = this.$refs.area;
      const chosen = value.slice(from, to) || this.words.link_text;
      const address = from + chosen.length + 3;
      this.put(from, to, `[${chosen}](https://)`, address, address + 8);
    },
    key(event) {
      const command = (event.ctrlKey || event.metaKey) && !event.altKey;
      const tool = command && TOOLS.find((one) => one.key === event.key.toLowerCase());
      if (tool) {
        event.preventDefault();
        event.stopPropagation();
        this.use(tool);
      } else if (event.key === 'Enter' && !event.shiftKey) {
        this.continueList(event);
      }
    },
    continueList(event) {
      const { selectionStart: from, selectionEnd: to, value } = this.$refs.area;
      const line = value.slice(value.lastIndexOf('\n', from - 1) + 1, from);
      const [, sign, rest] = line.match(/^(\s*[-*] )(.*)$/) ?? [];
      if (!sign) return;
      event.preventDefault();
      if (rest.trim()) this.put(from, to, '\n' + sign, from + 1 + sign.length, from + 1 + sign.length);
      else this.put(from - line.length, to, '', from - line.length, from - line.length);
    },
    // one tab stop for all tools, arrows between them
    walk(event) {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      this.at = (this.at + step + TOOLS.length) % TOOLS.length;
      event.currentTarget.querySelectorAll('button')[this.at].focus();
    },
    title(tool) {
      return tool.key ? `${this.words[tool.name]} (Ctrl+${tool.key.toUpperCase()})` : this.words[tool.name];
    },
  },
  template: `
  <div class="markdown" :class="['shows-' + view, { wrong: error }]">
    <div class="markdown-top">
      <label :for="id" class="markdown-label">{{ label }}</label>
      <div class="segs markdown-views" role="group" :aria-label="label">
        <button v-for="v in ['write', 'preview']" :key="v" type="button" :aria-pressed="view === v"
                @click="view = v">{{ words[v] }}</button>
      </div>
    </div>
    <div class="markdown-panes">
      <div class="markdown-write">
        <div v-if="!readonly" class="markdown-tools" role="toolbar" :aria-label="words.tools" :aria-controls="id" @keydown="walk">
          <IconButton v-for="(tool, n) in tools" :key="tool.name" :icon="tool.icon"
                      :label="words[tool.name]" :hint="title(tool)" :tabindex="n === at ? 0 : -1"
                      @mousedown.prevent @click="at = n; use(tool)"/>
        </div>
        <textarea ref="area" :id="id" v-model="text" :rows="rows" spellcheck="true" :readonly="readonly"
                  :aria-invalid="error ? 'true' : null" :aria-describedby="error || hint ? id + '-note' : null"
                  @input="typed" @blur="tell" @keydown="key"></textarea>
      </div>
      <div class="markdown-read" role="region" :aria-label="words.preview" tabindex="0">
        <div v-if="html" class="prose" v-html="html"></div>
        <p v-else class="muted">{{ words.empty }}</p>
      </div>
    </div>
    <p v-if="error || hint" class="note-line" :class="{ wrong: error }" :id="id + '-note'"
       :role="error ? 'alert' : null">{{ error || hint }}</p>
  </div>`,
};
