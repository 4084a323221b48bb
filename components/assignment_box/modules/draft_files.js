// The files of a draft, those that are on their way, and where more are picked.
import { Icon } from 'cohort-kit';

export const DraftFiles = {
  components: { Icon },
  props: { files: Array, arriving: Array, takes: Object, busy: Boolean, closed: Boolean, words: Object },
  emits: ['pick', 'forget', 'remove'],
  methods: {
    focus() {
      this.$refs.pick.focus();
    },
    pick(event) {
      const files = [...event.target.files];
      event.target.value = '';
      this.$emit('pick', files);
    },
  },
  template: `
  <ul v-if="files.length || arriving.length" class="hand-in-files">
    <li v-for="file in files" :key="file.id" class="hand-in-file">
      <Icon name="attach_file" size="18"/>
      <span class="two grow">
        <a class="clip m" :href="file.href">{{ file.name }}</a><span class="cap muted">{{ file.size }}</span>
      </span>
      <button type="button" class="co-btn co-quiet co-small" :aria-label="words.remove_file + ': ' + file.name"
              :disabled="busy" @click="$emit('remove', file)">{{ words.remove_file }}</button>
    </li>
    <li v-for="(file, n) in arriving" :key="n" class="hand-in-file">
      <Icon :name="file.problem ? 'error' : 'upload'" size="18" :class="{ 't-bad': file.problem }"/>
      <span class="two grow">
        <span class="clip m">{{ file.name }}</span>
        <span v-if="file.problem" class="cap t-bad" role="alert">{{ file.problem }}</span>
        <span v-else class="cap muted" role="status">{{ words.sending }}</span>
      </span>
      <button v-if="file.problem" type="button" class="co-btn co-quiet co-small"
              :aria-label="words.dismiss + ': ' + file.name" @click="$emit('forget', file)">{{ words.dismiss }}</button>
    </li>
  </ul>
  <div class="line wrap">
    <label class="co-btn hand-in-pick">
      <input ref="pick" type="file" class="sr" multiple :accept="takes.accept || null"
             :disabled="closed" @change="pick">
      <Icon name="attach_file"/>{{ words.add_files }}
    </label>
    <span class="cap muted">{{ takes.note }}</span>
  </div>`,
};
