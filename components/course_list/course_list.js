// The courses of a session, one line each.
import { flash, parts } from 'cohort-kit';

const { nextTick } = Vue;

export default {
  components: parts,
  props: { title: String, rows: Array, empty: Array, words: Object },

  computed: {
    learns() {
      return this.rows.some((row) => row.progress_text);
    },
    planned() {
      return this.rows.some((row) => row.plan != null);
    },
  },

  watch: {
    async rows(now, before) {
      await nextTick();
      const old = new Map(before.map((row) => [row.id, row]));
      for (const row of now) {
        for (const figure of ['progress_text', 'grade']) {
          if (old.has(row.id) && old.get(row.id)[figure] !== row[figure]) {
            flash(this.$el.querySelector(`[data-figure="${CSS.escape(`${row.id}/${figure}`)}"]`));
          }
        }
      }
    },
  },

  template: `
  <section class="co-panel co-flush" :aria-label="title">
    <div class="panel-head">
      <h2 class="co-heading">{{ title }}</h2>
      <span v-if="planned" class="cap muted hide-s">{{ words.plan }}</span>
    </div>

    <table v-if="rows.length" class="course-list">
      <thead v-if="learns">
        <tr>
          <th scope="col">{{ words.course }}</th>
          <th scope="col">{{ words.progress }}</th>
          <th scope="col" class="num">{{ words.grade }}</th>
          <th scope="col" class="hide-s">{{ words.next }}</th>
        </tr>
      </thead>
      <tbody>
        <tr v-for="row in rows" :key="row.id">
          <th scope="row">
            <a :href="row.href" class="two">
              <span class="m clip">{{ row.name }}</span>
              <span v-if="row.sub" class="cap muted clip">{{ row.sub }}</span>
            </a>
          </th>
          <template v-if="row.progress_text">
            <td>
              <span class="line">
                <span class="fig m progress" :data-figure="row.id + '/progress_text'">{{ row.progress_text }}</span>
                <Bar :value="row.progress" :plan="row.plan" :tone="row.tone" :label="row.progress_text"/>
              </span>
            </td>
            <td class="num"><span class="fig" :data-figure="row.id + '/grade'">{{ row.grade }}</span></td>
            <td class="hide-s">
              <a v-if="row.next_href" :href="row.next_href" class="next clip">{{ row.next }}</a>
              <span v-else class="muted">{{ row.next }}</span>
            </td>
          </template>
          <template v-else>
            <td :colspan="learns ? 2 : 1"><span class="fig muted">{{ row.note }}</span></td>
            <td class="num">
              <a v-if="row.action" :href="row.action_href" class="co-btn co-small"
                 :aria-label="row.action + ': ' + row.name">{{ row.action }}</a>
            </td>
          </template>
        </tr>
      </tbody>
    </table>
    <Empty v-else :title="empty[0]" :text="empty[1]"/>
  </section>`,
};
