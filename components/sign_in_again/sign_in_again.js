// A sign-in that ends: a note before, a cover afterwards, and the form to sign in again while the page stays.
import { parts } from 'cohort-kit';
import 'cohort-kit/escape.js';

const TOUCHES = ['pointerdown', 'keydown'];

export default {
  components: parts,
  props: { username: String, name: String, action: String, fields: Object, words: Object, beat: Number },
  emits: ['stay', 'used'],

  data: () => ({
    kind: '',
    sentence: '',
    locked: false,
    asksCode: false,
    password: '',
    code: '',
    wrong: null,
    busy: false,
  }),

  mounted() {
    this.usedAt = Date.now();
    TOUCHES.forEach((touch) => addEventListener(touch, this.used, { passive: true, capture: true }));
  },
  unmounted() {
    TOUCHES.forEach((touch) => removeEventListener(touch, this.used, { capture: true }));
  },

  methods: {
    used() {
      if (this.locked || this.kind === 'last') return;
      if (this.kind === 'idle') this.$emit('stay');
      else if (Date.now() - this.usedAt > this.beat * 1000) this.$emit('used');
      else return;
      this.usedAt = Date.now();
    },

    warn(kind, sentence) {
      this.uncover();
      this.kind = kind;
      this.sentence = sentence;
    },
    calm() {
      this.kind = '';
      this.uncover();
    },
    lock() {
      this.kind = '';
      if (this.locked) return;
      this.locked = true;
      this.show();
    },

    // What was typed while the page was already covered for the server is said again once it listens.
    uncover() {
      this.locked = false;
      if (!this.$refs.box.open) return;
      this.$refs.box.close();
      this.typedAt?.dispatchEvent(new Event('input', { bubbles: true }));
      this.typedAt?.focus();
      this.typedAt = null;
    },

    async show() {
      if (this.$refs.box.open) return;
      this.typedAt = document.activeElement?.matches('input, textarea, [contenteditable]')
        ? document.activeElement
        : null;
      Object.assign(this, { asksCode: false, password: '', code: '', wrong: null, busy: false });
      this.$refs.box.showModal();
      await Vue.nextTick();
      this.$refs.password.focus();
    },
    closed() {
      if (this.locked) this.$refs.box.showModal();
    },

    async send() {
      if (this.busy) return;
      Object.assign(this, { busy: true, wrong: null });
      const said = new URLSearchParams({ ...this.fields, password: this.password, code: this.code });
      let answer;
      try {
        const response = await fetch(this.action, {
          method: 'POST',
          body: said,
          headers: { Accept: 'application/json' },
          redirect: 'error',
        });
        answer = await response.json();
      } catch {
        answer = { field: 'password', sentence: this.words.failed };
      }
      this.busy = false;
      if (answer.leave) window.location.reload();
      if (answer.ask) this.asksCode = true;
      if (answer.sentence) this.wrong = answer;
      if (!answer.done) {
        await Vue.nextTick();
        (this.asksCode && answer.field !== 'password' ? this.$refs.code : this.$refs.password).focus();
      }
    },
    wrongAt(field) {
      return this.wrong && (this.wrong.field || 'password') === field ? this.wrong.sentence : '';
    },
  },

  template: `
  <div class="again">
    <div class="again-live" role="status">
      <div v-if="kind" class="again-note">
        <Icon name="lock_clock" size="20"/>
        <span class="grow">{{ sentence }}</span>
        <button v-if="kind === 'idle'" type="button" class="co-btn co-small" @click="$emit('stay')">
          {{ words.stay }}
        </button>
        <button v-else type="button" class="co-btn co-small" @click="show">{{ words.again }}</button>
      </div>
    </div>
    <dialog ref="box" class="again-box" :class="{ locked }" aria-labelledby="again-title"
            @cancel="locked && $event.preventDefault()" @close="closed">
      <form class="stack-s" method="post" :action="action" @submit.prevent="send">
        <h2 id="again-title" class="co-heading">{{ locked ? words.over : words.again }}</h2>
        <p class="co-text">{{ words.kept }}</p>
        <p class="m">{{ name }}</p>
        <input class="sr" type="text" name="username" :value="username" autocomplete="username" readonly tabindex="-1"
               aria-hidden="true">
        <div :class="{ wrong: wrongAt('password') }">
          <label class="own-label" for="again-password">{{ words.password }}</label>
          <input id="again-password" ref="password" v-model="password" class="again-field" type="password"
                 name="password" autocomplete="current-password" required
                 :aria-invalid="!!wrongAt('password')" aria-describedby="again-password-note">
          <div id="again-password-note" class="note-line" :class="{ wrong: wrongAt('password') }" role="alert">
            {{ wrongAt('password') }}
          </div>
        </div>
        <div v-if="asksCode" :class="{ wrong: wrongAt('code') }">
          <label class="own-label" for="again-code">{{ words.code }}</label>
          <input id="again-code" ref="code" v-model="code" class="again-field" type="text" name="code"
                 autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required
                 :aria-invalid="!!wrongAt('code')" aria-describedby="again-code-note">
          <div id="again-code-note" class="note-line" :class="{ wrong: wrongAt('code') }" role="alert">
            {{ wrongAt('code') || words.code_hint }}
          </div>
        </div>
        <div class="again-foot">
          <a v-if="locked" href="/sign-in">{{ words.somebody_else }}</a>
          <button v-else type="button" class="co-btn co-quiet" @click="$refs.box.close()">{{ words.cancel }}</button>
          <button type="submit" class="co-btn co-primary" :disabled="busy">{{ words.sign_in }}</button>
        </div>
      </form>
    </dialog>
  </div>`,
};
