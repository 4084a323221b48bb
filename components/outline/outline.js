// The outline of a course in a session: sections, items, their state. Patched item by item.
import { flash, parts } from 'cohort-kit';

const { nextTick, shallowRef, toRaw, watch } = Vue;

export default {
  components: parts,
  props: {
    title: String,
    sections: Array,
    session: Object,
    progress: Object,
    here: String,
    href: String,
    links: Array,
    words: Object,
  },

  setup(props) {
    const shown = shallowRef(toRaw(props.sections));
    const done = shallowRef(props.progress);
    watch(
      () => props.sections,
      (sections) => (shown.value = toRaw(sections)),
    );
    watch(
      () => props.progress,
      (progress) => (done.value = progress),
    );
    return { shown, done };
  },

  data: () => ({ unfolded: false }),

  mounted() {
    this.reveal();
  },

  methods: {
    async patch(id, changes) {
      this.shown = this.shown.map((section) => ({
        ...section,
        items: section.items.map((item) => (item.id === id ? { ...item, ...changes } : item)),
      }));
      await nextTick();
      flash(this.$el.querySelector(`[data-item="${CSS.escape(id)}"]`));
    },

    async patch_section(id, note) {
      this.shown = this.shown.map((section) => (section.id === id ? { ...section, note } : section));
      await nextTick();
      flash(this.$el.querySelector(`[data-section="${CSS.escape(id)}"]`));
    },

    async set_progress(progress) {
      const same = progress.text === this.done.text;
      this.done = progress;
      await nextTick();
      if (!same) flash(this.$refs.figure);
    },

    // Scrolls the outline, never the page, so that the item being read can be seen.
    reveal() {
      const item = this.$el.querySelector('[aria-current]');
      const below = item && item.offsetTop + item.offsetHeight > this.$el.clientHeight;
      if (below) this.$el.scrollTop = item.offsetTop - this.$el.clientHeight / 2;
    },
  },

  template: `
  <aside class="outline" :class="{ unfolded }" :aria-label="words.label">
    <div class="outline-head">
      <component :is="session.href ? 'a' : 'div'" class="outline-session" :class="session.tone" :href="session.href">
        <Icon name="event_repeat" size="15"/>
        <span class="clip">{{ session.name }}</span>
      </component>
      <h2 class="outline-title">
        <a v-if="href" :href="href">{{ title }}</a>
        <template v-else>{{ title }}</template>
      </h2>
      <div v-if="done" class="line">
        <Bar :value="done.value" :plan="done.plan" :tone="done.value === 100 ? 'good' : ''"
             :label="words.progress + ' ' + done.text"/>
        <span ref="figure" class="fig m cap" data-progress>{{ done.text }}</span>
      </div>
      <div v-if="done?.note" class="cap muted">{{ done.note }}</div>
      <nav v-if="links.length" class="outline-links" :aria-label="words.links">
        <a v-for="link in links" :key="link.href" :href="link.href" :aria-current="link.here ? 'page' : null">
          <Icon :name="link.icon" size="16"/>{{ link.label }}
        </a>
      </nav>
      <button class="co-btn co-small outline-fold" :aria-expanded="unfolded" aria-controls="outline-list"
              @click="unfolded = !unfolded">
        <Icon name="list" size="16"/>{{ words.fold }}
      </button>
    </div>

    <ol id="outline-list" class="outline-list">
      <li v-for="section in shown" :key="section.id">
        <div class="outline-section">
          <span class="clip">{{ section.name }}</span>
          <span class="cap muted fig end" :data-section="section.id">{{ section.note }}</span>
        </div>
        <ol>
          <li v-for="item in section.items" :key="item.id">
            <a class="outline-item" :data-item="item.id" :href="item.locked ? null : item.href"
               :role="item.locked ? 'link' : null" :aria-disabled="item.locked || null"
               :aria-current="item.id === here ? 'page' : null">
              <Icon v-if="item.icon" :name="item.icon" size="16"/>
              <Mark v-else :name="item.mark" :text="item.word" bare/>
              <span class="two">
                {{ item.name }}
                <span v-if="item.sub" class="cap" :class="item.sub_tone ? 't-' + item.sub_tone : 'muted'">
                  {{ item.sub }}
                </span>
              </span>
              <span class="cap muted end fig">{{ item.time }}</span>
            </a>
          </li>
        </ol>
      </li>
    </ol>
  </aside>`,
};
