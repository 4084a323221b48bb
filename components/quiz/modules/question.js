// One question of a quiz, with the fields for its answer. What is given is kept outside.
import { IconButton } from 'cohort-kit/icon_button.js';
import { moved } from 'cohort-kit/moving.js';
import { fill } from 'cohort-kit/words.js';
import { placeGaps, showGaps } from './gaps.js';

const TYPED = ['short_text', 'number', 'essay'];

export const Question = {
  components: { IconButton },
  props: {
    question: Object,
    given: null, // see db.quizzes.scoring
    over: Boolean,
    wrong: String, // what is wrong with the answer, in a sentence
    isLong: Boolean,
    mostInGap: Number,
    words: Object,
  },
  emits: ['give', 'send'],

  mounted() {
    this.fillGaps();
  },

  updated() {
    this.fillGaps();
  },

  computed: {
    isTyped() {
      return TYPED.includes(this.question.kind);
    },
  },

  methods: {
    fill,
    give(value, typing = false) {
      this.$emit('give', value, typing);
    },
    tickOption(index, on) {
      const chosen = new Set(this.given ?? []);
      if (on) chosen.add(index);
      else chosen.delete(index);
      this.give(chosen.size ? [...chosen].toSorted((a, b) => a - b) : null);
    },
    match(left, value) {
      const pairs = [...(this.given ?? this.question.lefts.map(() => null))];
      pairs[left] = value === '' ? null : Number(value);
      this.give(pairs.some((one) => one != null) ? pairs : null);
    },
    order() {
      return this.given ?? this.question.options.map((_, index) => index);
    },
    move(from, to) {
      if (to < 0 || to >= this.question.options.length) return;
      this.give(moved(this.order(), from, to));
      const row = `[data-place="${this.question.id}-${to}"]`;
      this.$nextTick(() => this.$el.querySelector(row)?.focus());
    },
    plain(html) {
      return new DOMParser().parseFromString(html, 'text/html').body.textContent;
    },

    fillGaps() {
      if (this.question.kind !== 'gap_fill' || !this.$refs.text) return;
      placeGaps(this.$refs.text, this.question.gaps, this.words, { give: this.giveGap, leave: this.leaveGap });
      showGaps(this.$refs.text, this.given, { over: this.over, most: this.mostInGap });
    },
    giveGap(gap, value, typing) {
      const given = { ...this.given };
      if (value == null) delete given[gap.name];
      else given[gap.name] = value;
      this.give(Object.keys(given).length ? given : null, typing);
    },
    // What came from elsewhere meanwhile is shown now.
    leaveGap() {
      this.$emit('send');
      this.$nextTick(this.fillGaps);
    },
  },

  template: `
  <div class="quiz-question" tabindex="-1" role="group" :aria-labelledby="'quiz-text-' + question.id">
    <div class="quiz-ask">
      <span v-if="question.number != null" class="quiz-place cap muted">{{ fill(words.number, { n: question.number }) }}
        <template v-if="question.points">· {{ question.points }}</template></span>
      <div ref="text" class="quiz-text prose" :id="'quiz-text-' + question.id" v-html="question.html"></div>
    </div>

    <template v-if="question.kind === 'single_choice' || question.kind === 'true_false'">
      <label v-for="(option, n) in question.options" :key="n" class="quiz-option" :class="{ on: given === n }">
        <input type="radio" :name="'quiz-' + question.id" :checked="given === n" :disabled="over"
               @change="give(n)"><span v-html="option"></span></label>
      <button v-if="given != null && !over" type="button" class="co-btn co-quiet co-small quiz-clear"
              @click="give(null)">{{ words.clear }}</button>
    </template>

    <template v-else-if="question.kind === 'multiple_choice'">
      <label v-for="(option, n) in question.options" :key="n" class="quiz-option"
             :class="{ on: (given ?? []).includes(n) }">
        <input type="checkbox" :checked="(given ?? []).includes(n)" :disabled="over"
               @change="tickOption(n, $event.target.checked)"><span v-html="option"></span></label>
    </template>

    <label v-else-if="isTyped" class="quiz-typed">
      <span class="cap muted">{{ words.answer }}</span>
      <textarea v-if="question.kind === 'essay'" class="field" rows="9" :value="given ?? ''" :disabled="over"
                :aria-invalid="isLong" @input="give($event.target.value || null, true)" @blur="$emit('send')"></textarea>
      <span v-else class="line">
        <input class="field" :value="given ?? ''" :disabled="over" autocomplete="off"
               :aria-invalid="isLong" :inputmode="question.kind === 'number' ? 'decimal' : null"
               @input="give($event.target.value || null, true)" @blur="$emit('send')">
        <span v-if="question.unit" class="muted">{{ question.unit }}</span></span>
    </label>

    <div v-else-if="question.kind === 'matching'" class="quiz-pairs">
      <label v-for="(left, n) in question.lefts" :key="n" class="quiz-pair">
        <span v-html="left"></span>
        <select :aria-label="plain(left)" :disabled="over" :value="given?.[n] ?? ''"
                @change="match(n, $event.target.value)">
          <option value="">{{ words.choose }}</option>
          <option v-for="(option, o) in question.options" :key="o" :value="o">{{ plain(option) }}</option>
        </select></label>
    </div>

    <div v-else-if="question.kind === 'ordering'" class="quiz-order-box">
      <ol class="quiz-order">
        <li v-for="(index, place) in order()" :key="index" class="quiz-option" tabindex="0"
            :data-place="question.id + '-' + place"
            @keydown.alt.up.prevent="!over && move(place, place - 1)"
            @keydown.alt.down.prevent="!over && move(place, place + 1)">
          <span class="fig muted">{{ place + 1 }}</span><span class="grow" v-html="question.options[index]"></span>
          <IconButton icon="keyboard_arrow_up" :label="fill(words.up, { name: plain(question.options[index]) })"
                      :disabled="over || !place" @click="move(place, place - 1)"/>
          <IconButton icon="keyboard_arrow_down" :label="fill(words.down, { name: plain(question.options[index]) })"
                      :disabled="over || place === question.options.length - 1" @click="move(place, place + 1)"/>
        </li>
      </ol>
      <button v-if="given == null && !over" type="button" class="co-btn co-small" @click="give(order())">
        {{ words.order_kept }}</button>
    </div>

    <p v-if="wrong" class="note-line wrong" role="alert">{{ wrong }}</p>
  </div>`,
};
