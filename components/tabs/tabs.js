// Links that look like tabs: the browser's own back and forward work with them.
export default {
  props: { tabs: Array, here: String, label: String },
  mounted() {
    const strip = this.$el; // on a phone the strip scrolls: bring the open one into sight
    const open = strip.querySelector('[aria-current]');
    if (open) strip.scrollLeft = open.offsetLeft - strip.offsetLeft - (strip.clientWidth - open.offsetWidth) / 2;
  },
  template: `
  <nav class="tabs" :aria-label="label">
    <a v-for="t in tabs" :key="t.key" :href="t.href" :aria-current="t.key === here ? 'page' : null">{{ t.label }}
      <span v-if="t.count != null" class="count">{{ t.count }}</span></a>
  </nav>`,
};
