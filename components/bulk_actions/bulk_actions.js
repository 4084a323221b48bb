// What may be done to those who are selected, floating over the page. Esc in it selects nobody.
import { Icon } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';

export default {
  components: { Icon },
  props: { deeds: Array, count: Number, words: Object },
  emits: ['deed', 'clear'],
  data() {
    return { chosen: this.count, why: '' };
  },
  methods: {
    fill,
    set(count) {
      Object.assign(this, { chosen: count, why: '' });
    },
    // a finger cannot hover: pressing what is locked says why
    act(deed) {
      this.why = deed.locked || '';
      if (!deed.locked) this.$emit('deed', deed.key);
    },
  },
  template: `
  <div class="acting" :class="{ 'acting-away': !chosen }" role="toolbar" :aria-label="words.label" :inert="!chosen"
       @keydown.esc="$emit('clear')">
    <span class="acting-count fig" role="status">{{ chosen ? fill(words.selected, { n: chosen }) : '' }}</span>
    <span v-if="why" class="acting-why cap" role="status">{{ why }}</span>
    <span class="acting-deeds">
      <button v-for="deed in deeds" :key="deed.key" type="button" class="co-btn co-small co-quiet"
              :aria-disabled="deed.locked ? 'true' : null" :title="deed.locked || null" :data-deed="deed.key"
              @click="act(deed)">
        <Icon :name="deed.locked ? 'lock' : deed.icon" size="16"/>{{ deed.label }}
        <span v-if="deed.locked" class="sr">{{ deed.locked }}</span>
      </button>
    </span>
    <button type="button" class="co-btn co-small co-quiet" :title="words.clear_hint" @click="$emit('clear')">
      <Icon name="close" size="16"/>{{ words.clear }}
    </button>
  </div>`,
};
