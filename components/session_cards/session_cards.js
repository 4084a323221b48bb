// Sessions as cards, grouped by category. One element for all of them, patched card by card.
import { flash, parts } from 'cohort-kit';

const { nextTick, shallowRef, toRaw, watch } = Vue;

export default {
  components: parts,
  props: { groups: Array, empty: Array },

  setup(props) {
    const shown = shallowRef(toRaw(props.groups));
    watch(
      () => props.groups,
      (groups) => (shown.value = toRaw(groups)),
    );
    return { shown };
  },

  methods: {
    async patch(id, card) {
      const old = this.card(id);
      if (!old) return;
      this.shown = this.shown.map((group) => ({
        ...group,
        cards: group.cards.map((other) => (other.id === id ? card : other)),
      }));
      await nextTick();
      this.changedFigures(old, card).forEach((key) =>
        flash(this.$el.querySelector(`[data-figure="${CSS.escape(`${id}/${key}`)}"]`)),
      );
    },

    card(id) {
      return this.shown.flatMap((group) => group.cards).find((card) => card.id === id);
    },

    // Names of the figures on `card` that say something else than on `old`.
    changedFigures(old, card) {
      const before = new Map(old.courses.map((course) => [course.id, course]));
      const differs = (course, key) => JSON.stringify(before.get(course.id)?.[key]) !== JSON.stringify(course[key]);
      return card.courses.flatMap((course) =>
        ['progress_text', 'grade', 'note', 'badge']
          .filter((key) => differs(course, key))
          .map((key) => `${course.id}/${key}`),
      );
    },

    coaches(names) {
      return names.length > 1 ? `${names[0]} +${names.length - 1}` : names[0];
    },
  },

  template: `
  <div class="stack-l">
    <section v-for="group in shown" :key="group.name" :aria-label="group.name || null">
      <h2 v-if="group.name" class="group-name">
        {{ group.name }} <span class="count">{{ group.cards.length }}</span>
      </h2>

      <div class="session-cards">
        <article v-for="card in group.cards" :key="card.id" class="co-panel session-card" :class="card.state">
          <header>
            <component :is="group.name ? 'h3' : 'h2'" class="co-heading clip">
              <a v-if="card.href" :href="card.href">{{ card.name }}</a>
              <template v-else>{{ card.name }}</template>
            </component>
            <Chip v-for="badge in card.badges" v-bind="badge"/>
          </header>

          <div class="session-facts">
            <span :title="card.dates_hint || null"><Icon name="calendar_today" size="15"/>{{ card.dates }}</span>
            <span v-if="card.left" class="m" :class="card.urgent ? 't-warn' : 'ink'">{{ card.left }}</span>
            <span v-if="card.coaches?.length" class="end line" :title="card.coaches.join(', ')">
              <span class="avas" aria-hidden="true">
                <Ava v-for="name in card.coaches.slice(0, 3)" :name="name" size="s"/>
              </span>
              <span class="clip">{{ coaches(card.coaches) }}</span>
            </span>
          </div>

          <div v-if="card.span != null" class="time-line" role="img" :aria-label="card.span_text">
            <b :style="{ width: card.span + '%' }"></b>
          </div>

          <ul v-if="card.courses.length" class="card-courses">
            <li v-for="course in card.courses" :key="course.id">
              <a v-if="course.href" :href="course.href" class="clip">{{ course.name }}</a>
              <span v-else class="clip grow">{{ course.name }}</span>

              <template v-if="course.progress_text">
                <Bar :value="course.progress" :plan="course.plan" :tone="course.progress === 100 ? 'good' : ''"
                     :label="course.progress_text"/>
                <span class="fig progress" :data-figure="card.id + '/' + course.id + '/progress_text'">
                  {{ course.progress_text }}
                </span>
                <span class="fig muted cap grade" :data-figure="card.id + '/' + course.id + '/grade'">
                  {{ course.grade }}
                </span>
              </template>
              <span v-if="course.note" class="fig muted cap end" :data-figure="card.id + '/' + course.id + '/note'">
                {{ course.note }}
              </span>
              <span v-if="course.badge" :data-figure="card.id + '/' + course.id + '/badge'">
                <Chip v-bind="course.badge"/>
              </span>
            </li>
          </ul>

          <footer v-if="card.main || card.note || card.side">
            <a v-if="card.main" class="co-btn co-primary" :href="card.main.href">{{ card.main.label }}</a>
            <span class="cap muted">{{ card.main ? card.main.where : card.note }}</span>
            <a v-if="card.side" class="co-btn co-quiet end" :href="card.side.href">{{ card.side.label }}</a>
          </footer>
        </article>
      </div>
    </section>

    <div v-if="!shown.length" class="co-panel"><Empty :title="empty[0]" :text="empty[1]"/></div>
  </div>`,
};
