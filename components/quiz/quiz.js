// A quiz, for its learner. Each answer is sent as it is given and waits in the browser until the server has kept it.
import { onConnection, parts } from 'cohort-kit';
import { clock } from 'cohort-kit/clock.js';
import { tooLong } from 'cohort-kit/limits.js';
import { counted, fill } from 'cohort-kit/words.js';
import { Question } from 'cohort-quiz/question.js';
import { waiting } from 'cohort-quiz/waiting.js';

const TYPING_PAUSE = 600; // ms after the last key
const RESEND = 4000; // ms until what nobody has acknowledged is sent once more

export default {
  components: { ...parts, Question },
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

    <Question v-for="question in shown" :key="question.id" :question="question" :given="given[question.id]" :over="over"
              :wrong="lengthError(question) || refusals[question.id]" :is-long="Boolean(lengthError(question))"
              :most-in-gap="limits.answer" :words="words" @give="(value, typing) => give(question, value, typing)"
              @send="send(question.id)"/>

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
