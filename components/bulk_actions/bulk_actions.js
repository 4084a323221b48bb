// What may be done to those who are selected, floating over the page. Esc in it selects nobody.
import { Icon } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';

export default {
  components: { Icon },
  props: { actions: Array, count: Number, words: Object },
  emits: ['action', 'clear'],
  data() {
    return { chosen: this.count, why: '' };
  },
  methods: {
    fill,
    set(count) {
      Object.assign(this, { chosen: count, why: '' });
    },
    // a finger cannot hover: pressing what is locked says why
    act(action) {
      this.why = action.locked || '';
      if (!action.locked) this.$emit('action', action.key);
    },
  },
  template: `
  <div class="acting" :class="{ 'acting-away': !chosen }" role="toolbar" :aria-label="words.label" :inert="!chosen"
       @keydown.esc="$emit('clear')">
    <span class="acting-count fig" role="status">{{ chosen ? fill(words.selected, { n: chosen }) : '' }}</span>
    <span v-if="why" class="acting-why cap" role="status">{{ why }}</span>
    <span class="bulk-buttons">
      <button v-for="action in actions" :key="action.key" type="button" class="co-btn co-small co-quiet"
              :aria-disabled="action.locked ? 'true' : null" :title="action.locked || null" :data-action="action.key"
              @click="act(action)">
        <Icon :name="action.locked ? 'lock' : action.icon" size="16"/>{{ action.label }}
        <span v-if="action.locked" class="sr">{{ action.locked }}</span>
      </button>
    </span>
    <button type="button" class="co-btn co-small co-quiet" :title="words.clear_hint" @click="$emit('clear')">
      <Icon name="close" size="16"/>{{ words.clear }}
    </button>
  </div>`,
};
