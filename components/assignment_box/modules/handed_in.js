// What was handed in for an assignment, and how to take it back or write again.
import { Icon, Mark } from 'cohort-kit';

export const HandedIn = {
  components: { Icon, Mark },
  props: { work: Object, writes: Boolean, waits: Boolean, words: Object },
  emits: ['take_back', 'write_again'],
  template: `
  <div class="hand-in-part">
    <h3 class="cap muted">{{ words.handed_in }}</h3>
    <div class="line wrap">
      <span class="m">{{ work.handed_in.when }}</span>
      <Mark v-if="work.handed_in.late" name="late" :text="work.handed_in.late"/>
    </div>
    <p v-if="work.handed_in.text" class="hand-in-text" tabindex="0">{{ work.handed_in.text }}</p>
    <a v-for="file in work.handed_in.files" :key="file.href" class="link line" :href="file.href">
      <Icon name="attach_file" size="16"/>{{ file.name }}<span class="cap muted">{{ file.size }}</span>
    </a>
    <div v-if="work.open && (work.take_back || !writes)" class="line wrap">
      <button v-if="work.take_back" type="button" class="co-btn" :disabled="waits" @click="$emit('take_back')">
        <Icon name="undo"/>{{ words.take_back }}</button>
      <button v-else type="button" class="co-btn" @click="$emit('write_again')">{{ words.write_again }}</button>
      <span class="cap muted">{{ work.take_back || work.attempts }}</span>
    </div>
  </div>`,
};
