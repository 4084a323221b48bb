// One work that was handed in: what it is, and where it is graded or given back.
import { Icon, Mark } from 'cohort-kit';
import { isWhole, Rubric, sumOf } from 'cohort-kit/rubric.js';
import { fill } from 'cohort-kit/words.js';

export const HandedWork = {
  components: { Icon, Mark, Rubric },
  props: {
    work: Object,
    typed: Object, // what is being typed, where something is
    grades: Boolean,
    reads: String, // the address of the file that is open
    broken: Object, // addresses of files that could not be shown
    when: Function,
    exactly: Function,
    words: Object,
  },
  emits: ['type', 'read', 'unreadable', 'grade', 'grade_by_rubric', 'give_back'],
  computed: {
    draft() {
      const { points, comment, chosen, rubric } = this.work;
      return (
        this.typed ?? {
          points: points ?? '',
          comment: comment ?? '',
          base: points,
          chosen: chosen ?? {},
          // what was given by hand once goes on so
          by_hand: !rubric?.length || (points != null && !Object.keys(chosen ?? {}).length),
        }
      );
    },
    overtaken() {
      return this.typed && !this.typed.busy && this.typed.base !== this.work.points && this.work.points != null;
    },
    sum() {
      return sumOf(this.work.rubric, this.draft.chosen);
    },
    worth() {
      return this.work.rubric.reduce((sum, { out_of: best }) => sum + Number(best), 0);
    },
  },
  methods: {
    fill,
    type(field, value) {
      this.$emit('type', { ...this.draft, [field]: value, error: null });
    },
    choose(criterion, choice) {
      const { chosen } = this.draft;
      this.type('chosen', { ...chosen, [criterion]: { ...chosen[criterion], ...choice } });
    },
    // Kept while it is sent, or with the sentence saying why it is not.
    check(error) {
      this.$emit('type', { ...this.draft, error, busy: !error });
      return !error;
    },
    problem(points) {
      const { out_of: outOf } = this.work;
      if (!/^\d+([.,]\d+)?$/.test(points)) return this.words.no_number;
      return Number(points.replace(',', '.')) > Number(outOf) ? fill(this.words.bounds, { out_of: outOf }) : null;
    },
    grade() {
      const { comment } = this.draft;
      const points = String(this.draft.points).trim();
      if (!this.check(this.problem(points))) return this.$el.querySelector('#points-' + this.work.id)?.focus();
      this.$emit('grade', { submission: this.work.id, points: points.replace(',', '.'), comment });
    },
    gradeByRubric() {
      const { id: submission, rubric } = this.work;
      const { chosen, comment } = this.draft;
      if (!this.check(isWhole(rubric, chosen) ? null : this.words.unchosen)) return;
      const levels = rubric.map(({ id }) => ({ criterion: id, points: '', level: '', comment: '', ...chosen[id] }));
      this.$emit('grade_by_rubric', { submission, comment, levels });
    },
    giveBack() {
      const { comment } = this.draft;
      const isSaid = this.check(comment.trim() ? null : this.words.no_comment);
      if (!isSaid) return this.$el.querySelector('#comment-' + this.work.id)?.focus();
      this.$emit('give_back', { submission: this.work.id, comment });
    },
  },
  template: `
    <article class="handed" :aria-label="work.item">
      <header>
        <Mark v-if="work.returned" name="going" bare :title="words.given_back" />
        <Mark v-else-if="work.points == null" name="grade" bare :title="words.to_grade" />
        <Mark v-else name="done" bare :title="words.graded" />
        <h3 class="m">{{ work.item }}</h3>
        <time class="cap muted fig" :datetime="work.at" :title="exactly(work.at)">
          {{ words.handed_in }} · {{ when(work.at) }}</time>
      </header>
      <Mark v-if="work.late" name="late" :text="work.late" />
      <div v-if="work.ways?.length" class="line wrap">
        <a v-for="[label, href, waits] in work.ways" :key="href" class="co-btn co-small" :class="{ 'co-primary': waits }"
           :href="href">{{ label }}</a>
      </div>
      <div v-if="work.text" class="handed-text" tabindex="0">{{ work.text }}</div>
      <div v-for="file in work.files ?? []" :key="file.href" class="handed-file">
        <Icon :name="file.shown === 'image' ? 'image' : 'draft'" size="18" />
        <button v-if="file.shown" type="button" class="link clip m" :aria-expanded="reads === file.href"
                :aria-label="fill(reads === file.href ? words.fold : words.open, file)"
                @click="$emit('read', reads === file.href ? null : file.href)">{{ file.name }}</button>
        <span v-else class="clip m">{{ file.name }}</span>
        <span class="cap muted">{{ file.size }}</span>
        <a class="co-btn co-quiet co-small co-icon end" :href="file.href + '?download=1'" download
           :aria-label="fill(words.file, file)" :title="fill(words.file, file)"><Icon name="download" /></a>
        <div v-if="reads === file.href" class="handed-shown">
          <p v-if="broken[file.href]" class="cap muted">{{ words.cannot_show }}</p>
          <img v-else-if="file.shown === 'image'" :src="file.href" :alt="file.name" @error="$emit('unreadable', file.href)">
          <iframe v-else :src="file.href + '#navpanes=0&view=FitH'" :title="file.name"></iframe>
          <a class="link cap" :href="file.href" target="_blank" rel="noopener">{{ words.new_tab }}</a>
        </div>
      </div>
      <p v-if="work.returned" class="handed-given handed-back" role="status">{{ work.returned }}</p>
      <p v-else-if="work.points != null && work.by" class="handed-given" role="status">{{ fill(words.given, work) }}</p>
      <p v-if="work.closed && work.comment" class="handed-comment">{{ work.comment }}</p>
      <Rubric v-if="work.closed && work.rubric?.length && Object.keys(work.chosen ?? {}).length"
              :criteria="work.rubric" :chosen="work.chosen" :words="words.rubric" />
      <p v-if="work.closed" class="cap muted">{{ work.closed }}</p>
      <form v-else-if="grades" class="grading" @submit.prevent="draft.by_hand ? grade() : gradeByRubric()">
        <div v-if="overtaken" class="banner warn" role="status">
          <Icon name="sync_problem" />{{ fill(words.meanwhile, work) }}
        </div>
        <template v-if="draft.by_hand">
          <label class="cap m" :for="'points-' + work.id">{{ words.points }}</label>
          <div class="line">
            <span class="field points" :class="{ wrong: draft.error }">
              <input :id="'points-' + work.id" class="fig" inputmode="decimal" autocomplete="off"
                     :value="draft.points" :aria-invalid="!!draft.error"
                     :aria-describedby="'wrong-' + work.id" @input="type('points', $event.target.value)">
            </span>
            <span class="muted fig">{{ fill(words.of, work) }}</span>
          </div>
        </template>
        <template v-else>
          <Rubric picks :criteria="work.rubric" :chosen="draft.chosen" :name="'rubric-' + work.id"
                  :words="words.rubric" @choose="choose" />
          <div class="fig m" role="status">{{ fill(words.sum, { points: sum, out_of: worth }) }}</div>
          <p v-if="worth !== Number(work.out_of)" class="cap muted">
            {{ fill(words.scaled, { points: sum, worth, out_of: work.out_of }) }}</p>
        </template>
        <p :id="'wrong-' + work.id" class="wrong-text" role="alert">
          <template v-if="draft.error"><Icon name="error" size="15" />{{ draft.error }}</template>
        </p>
        <label class="cap m" :for="'comment-' + work.id">{{ words.comment }}</label>
        <textarea :id="'comment-' + work.id" class="field" rows="3" :value="draft.comment"
                  @input="type('comment', $event.target.value)"></textarea>
        <div class="line wrap">
          <button type="submit" class="co-btn co-small" :disabled="draft.busy"
                  :class="{ 'co-primary': work.points == null || typed }">
            {{ work.points == null ? words.grade : words.regrade }}
          </button>
          <button v-if="!work.returned" type="button" class="co-btn co-small" :disabled="draft.busy"
                  @click="giveBack">{{ words.give_back }}</button>
          <button v-if="work.rubric?.length" type="button" class="co-btn co-quiet co-small end"
                  @click="type('by_hand', !draft.by_hand)">
            {{ draft.by_hand ? words.by_rubric : words.by_hand }}
          </button>
        </div>
      </form>
    </article>`,
};
