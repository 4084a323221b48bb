// Switches for what coaches may not change: of the whole session, and folded below it of each of its courses.
import { Icon, Mark } from 'cohort-kit';
import { fill } from 'cohort-kit/words.js';

export default {
  components: { Icon, Mark },
  props: { places: Array, words: Object },
  emits: ['lock', 'unlock'],
  data() {
    return { unfolded: this.places.filter((place) => this.count(place)).map((place) => place.id) };
  },
  methods: {
    fill,
    count(place) {
      return place.lines.filter((line) => line.why).length;
    },
    open(place) {
      return !place.folded || this.unfolded.includes(place.id);
    },
    fold(place) {
      this.unfolded = this.open(place) ? this.unfolded.filter((id) => id !== place.id) : [...this.unfolded, place.id];
    },
    turn(place, line) {
      this.$emit(line.why ? 'unlock' : 'lock', { place: place.id, part: line.part });
    },
  },
  template: `
  <div class="locks">
    <section v-for="place in places" :key="place.id" class="co-panel co-flush" :aria-label="place.name">
      <h2 v-if="place.folded" class="locks-fold">
        <button type="button" :aria-expanded="open(place)" :aria-controls="'locks-' + place.id" @click="fold(place)">
          <Icon :name="open(place) ? 'expand_less' : 'expand_more'"/>
          <span class="co-heading clip">{{ place.name }}</span>
          <Mark v-if="count(place)" name="locked" :text="fill(words.count, { count: count(place) })"/>
        </button>
      </h2>
      <header v-else class="panel-head">
        <h2 class="co-heading">{{ place.name }}</h2><span class="cap muted">{{ place.note }}</span>
      </header>
      <ul v-show="open(place)" :id="'locks-' + place.id">
        <li v-for="line in place.lines" :key="line.part">
          <button type="button" class="switch" role="switch" :aria-checked="!!line.why"
                  :aria-label="fill(words.lock, { name: line.name, place: place.name })"
                  :aria-describedby="'lock-' + place.id + '-' + line.part" :disabled="!!line.above && !line.why"
                  @click="turn(place, line)"><i></i></button>
          <div class="two grow">
            <span class="m">{{ line.name }}</span>
            <span class="cap muted" :id="'lock-' + place.id + '-' + line.part" role="status">
              {{ line.why || line.above || line.free }}</span>
          </div>
          <Mark v-if="line.why || line.above" name="locked" :text="words.locked"/>
          <span v-else class="cap muted hide-s">{{ words.free }}</span>
        </li>
      </ul>
    </section>
  </div>`,
};
