// Words of another window that were replaced: they are not lost, and can be copied.
import { Icon } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';

export const Overtaken = {
  components: { Icon },
  props: { texts: Array, copied: null, words: Object },
  emits: ['copy', 'forget'],
  methods: { fill },
  template: `
  <div class="hand-in-part">
    <div v-for="(one, n) in texts" :key="n" class="banner warn hand-in-other">
      <Icon name="content_copy"/>
      <details class="grow">
        <summary>{{ fill(words.overtaken, one) }}</summary>
        <p class="hand-in-text" tabindex="0">{{ one.text }}</p>
      </details>
      <button type="button" class="co-btn co-small" @click="$emit('copy', one.text, n)">
        {{ copied === n ? words.copied : words.copy }}</button>
    </div>
    <div><button type="button" class="co-btn co-quiet co-small" @click="$emit('forget')">{{ words.forget }}</button></div>
  </div>`,
};
