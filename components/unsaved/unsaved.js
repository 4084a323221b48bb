// The question before what is not saved is dropped: above everything else, whatever is open.
import 'cohort-kit/escape.js';
import { unsaved } from 'cohort-kit/unsaved.js';

export default {
  props: { words: Object },
  mounted() {
    unsaved.asking(this.ask);
  },
  unmounted() {
    unsaved.asking(null);
  },
  data: () => ({ isOpen: false }),
  methods: {
    ask() {
      if (this.asked) return this.asked;
      this.before = document.activeElement;
      this.asked = new Promise((answer) => (this.tell = answer));
      this.isOpen = true;
      setTimeout(() => this.asked && this.$refs.box?.showModal()); // the Escape that asks would answer at once, too
      return this.asked;
    },
    answer(goes) {
      if (!this.asked) return;
      this.$refs.box.close();
      this.isOpen = false;
      this.asked = null;
      if (!goes && this.before?.isConnected) this.before.focus({ preventScroll: true });
      this.tell(goes);
    },
  },
  template: `
  <dialog ref="box" class="unsaved-ask" role="alertdialog" aria-labelledby="unsaved-title" aria-describedby="unsaved-text"
          @cancel.prevent="answer(false)" @keydown.stop @keyup.stop @click.self="answer(false)">
    <template v-if="isOpen">
    <div class="dialog-head"><h2 class="co-heading" id="unsaved-title">{{ words.title }}</h2></div>
    <div class="dialog-body"><p class="co-text" id="unsaved-text">{{ words.text }}</p></div>
    <div class="dialog-foot">
      <button type="button" class="co-btn" autofocus @click="answer(false)">{{ words.keep }}</button>
      <button type="button" class="co-btn co-danger" @click="answer(true)">{{ words.discard }}</button>
    </div>
    </template>
  </dialog>`,
};
