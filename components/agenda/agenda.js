// What is due, by day. Late first, then the nearest.
import { parts } from 'cohort-kit';

export default {
  components: parts,
  props: { title: String, days: Array, empty: Array, more: String },

  template: `
  <section class="co-panel co-flush" :aria-label="title">
    <div class="panel-head"><h2 class="co-heading">{{ title }}</h2></div>

    <ol v-if="days.length" class="agenda">
      <li v-for="day in days" :key="day.day + day.word">
        <div class="agenda-day" :class="day.tone && 't-' + day.tone">
          <b class="fig">{{ day.day }}</b>
          <span class="cap">{{ day.word }}</span>
        </div>
        <ul>
          <li v-for="item in day.items" :key="item.id" class="agenda-item">
            <Mark :name="item.mark" :text="item.word" bare/>
            <a :href="item.href" class="two grow">
              <span class="m clip">{{ item.name }}</span>
              <span class="cap muted clip">{{ item.where }}</span>
            </a>
            <span class="cap fig agenda-time" :class="item.tone ? 'm t-' + item.tone : 'muted'">{{ item.when }}</span>
            <a v-if="item.go" class="co-btn co-small" :class="{ 'co-primary': item.first }" :href="item.href"
               :aria-label="item.go + ': ' + item.name">{{ item.go }}</a>
          </li>
        </ul>
      </li>
    </ol>
    <p v-if="more" class="agenda-more cap muted">{{ more }}</p>
    <Empty v-if="!days.length" :title="empty[0]" :text="empty[1]"/>
  </section>`,
};
