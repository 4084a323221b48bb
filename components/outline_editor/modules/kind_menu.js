// The menu of the kinds of items that can be added.
import { Icon } from 'cohort-kit';
import { place } from 'cohort-kit/floating.js';
import { moveIn } from 'cohort-kit/menus.js';

export const KindMenu = {
  components: { Icon },
  props: { kinds: Array, label: String },
  emits: ['choose'],
  methods: {
    open(anchor) {
      this.$el.showPopover();
      place(this.$el, anchor);
      this.$el.querySelector('button').focus();
    },
    turn(event) {
      if (event.key === 'Tab') this.$el.hidePopover();
      else moveIn(this.$el, event);
    },
    choose(kind) {
      this.$el.hidePopover();
      this.$emit('choose', kind);
    },
  },
  template: `
  <div popover="auto" role="menu" class="floating" :aria-label="label" @keydown="turn">
    <button v-for="k in kinds" :key="k.kind" type="button" role="menuitem" class="floating-entry" @click="choose(k)">
      <Icon :name="k.icon"/>
      <span class="floating-text">
        <span class="m">{{ k.label }}</span><span class="cap muted">{{ k.note }}</span>
      </span>
    </button>
  </div>`,
};
