// Who is at a quiz now. The clocks run here; what they run to comes from the server.
import { Ava, Bar, Empty, Icon } from 'cohort-kit';
import { clock } from 'cohort-kit/clock.js';
import { fill } from 'cohort-kit/words.js';

const timed = (row) => ({
  ...row,
  deadline: row.seconds_left == null ? null : performance.now() + row.seconds_left * 1000,
});

export default {
  components: { Ava, Bar, Empty, Icon },
  props: { rows: Array, may_act: Boolean, words: Object },
  emits: ['more_time', 'finish'],
  data() {
    return { own: this.rows.map(timed), now: performance.now(), fresh: {} };
  },
  watch: {
    rows(rows) {
      this.own = rows.map(timed);
    },
  },
  mounted() {
    this.ticking = setInterval(() => (this.now = performance.now()), 1000);
  },
  unmounted() {
    clearInterval(this.ticking);
  },
  methods: {
    fill,
    patch(rows, gone) {
      for (const row of rows) {
        const at = this.own.findIndex((one) => one.id === row.id);
        if (at < 0) this.own.push(timed(row));
        else this.own[at] = timed(row);
        this.fresh[row.id] = (this.fresh[row.id] ?? 0) + 1;
      }
      this.own = this.own.filter((row) => !gone.includes(row.id));
    },
    left(row) {
      if (row.deadline == null) return this.words.no_limit;
      const seconds = Math.ceil((row.deadline - this.now) / 1000);
      if (seconds <= 0) return this.words.over;
      return clock(seconds);
    },
    soon(row) {
      return row.deadline != null && row.deadline - this.now < 60000;
    },
  },
  template: `
  <div class="attempts-board">
    <table v-if="own.length" :aria-label="words.label">
      <thead><tr><th scope="col">{{ words.learner }}</th><th scope="col">{{ words.quiz }}</th>
        <th scope="col">{{ words.answered }}</th><th scope="col">{{ words.left }}</th><th></th></tr></thead>
      <tbody>
        <tr v-for="row in own" :key="row.id">
          <th scope="row"><span class="line"><Ava :name="row.name"/>{{ row.name }}</span></th>
          <td>{{ row.quiz }} <span class="cap muted">{{ fill(words.attempt, { n: row.number }) }}</span></td>
          <td><span class="line" :key="fresh[row.id]" :class="{ changed: fresh[row.id] }">
            <Bar :value="row.asked ? 100 * row.answered / row.asked : 0"
                 :label="fill(words.of, { n: row.answered, all: row.asked })"/>
            <span class="fig">{{ fill(words.of, { n: row.answered, all: row.asked }) }}</span></span></td>
          <td class="fig" :class="{ soon: soon(row) }">{{ left(row) }}</td>
          <td class="attempt-acts">
            <template v-if="may_act">
              <button v-if="row.deadline != null" type="button" class="co-btn co-small"
                      :aria-label="fill(words.more_time_for, { name: row.name })" @click="$emit('more_time', row.id)">
                <Icon name="more_time"/>{{ words.more_time }}</button>
              <button type="button" class="co-btn co-quiet co-small"
                      :aria-label="fill(words.finish_for, { name: row.name })" @click="$emit('finish', row.id)">
                {{ words.finish }}</button>
            </template></td>
        </tr>
      </tbody>
    </table>
    <Empty v-else :title="words.none" :text="words.none_hint"/>
  </div>`,
};
