// What was said of an assignment: to be revised, graded, and by which rubric.
import { Icon } from 'cohort-kit';
import { Rubric } from 'cohort-kit/rubric.js';

export const Feedback = {
  components: { Icon, Rubric },
  props: { work: Object, words: Object },
  template: `
  <div v-if="work.returned" class="hand-in-part">
    <h3 class="cap muted">{{ work.returned.by }}</h3>
    <p class="hand-in-comment" role="status">{{ work.returned.comment }}</p>
  </div>

  <div v-if="work.grade" class="hand-in-part">
    <h3 class="cap muted">{{ words.feedback }}</h3>
    <div class="hand-in-grade fig">
      <b>{{ work.grade.points }}</b><span class="muted">{{ work.grade.percent }}</span>
    </div>
    <p v-if="work.grade.comment" class="hand-in-comment">{{ work.grade.comment }}</p>
    <Rubric v-if="work.grade.chosen" :criteria="work.rubric" :chosen="work.grade.chosen" :words="words"/>
    <div class="cap muted">{{ work.grade.by }}</div>
  </div>

  <details v-if="work.rubric.length && !work.grade?.chosen" class="hand-in-part" :open="!work.handed_in">
    <summary class="cap m">{{ words.rubric }}<Icon name="expand_more" size="18"/></summary>
    <Rubric :criteria="work.rubric" :words="words"/>
  </details>`,
};
