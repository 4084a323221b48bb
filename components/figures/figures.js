// A strip of figures. Each says what it counts, on hover and on focus, and rolls to its new value.
import { flash, parts } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';

export default {
  components: parts,
  props: { figures: Array, label: String, words: Object },
  data() {
    return { own: this.figures.map((figure) => ({ ...figure })) };
  },
  watch: {
    figures(figures) {
      this.own = figures.map((figure) => ({ ...figure }));
    },
  },
  methods: {
    fill,
    patch(key, changes) {
      const place = this.own.findIndex((figure) => figure.key === key);
      if (place < 0) return;
      Object.assign(this.own[place], changes);
      if ('value' in changes) flash(this.$refs.values[place]);
    },
  },
  template: `
    <dl class="figures" :aria-label="label">
      <div v-for="figure in own" :key="figure.key" class="figure">
        <dt>
          <span class="clip">{{ figure.label }}</span>
          <button type="button" class="ask" :aria-label="fill(words.what, figure)">
            <Icon name="info" size="15" /><span class="tip" aria-hidden="true">{{ figure.hint }}</span>
          </button>
        </dt>
        <dd>
          <span ref="values" class="big">
            <Roll :value="figure.value" :digits="figure.digits ?? 0" />
            <span v-if="figure.value != null && figure.unit" class="unit">{{ figure.unit }}</span>
          </span>
          <span class="beside" :class="figure.tone ? 't-' + figure.tone : 'muted'">
            <Mark v-if="figure.mark" :name="figure.mark" bare :title="figure.note" />{{ figure.note }}
          </span>
        </dd>
        <dd v-if="figure.plan != null">
          <Bar :value="figure.value ?? 0" :plan="figure.plan" :label="fill(words.plan, { n: figure.plan })" />
        </dd>
      </div>
    </dl>`,
};
