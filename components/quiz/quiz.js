// A quiz, for its learner. Each answer is sent as it is given and waits in the browser until the server has kept it.
import { onConnection, parts } from 'cohort-kit';
import { clock } from 'cohort-kit/clock.js';
import { IconButton } from 'cohort-kit/icon_button.js';
import { isTooLong, tooLong } from 'cohort-kit/limits.js';
import { moved } from 'cohort-kit/moving.js';
import { counted, fill } from 'cohort-kit/words.js';

const TYPING_PAUSE = 600; // ms after the last key
const RESEND = 4000; // ms until what nobody has acknowledged is sent once more
const TYPED = ['short_text', 'number', 'essay'];

const waiting = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      return {}; // storage may be forbidden
    }
  },
  write(key, answers) {
    try {
      if (Object.keys(answers).length) localStorage.setItem(key, JSON.stringify(answers));
      else localStorage.removeItem(key);
    } catch {
      // then they wait only on this page
    }
  },
};

export default {
  components: { ...parts, IconButton },
  props: {
    attempt: Number,
    questions: Array,
    seconds_left: Number,
    one_by_one: Boolean,
    is_survey: Boolean,
    limits: Object,
    words: Object,
  },
  emits: ['answer', 'finish', 'submit', 'begin'],

  data() {
    const unsent = waiting.read(this.key());
    const given = Object.fromEntries(this.questions.map((question) => [question.id, question.given]));
    for (const [id, { value }] of Object.entries(unsent)) if (id in given) given[id] = value;
    const first = this.questions.findIndex((question) => question.number != null && given[question.id] == null);
    return {
      given,
      unsent,
      refusals: {},
      at: Math.max(0, first),
      online: true,
      asking: false,
      over: false,
      left: this.seconds_left,
      n: 0,
      added: '',
    };
  },

  created() {
    this.timers = {};
    this.begun = Object.keys(this.unsent).length > 0;
    for (const answer of Object.values(this.unsent)) answer.n = ++this.n;
    this.deadline = this.until(this.seconds_left);
  },

  mounted() {
    this.stopListening = onConnection({
      lost: () => (this.online = false),
      back: () => {
        this.online = true;
        this.sendAll();
      },
    });
    this.ticking = setInterval(this.tick, 500);
    this.sending = setInterval(this.sendAll, RESEND);
    this.sendAll();
    this.tick();
    this.fillGaps();
  },

  updated() {
    this.fillGaps();
  },

  unmounted() {
    this.stopListening();
    clearInterval(this.ticking);
    clearInterval(this.sending);
    for (const id of Object.keys(this.timers)) this.send(id);
  },

  computed: {
    shown() {
      return this.one_by_one ? [this.questions[this.at]] : this.questions;
    },
    asked() {
      return this.questions.filter((question) => question.number != null);
    },
    open() {
      return this.asked.filter((question) => !this.has(question.id)).length;
    },
    invalid() {
      return this.questions.filter((question) => this.lengthError(question));
    },
    status() {
      if (this.invalid.length) return this.words.not_saved;
      if (this.is_survey) return Object.keys(this.unsent).length ? this.words.kept_here : '';
      if (!this.online) return this.words.offline;
      return Object.keys(this.unsent).length ? this.words.saving : this.words.saved;
    },
    clock() {
      if (this.left == null) return '';
      if (this.left <= 0) return this.words.over;
      return fill(this.words.left, { time: clock(Math.ceil(this.left)) });
    },
    // said aloud only now and then
    spoken() {
      if (this.left == null || this.left <= 0) return this.clock;
      const minutes = Math.ceil(this.left / 60);
      const time = fill(this.words.minutes, { n: minutes });
      return [30, 10, 5, 2, 1].includes(minutes) ? fill(this.words.left, { time }) : '';
    },
  },

  methods: {
    counted,
    fill,
    key() {
      return `${this.is_survey ? 'survey' : 'quiz'}-${this.attempt}`;
    },
    // What is wrong with the length of an answer, in a sentence. Such a one is kept on this device and not sent.
    lengthError(question) {
      const given = this.given[question.id];
      const texts = question.kind === 'gap_fill' ? Object.values(given ?? {}) : [given];
      const most = question.kind === 'essay' ? this.limits.essay : this.limits.answer;
      return texts.map((text) => tooLong(text, most, this.words)).find(Boolean) ?? '';
    },
    has(id) {
      const given = this.given[id];
      if (given == null || given === '') return false;
      if (Array.isArray(given)) return given.some((one) => one != null);
      return typeof given !== 'object' || Object.values(given).some((one) => one != null && one !== '');
    },

    // the clock
    until(seconds) {
      return seconds == null ? null : performance.now() + seconds * 1000;
    },
    tick() {
      if (this.deadline == null) return;
      this.left = (this.deadline - performance.now()) / 1000;
      if (this.left > 0 || this.over) return;
      this.over = true;
      for (const id of Object.keys(this.timers)) this.send(id);
      this.$emit('finish');
    },
    set_clock(seconds) {
      const before = this.deadline;
      this.deadline = this.until(seconds);
      this.over = false;
      if (before != null && this.deadline != null) {
        const more = Math.round((this.deadline - before) / 60000);
        this.added = more > 0 ? counted(this.words.added, more, this.words) : '';
      }
      this.tick();
    },

    // answering
    give(question, value, typing = false) {
      if (this.over) return;
      this.given[question.id] = value;
      delete this.refusals[question.id];
      this.n += 1;
      this.unsent[question.id] = { value, n: this.n };
      waiting.write(this.key(), this.unsent);
      if (this.is_survey) {
        if (!this.begun) this.$emit('begin');
        this.begun = true;
        return;
      }
      clearTimeout(this.timers[question.id]);
      if (typing) this.timers[question.id] = setTimeout(() => this.send(question.id), TYPING_PAUSE);
      else this.send(question.id);
    },
    send(id) {
      if (this.is_survey) return;
      clearTimeout(this.timers[id]);
      delete this.timers[id];
      const answer = this.unsent[id];
      const isLong = this.invalid.some((question) => question.id === Number(id));
      if (answer && !isLong) this.$emit('answer', { id: Number(id), ...answer });
    },
    sendAll() {
      if (!this.online || this.over || this.is_survey) return;
      for (const id of Object.keys(this.unsent)) if (!this.timers[id]) this.send(id);
    },
    saved(id, n) {
      if (this.unsent[id]?.n === n) delete this.unsent[id];
      waiting.write(this.key(), this.unsent);
    },
    // a whole survey has been submitted
    submitted() {
      waiting.write(this.key(), {});
    },
    refused(id, n, sentence) {
      this.saved(id, n);
      this.refusals[id] = sentence;
    },
    set_answer(id, value) {
      if (!this.unsent[id]) this.given[id] = value;
    },
    tick_option(question, index, on) {
      const chosen = new Set(this.given[question.id] ?? []);
      if (on) chosen.add(index);
      else chosen.delete(index);
      this.give(question, chosen.size ? [...chosen].toSorted((a, b) => a - b) : null);
    },
    match(question, left, value) {
      const pairs = [...(this.given[question.id] ?? question.lefts.map(() => null))];
      pairs[left] = value === '' ? null : Number(value);
      this.give(question, pairs.some((one) => one != null) ? pairs : null);
    },
    order(question) {
      return this.given[question.id] ?? question.options.map((_, index) => index);
    },
    move(question, from, to) {
      if (to < 0 || to >= question.options.length) return;
      this.give(question, moved(this.order(question), from, to));
      const row = `[data-place="${question.id}-${to}"]`;
      this.$nextTick(() => this.$el.querySelector(row)?.focus());
    },
    plain(html) {
      return new DOMParser().parseFromString(html, 'text/html').body.textContent;
    },

    // a gap is written [[name]] in the text: the field takes its place there
    fillGaps() {
      for (const question of this.shown) {
        if (question.kind !== 'gap_fill') continue;
        const box = this.$el.querySelector(`[data-text="${question.id}"]`);
        if (!box) continue;
        if (box.dataset.filled !== 'yes') this.placeGaps(box, question);
        for (const field of box.querySelectorAll('[data-gap]')) {
          const value = String(this.given[question.id]?.[field.dataset.gap] ?? '');
          if (field.value !== value && document.activeElement !== field) field.value = value;
          field.disabled = this.over;
          field.setAttribute('aria-invalid', isTooLong(value, this.limits.answer));
        }
      }
    },
    placeGaps(box, question) {
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      const nodes = [];
      while (walker.nextNode()) if (walker.currentNode.data.includes('[[')) nodes.push(walker.currentNode);
      for (const node of nodes) {
        const pieces = node.data.split(/\[\[(.+?)\]\]/);
        const placed = pieces.map((piece, n) => {
          const gap = n % 2 ? question.gaps.find((one) => one.name === piece) : null;
          if (gap) return this.gapField(question, gap);
          return document.createTextNode(n % 2 ? `[[${piece}]]` : piece);
        });
        node.replaceWith(...placed);
      }
      box.dataset.filled = 'yes';
    },
    gapField(question, gap) {
      const field = document.createElement(gap.options.length ? 'select' : 'input');
      field.className = 'quiz-gap';
      field.dataset.gap = gap.name;
      field.setAttribute('aria-label', fill(this.words.gap, { name: gap.name }));
      if (gap.options.length) {
        field.append(new Option('…', ''), ...gap.options.map((text, index) => new Option(text, index)));
      } else {
        field.autocomplete = 'off';
        field.spellcheck = false;
      }
      const tell = (typing) => {
        const given = { ...this.given[question.id] };
        if (field.value === '') delete given[gap.name];
        else given[gap.name] = gap.options.length ? Number(field.value) : field.value;
        this.give(question, Object.keys(given).length ? given : null, typing);
      };
      field.addEventListener(gap.options.length ? 'change' : 'input', () => tell(!gap.options.length));
      field.addEventListener('blur', () => this.send(question.id));
      return field;
    },

    // going on
    go(to) {
      this.at = to;
      this.$nextTick(() => this.$el.querySelector('.quiz-question')?.focus({ preventScroll: true }));
    },
    finish() {
      for (const id of Object.keys(this.timers)) this.send(id);
      if (this.invalid.length) {
        this.asking = false;
        this.at = this.questions.indexOf(this.invalid[0]);
        this.$nextTick(() => this.$el.querySelector('[aria-invalid=true]')?.focus());
        return;
      }
      if (this.open && !this.asking) {
        this.asking = true;
        this.$nextTick(() => this.$refs.continueButton.focus());
        return;
      }
      this.asking = false;
      if (this.is_survey)
        this.$emit(
          'submit',
          Object.entries(this.given).filter(([, value]) => value != null),
        );
      else this.$emit('finish');
    },
    typed(kind) {
      return TYPED.includes(kind);
    },
  },

  template: `
  <div class="quiz">
    <div class="quiz-top">
      <div v-if="one_by_one" class="quiz-numbers" role="group" :aria-label="words.questions">
        <button v-for="(question, n) in questions" :key="question.id" type="button" class="quiz-number fig"
                :class="{ on: n === at, has: has(question.id) }" :aria-current="n === at ? 'step' : null"
                :aria-label="fill(words.number, { n: question.number ?? n + 1 }) + ', '
                             + (has(question.id) ? words.answered : words.open)"
                @click="go(n)">{{ question.number ?? '·' }}</button>
      </div>
      <span class="quiz-state cap muted" role="status">
        <Icon v-if="status" :name="!online ? 'cloud_off' : Object.keys(unsent).length ? 'cloud_upload' : 'cloud_done'" :size="15"/>
        {{ status }}</span>
      <span v-if="clock" class="quiz-clock fig" :class="{ soon: left < 60 }"><Icon name="timer" :size="16"/>{{ clock }}
        <span v-if="added" class="chip good">+ {{ added }}</span></span>
      <span class="sr" role="status">{{ spoken }}</span>
    </div>

    <div v-for="question in shown" :key="question.id" class="quiz-question" tabindex="-1" role="group"
         :aria-labelledby="'quiz-text-' + question.id">
      <div class="quiz-ask">
        <span v-if="question.number != null" class="quiz-place cap muted">{{ fill(words.number, { n: question.number }) }}
          <template v-if="question.points">· {{ question.points }}</template></span>
        <div class="quiz-text prose" :id="'quiz-text-' + question.id" :data-text="question.id" v-html="question.html"></div>
      </div>

      <template v-if="question.kind === 'single_choice' || question.kind === 'true_false'">
        <label v-for="(option, n) in question.options" :key="n" class="quiz-option"
               :class="{ on: given[question.id] === n }">
          <input type="radio" :name="'quiz-' + question.id" :checked="given[question.id] === n" :disabled="over"
                 @change="give(question, n)"><span v-html="option"></span></label>
        <button v-if="given[question.id] != null && !over" type="button" class="co-btn co-quiet co-small quiz-clear"
                @click="give(question, null)">{{ words.clear }}</button>
      </template>

      <template v-else-if="question.kind === 'multiple_choice'">
        <label v-for="(option, n) in question.options" :key="n" class="quiz-option"
               :class="{ on: (given[question.id] ?? []).includes(n) }">
          <input type="checkbox" :checked="(given[question.id] ?? []).includes(n)" :disabled="over"
                 @change="tick_option(question, n, $event.target.checked)"><span v-html="option"></span></label>
      </template>

      <label v-else-if="typed(question.kind)" class="quiz-typed">
        <span class="cap muted">{{ words.answer }}</span>
        <textarea v-if="question.kind === 'essay'" class="field" rows="9" :value="given[question.id] ?? ''" :disabled="over"
                  :aria-invalid="Boolean(lengthError(question))" @input="give(question, $event.target.value || null, true)"
                  @blur="send(question.id)"></textarea>
        <span v-else class="line">
          <input class="field" :value="given[question.id] ?? ''" :disabled="over" autocomplete="off"
                 :aria-invalid="Boolean(lengthError(question))"
                 :inputmode="question.kind === 'number' ? 'decimal' : null"
                 @input="give(question, $event.target.value || null, true)" @blur="send(question.id)">
          <span v-if="question.unit" class="muted">{{ question.unit }}</span></span>
      </label>

      <div v-else-if="question.kind === 'matching'" class="quiz-pairs">
        <label v-for="(left, n) in question.lefts" :key="n" class="quiz-pair">
          <span v-html="left"></span>
          <select :aria-label="plain(left)" :disabled="over" :value="given[question.id]?.[n] ?? ''"
                  @change="match(question, n, $event.target.value)">
            <option value="">{{ words.choose }}</option>
            <option v-for="(option, o) in question.options" :key="o" :value="o">{{ plain(option) }}</option>
          </select></label>
      </div>

      <div v-else-if="question.kind === 'ordering'" class="quiz-order-box">
        <ol class="quiz-order">
          <li v-for="(index, place) in order(question)" :key="index" class="quiz-option" tabindex="0"
              :data-place="question.id + '-' + place"
              @keydown.alt.up.prevent="!over && move(question, place, place - 1)"
              @keydown.alt.down.prevent="!over && move(question, place, place + 1)">
            <span class="fig muted">{{ place + 1 }}</span><span class="grow" v-html="question.options[index]"></span>
            <IconButton icon="keyboard_arrow_up" :label="fill(words.up, { name: plain(question.options[index]) })"
                        :disabled="over || !place" @click="move(question, place, place - 1)"/>
            <IconButton icon="keyboard_arrow_down" :label="fill(words.down, { name: plain(question.options[index]) })"
                        :disabled="over || place === question.options.length - 1"
                        @click="move(question, place, place + 1)"/>
          </li>
        </ol>
        <button v-if="given[question.id] == null && !over" type="button" class="co-btn co-small"
                @click="give(question, order(question))">{{ words.order_kept }}</button>
      </div>

      <p v-if="lengthError(question) || refusals[question.id]" class="note-line wrong" role="alert">
        {{ lengthError(question) || refusals[question.id] }}</p>
    </div>

    <div v-if="asking" class="banner warn" role="alertdialog" :aria-label="words.submit">
      <Icon name="warning"/><span class="grow">{{ counted(words.sure, open, words) }}</span>
      <button ref="continueButton" type="button" class="co-btn co-small" @click="asking = false">{{ words.continue }}</button>
      <button type="button" class="co-btn co-small co-primary" @click="finish">{{ words.submit_anyway }}</button>
    </div>
    <div v-else class="quiz-foot">
      <template v-if="one_by_one">
        <button type="button" class="co-btn" :disabled="!at" @click="go(at - 1)">
          <Icon name="arrow_back"/>{{ words.previous }}</button>
        <button v-if="at < questions.length - 1" type="button" class="co-btn" @click="go(at + 1)">
          {{ words.next }}<Icon name="arrow_forward"/></button>
      </template>
      <span class="end cap muted">{{ open ? fill(words.unanswered, { n: open, all: asked.length }) : words.all_answered }}</span>
      <button type="button" class="co-btn co-primary" :disabled="over" @click="finish">{{ words.submit }}</button>
    </div>
  </div>`,
};
