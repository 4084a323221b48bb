// A list whose order matters: drag a line, use its buttons, or Alt with the arrow keys.
import { Ava, Icon } from 'cohort-kit';
import { IconButton } from 'cohort-kit/icon_button.js';
import { moved } from 'cohort-kit/moving.js';
import { fill } from 'cohort-kit/words.js';

export default {
  components: { Ava, Icon, IconButton },
  props: { items: Array, label: String, empty: String, readonly: Boolean, words: Object },
  emits: ['order', 'act'],
  data() {
    return { own: this.items, held: null, spot: null, said: '' };
  },
  watch: {
    items(items) {
      this.own = items;
    },
  },
  methods: {
    fill,
    move(from, to) {
      if (to < 0 || to >= this.own.length || to === from) return;
      const item = this.own[from];
      this.own = moved(this.own, from, to);
      this.said = fill(this.words.moved, { name: item.name, place: to + 1, count: this.own.length });
      this.$emit(
        'order',
        this.own.map((line) => line.id),
      );
      this.$nextTick(() => this.$el.querySelectorAll('.order-line')[to].focus());
    },
    over(event, at) {
      if (this.held == null) return;
      event.preventDefault();
      const box = event.currentTarget.getBoundingClientRect();
      this.spot = at + (event.clientY > box.top + box.height / 2 ? 1 : 0);
    },
    drop() {
      const { held, spot } = this;
      this.letGo();
      if (held != null && spot != null) this.move(held, spot > held ? spot - 1 : spot);
    },
    letGo() {
      this.held = null;
      this.spot = null;
    },
    lift(event, at) {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', this.own[at].name);
      this.held = at;
    },
    people(line) {
      const [first, ...rest] = line.people;
      return rest.length ? fill(this.words.more_people, { name: first, count: rest.length }) : first;
    },
  },
  template: `
  <div class="order">
    <ol :aria-label="label" @drop.prevent="drop" @dragleave.self="spot = null">
      <li v-for="(line, n) in own" :key="line.id" class="order-line"
          :class="{ held: held === n, before: spot === n, after: spot === n + 1 && n === own.length - 1 }"
          :draggable="!readonly" :tabindex="readonly ? null : 0"
          @dragstart="lift($event, n)" @dragover="over($event, n)" @dragend="letGo"
          @keydown.alt.up.prevent="!readonly && move(n, n - 1)" @keydown.alt.down.prevent="!readonly && move(n, n + 1)">
        <span v-if="!readonly" class="grip" aria-hidden="true"><Icon name="drag_indicator"/></span>
        <span class="order-number fig muted">{{ n + 1 }}</span>
        <span class="order-text">
          <a v-if="line.href" class="m clip" :href="line.href">{{ line.name }}</a>
          <span v-else class="m clip">{{ line.name }}</span>
          <span class="cap muted clip">{{ line.note }}</span>
        </span>
        <span class="order-people" v-if="line.people" :title="line.people.join(', ')">
          <template v-if="line.people.length">
            <span class="avas"><Ava v-for="p in line.people.slice(0, 3)" :key="p" :name="p" size="s"/></span>
            <span class="clip">{{ people(line) }}</span>
          </template>
          <span v-else class="muted clip">{{ words.nobody }}</span>
        </span>
        <span class="order-chip">
          <span v-if="line.chip" class="chip" :class="line.chip.tone">
            <Icon v-if="line.chip.icon" :name="line.chip.icon"/>{{ line.chip.text }}
          </span>
        </span>
        <span class="order-acts">
          <IconButton v-for="a in line.actions" :key="a.key" :icon="a.icon"
                      :label="a.label + ': ' + line.name" :hint="a.label" :class="{ 'co-danger': a.danger }"
                      @click="$emit('act', { id: line.id, action: a.key })"/>
          <template v-if="!readonly">
            <IconButton icon="keyboard_arrow_up" :label="fill(words.up, { name: line.name })" :disabled="n === 0"
                        @click="move(n, n - 1)"/>
            <IconButton icon="keyboard_arrow_down" :label="fill(words.down, { name: line.name })"
                        :disabled="n === own.length - 1" @click="move(n, n + 1)"/>
          </template>
        </span>
      </li>
    </ol>
    <p v-if="!own.length" class="order-empty muted">{{ empty }}</p>
    <span class="sr" role="status">{{ said }}</span>
  </div>`,
};
