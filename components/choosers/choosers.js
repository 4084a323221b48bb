// Small menus side by side that narrow a list. Native ones: every keyboard and every phone knows them.
import { parts } from 'cohort-kit';

export default {
  components: parts,
  props: { choosers: Array, label: String, words: Object },
  emits: ['choose', 'clear'],
  computed: {
    narrowed() {
      return this.choosers.some((one) => one.value !== one.options[0][0]);
    },
  },
  template: `
    <div class="choosers" role="group" :aria-label="label">
      <label v-for="one in choosers" :key="one.key" class="chooser" :class="{ set: one.value !== one.options[0][0] }">
        <span class="cap muted">{{ one.label }}</span>
        <span class="field">
          <select :value="one.value" @change="$emit('choose', [one.key, $event.target.value])">
            <option v-for="[value, words] in one.options" :key="value" :value="value">{{ words }}</option>
          </select>
          <Icon name="expand_more" size="18" />
        </span>
      </label>
      <button v-if="narrowed" type="button" class="co-btn co-quiet co-small" @click="$emit('clear')">
        <Icon name="close" size="16" />{{ words.clear }}
      </button>
    </div>`,
};
