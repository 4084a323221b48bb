// A rubric: criteria with their levels, shown with what was chosen, or to choose from.
import { Icon } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';

// The place of the chosen level; the words of a level may have changed since, its points say which it was.
const place = ({ levels }, choice) => {
  if (choice?.points == null) return -1;
  const exactly = levels.findIndex(({ points, title }) => points === choice.points && title === choice.level);
  return exactly < 0 ? levels.findIndex(({ points }) => points === choice.points) : exactly;
};

export const sumOf = (criteria, chosen) => {
  const levels = criteria.map((criterion) => criterion.levels[place(criterion, chosen[criterion.id])]);
  return levels.reduce((sum, level) => sum + Math.round(Number(level?.points ?? 0) * 100), 0) / 100;
};

export const isWhole = (criteria, chosen) =>
  criteria.every((criterion) => !criterion.levels.length || place(criterion, chosen[criterion.id]) >= 0);

export const Rubric = {
  components: { Icon },
  props: { criteria: Array, chosen: { default: () => ({}) }, picks: Boolean, name: String, words: Object },
  emits: ['choose'],
  methods: {
    fill,
    at(criterion) {
      return place(criterion, this.chosen[criterion.id]);
    },
    score(criterion) {
      const level = criterion.levels[this.at(criterion)];
      return criterion.levels.length
        ? fill(level ? this.words.of : this.words.up_to, {
            points: level?.points,
            out_of: criterion.out_of,
          })
        : '';
    },
    comment(criterion) {
      return this.chosen[criterion.id]?.comment ?? '';
    },
    choose(criterion, level) {
      this.$emit('choose', criterion.id, { points: level.points, level: level.title });
    },
  },
  template: `
  <div class="rubric" :class="{ picks }">
    <div v-for="criterion in criteria" :key="criterion.id" class="criterion" role="group" :aria-label="criterion.title">
      <div class="criterion-head">
        <b>{{ criterion.title }}</b><span class="cap muted fig end">{{ score(criterion) }}</span>
      </div>
      <p v-if="criterion.description" class="cap muted criterion-text">{{ criterion.description }}</p>
      <div v-if="picks && criterion.levels.length" class="levels" role="radiogroup" :aria-label="criterion.title">
        <label v-for="(level, n) in criterion.levels" :key="n" class="level" :class="{ chosen: n === at(criterion) }">
          <input type="radio" class="sr" :name="name + '-' + criterion.id" :checked="n === at(criterion)"
                 @change="choose(criterion, level)">
          <span class="level-top"><Icon v-if="n === at(criterion)" name="check" size="16"/>
            <b>{{ level.title }}</b><span class="fig end">{{ level.points }}</span></span>
          <span v-if="level.description" class="cap muted criterion-text">{{ level.description }}</span>
        </label>
      </div>
      <ul v-else-if="criterion.levels.length" class="levels">
        <li v-for="(level, n) in criterion.levels" :key="n" class="level" :class="{ chosen: n === at(criterion) }">
          <span class="level-top"><Icon v-if="n === at(criterion)" name="check" size="16"/>
            <b>{{ level.title }}</b><span class="fig end">{{ level.points }}</span></span>
          <span v-if="level.description" class="cap muted criterion-text">{{ level.description }}</span>
          <span v-if="n === at(criterion)" class="sr">{{ words.chosen }}</span>
        </li>
      </ul>
      <textarea v-if="picks" class="field" rows="1" :value="comment(criterion)" :placeholder="words.comment"
                :aria-label="fill(words.comment_on, criterion)"
                @input="$emit('choose', criterion.id, { comment: $event.target.value })"></textarea>
      <p v-else-if="comment(criterion)" class="hand-in-comment">{{ comment(criterion) }}</p>
    </div>
  </div>`,
};
