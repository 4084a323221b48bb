// What says something about a field, layer by layer; the one that holds has the filled mark, the word and the weight.
import { Icon, Mark } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';

export default {
  components: { Icon, Mark },
  props: { name: String, lines: Array, locked: String, reverts: Boolean, words: Object },
  emits: ['revert'],
  methods: { fill },
  template: `
  <div class="layers" :class="{ bare: !lines.length && !locked && !reverts }">
    <ul v-if="lines.length">
      <li v-for="(line, n) in lines" :key="n" :class="{ holds: line.holds && lines.length > 1 }">
        <Icon v-if="lines.length > 1" :name="line.holds ? 'radio_button_checked' : 'radio_button_unchecked'"/>
        <span><b>{{ line.whose }}</b> <span class="says">{{ line.says }}</span>
          <span v-if="line.holds && lines.length > 1" class="chip">{{ words.holds }}</span>
          <span v-if="line.by" class="by">{{ line.by }}</span></span>
      </li>
    </ul>
    <Mark v-if="locked" name="locked" :text="locked"/>
    <button v-if="reverts" type="button" class="co-btn co-quiet co-small" @click="$emit('revert')"
            :aria-label="fill(words.revert_of, { name })"><Icon name="undo" :size="16"/>{{ words.revert }}</button>
  </div>`,
};
