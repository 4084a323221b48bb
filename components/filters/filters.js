// The states a list can be narrowed to, with their counts, and a search that waits until the typing pauses.
import { parts } from 'cohort-kit';

const PAUSE = 200;

export default {
  components: parts,
  props: { states: Array, state: String, q: String, placeholder: String, label: String, counts: Object },
  emits: ['state', 'search'],
  data() {
    return { chosen: this.state, typed: this.q, own: { ...this.counts } };
  },
  mounted() {
    const bar = this.$refs.bar; // on a phone the bar scrolls: bring the chosen one into sight
    const chosen = bar.querySelector('[aria-pressed=true]');
    if (chosen) bar.scrollLeft = chosen.offsetLeft - bar.offsetLeft - (bar.clientWidth - chosen.offsetWidth) / 2;
  },
  unmounted() {
    clearTimeout(this.pause);
  },
  methods: {
    count(news) {
      Object.assign(this.own, news);
    },
    choose(key) {
      if (key === this.chosen) return;
      this.chosen = key;
      this.$emit('state', key);
    },
    type(text) {
      this.typed = text;
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.$emit('search', this.typed.trim()), PAUSE);
    },
  },
  template: `
    <div class="filters">
      <div ref="bar" class="segs" role="group" :aria-label="label">
        <button v-for="[key, words] in states" :key="key" type="button" :aria-pressed="key === chosen"
                @click="choose(key)">{{ words }} <span class="count">{{ own[key] ?? 0 }}</span></button>
      </div>
      <label class="field">
        <Icon name="search" size="18" />
        <input type="search" autocomplete="off" :aria-label="placeholder" :placeholder="placeholder" :value="typed"
               @input="type($event.target.value)">
      </label>
    </div>`,
};
