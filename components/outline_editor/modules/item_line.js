// The line of an item in an outline that is written. Where it is dragged and moved to is known outside.
import { Icon } from 'cohort-kit';
import { IconButton } from 'cohort-kit/icon_button.js';
import { counted, fill } from 'cohort-kit/words.js';

export const ItemLine = {
  components: { Icon, IconButton },
  props: {
    item: Object,
    kinds: Array,
    isSelected: Boolean,
    readonly: Boolean,
    removable: Boolean, // what is the course's can only be hidden
    up: Boolean, // it can go there
    down: Boolean,
    words: Object,
  },
  emits: ['step', 'open', 'remove', 'hide'],
  computed: {
    kind() {
      return this.kinds.find((kind) => kind.kind === this.item.kind) ?? { label: this.item.kind, icon: 'draft' };
    },
    points() {
      return counted(this.words.points, this.item.points, this.words);
    },
  },
  methods: { fill },
  template: `
  <li class="edit-item" :class="{ chosen: isSelected, away: item.hidden }" :data-line="'i' + item.id"
      :tabindex="readonly ? null : 0" :draggable="!readonly">
    <span v-if="!readonly" class="grip" aria-hidden="true"><Icon name="drag_indicator"/></span>
    <span class="edit-kind" :title="kind.label"><Icon :name="kind.icon"/></span>
    <button type="button" class="edit-open clip" :aria-current="isSelected ? 'true' : null" @click="$emit('open')">
      <span class="sr">{{ kind.label }}: </span>{{ item.title }}</button>
    <span class="edit-facts cap muted">
      <span v-for="chip in item.chips ?? []" :key="chip.text" class="chip" :class="chip.tone">
        <Icon :name="chip.icon" :size="14"/>{{ chip.text }}</span>
      <span v-if="item.due">{{ item.due }}</span>
      <span v-if="item.note">{{ item.note }}</span>
      <span v-if="!item.required">{{ words.optional }}</span>
      <span v-if="item.points != null" class="fig">{{ points }}</span>
      <span v-if="item.due_day != null" class="fig">{{ fill(words.day, { day: item.due_day }) }}</span>
    </span>
    <span v-if="!readonly" class="edit-acts">
      <IconButton icon="keyboard_arrow_up" :label="fill(words.up, { name: item.title })" :disabled="!up"
                  @click="$emit('step', -1)"/>
      <IconButton icon="keyboard_arrow_down" :label="fill(words.down, { name: item.title })" :disabled="!down"
                  @click="$emit('step', 1)"/>
      <IconButton v-if="removable" icon="delete" :label="fill(words.remove, { name: item.title })"
                  @click="$emit('remove')"/>
      <IconButton v-else :icon="item.hidden ? 'visibility' : 'visibility_off'"
                  :label="fill(item.hidden ? words.unhide : words.hide, { name: item.title })" @click="$emit('hide')"/>
    </span>
  </li>`,
};
