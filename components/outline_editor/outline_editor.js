// The outline of a course, to write and to put in order. Moves show at once; Python answers with what was kept.
import { Icon } from 'cohort-kit';
import { IconButton } from 'cohort-kit/icon_button.js';
import { TooLong, isTooLong } from 'cohort-kit/limits.js';
import { moved } from 'cohort-kit/moving.js';
import { counted, fill } from 'cohort-kit/words.js';
import {
  itemClass,
  landing,
  landsIn,
  sectionClass,
  spotAtItem,
  spotAtSection,
} from 'cohort-outline-editor/dragging.js';
import { ItemLine } from 'cohort-outline-editor/item_line.js';
import { KindMenu } from 'cohort-outline-editor/kind_menu.js';

const copy = (sections) => sections.map((section) => ({ ...section, items: [...section.items] }));

export default {
  components: { Icon, IconButton, ItemLine, KindMenu, TooLong },
  props: {
    sections: Array,
    label: String,
    kinds: Array,
    selected: [String, Number],
    readonly: Boolean,
    fixed: Boolean,
    dates: Boolean,
    limits: Object,
    words: Object,
  },
  emits: [
    'add_section',
    'rename_section',
    'date_section',
    'move_section',
    'remove_section',
    'add_item',
    'move_item',
    'remove_item',
    'hide_item',
    'open',
  ],
  data() {
    return {
      own: copy(this.sections),
      folded: {}, // section id: true
      writing: null, // the title being written: {what: 'section' | 'rename' | 'item', section, kind, text}
      choosing: null, // the section whose menu of kinds is open
      held: null, // what is being dragged: {section, item}, item is null for a whole section
      spot: null, // where it would go
      said: '',
    };
  },
  watch: {
    sections(sections) {
      const line = document.activeElement?.closest?.('[data-line]');
      const key = line && this.$el.contains(line) ? line.dataset.line : null;
      this.own = copy(sections);
      if (key) this.$nextTick(() => this.focus(key));
    },
  },
  methods: {
    fill,
    itemClass,
    landsIn,
    sectionClass,
    size(section) {
      return counted(this.words.items, section.items.length, this.words);
    },
    focus(key) {
      const line = this.$el.querySelector(`[data-line="${key}"]`);
      if (line && !line.contains(document.activeElement)) line.focus();
    },

    // moving
    moveSection(from, to) {
      if (this.readonly || this.fixed || to < 0 || to >= this.own.length || to === from) return;
      const section = this.own[from];
      this.own = moved(this.own, from, to);
      this.said = fill(this.words.moved_section, { name: section.title, place: to + 1, count: this.own.length });
      this.$emit('move_section', { id: section.id, to });
      this.$nextTick(() => this.focus(`s${section.id}`));
    },
    moveItem(s, from, target, to) {
      const item = this.own[s].items[from];
      if (this.readonly || (s === target && from === to) || (s !== target && !this.travels(item))) return;
      this.own[s].items.splice(from, 1);
      this.own[target].items.splice(to, 0, item);
      delete this.folded[this.own[target].id];
      this.said = fill(this.words.moved_item, { name: item.title, place: to + 1, section: this.own[target].title });
      this.$emit('move_item', { id: item.id, section: this.own[target].id, to });
      this.$nextTick(() => this.focus(`i${item.id}`));
    },
    // what is the course's stays in its section
    travels(item) {
      return !this.fixed || item.own;
    },
    // one step up or down, over the border into the neighbouring section
    stepItem(s, n, step) {
      const to = n + step;
      if (to >= 0 && to < this.own[s].items.length) return this.moveItem(s, n, s, to);
      const neighbour = this.travels(this.own[s].items[n]) && this.own[s + step];
      return neighbour && this.moveItem(s, n, s + step, step < 0 ? neighbour.items.length : 0);
    },
    canStep(s, n, step) {
      const to = n + step;
      const { items } = this.own[s];
      return (to >= 0 && to < items.length) || (this.travels(items[n]) && Boolean(this.own[s + step]));
    },

    // dragging
    lift(event, section, item) {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', '');
      this.held = { section, item };
    },
    overItem(event, s, n) {
      if (this.held?.item == null) return;
      event.preventDefault();
      event.stopPropagation();
      this.spot = spotAtItem(event, s, n);
    },
    overSection(event, s) {
      if (!this.held) return;
      event.preventDefault();
      this.spot = spotAtSection(event, this.held, s, this.own[s]);
    },
    drop() {
      const { held, spot } = this;
      this.letGo();
      if (!held || !spot) return;
      if (held.item == null) this.moveSection(held.section, landing(held, spot));
      else this.moveItem(held.section, held.item, spot.section, landing(held, spot));
    },
    letGo() {
      this.held = null;
      this.spot = null;
    },

    // writing titles
    write(what, section, kind) {
      if (this.isLong()) return this.backToTitle();
      this.writing = { what, section: section?.id, kind, text: what === 'rename' ? section.title : '' };
      if (what === 'item') delete this.folded[section.id];
      this.$nextTick(() => {
        const field = this.$el.querySelector('.edit-write input');
        field.focus();
        field.select();
      });
      return null;
    },
    written() {
      return (this.writing?.text ?? '').trim().replace(/\s+/g, ' ');
    },
    most() {
      return this.writing?.what === 'item' ? this.limits.item : this.limits.section;
    },
    isLong() {
      return isTooLong(this.written(), this.most());
    },
    backToTitle() {
      this.$el.querySelector('.edit-write input')?.focus();
    },
    is(what, section) {
      return this.writing?.what === what && this.writing.section === section?.id;
    },
    keep() {
      const { what, section, kind } = this.writing;
      const title = this.written();
      if (!title) return this.stopWriting();
      if (this.isLong()) return null;
      if (what === 'section') this.$emit('add_section', { title });
      if (what === 'item') this.$emit('add_item', { section, kind: kind.kind, title });
      if (what === 'rename') this.rename(section, title);
      return this.stopWriting();
    },
    rename(id, title) {
      const section = this.own.find((one) => one.id === id);
      if (section.title === title) return;
      section.title = title;
      this.$emit('rename_section', { id, title });
    },
    stopWriting() {
      const { what, section } = this.writing;
      this.writing = null;
      const back = {
        section: '.edit-add',
        rename: `[data-line="s${section}"] .edit-title`,
        item: `[data-add="${section}"]`,
      };
      this.$nextTick(() => this.$el.querySelector(back[what])?.focus());
    },

    // the menu of kinds
    openMenu(event, section) {
      this.choosing = section;
      this.$refs.menu.open(event.currentTarget);
    },
  },
  template: `
  <div class="outline-editor" :class="{ 'of-session': fixed, still: readonly }">
    <ol :aria-label="label" @drop.prevent="drop" @dragleave.self="spot = null">
      <li v-for="(section, s) in own" :key="section.id" class="edit-section"
          :class="sectionClass(held, spot, s, own.length)" @dragover="overSection($event, s)">
        <div class="edit-head" :data-line="'s' + section.id" :tabindex="readonly ? null : 0"
             :draggable="!readonly && !fixed && !is('rename', section)" @dragstart="lift($event, s, null)" @dragend="letGo"
             @keydown.alt.up.prevent="moveSection(s, s - 1)" @keydown.alt.down.prevent="moveSection(s, s + 1)"
             @keydown.f2.prevent="!readonly && !fixed && write('rename', section)">
          <span v-if="!readonly && !fixed" class="grip" aria-hidden="true"><Icon name="drag_indicator"/></span>
          <IconButton :icon="folded[section.id] ? 'chevron_right' : 'expand_more'" :aria-expanded="!folded[section.id]"
                      :label="fill(words.fold, { name: section.title })"
                      @click="folded[section.id] = !folded[section.id]"/>
          <form v-if="is('rename', section)" class="edit-write" @submit.prevent="keep">
            <label class="field">
              <input v-model="writing.text" :aria-invalid="isLong()"
                     :aria-label="fill(words.section_rename, { name: section.title })"
                     @keydown.esc.stop="stopWriting" @blur="writing && keep()">
            </label>
            <TooLong :text="written()" :most="most()" :words="words"/>
          </form>
          <h3 v-else class="edit-name">
            <button v-if="!readonly && !fixed" type="button" class="edit-title clip" @click="write('rename', section)"
                    :title="fill(words.rename, { name: section.title })">{{ section.title }}</button>
            <span v-else class="clip">{{ section.title }}</span>
          </h3>
          <span class="cap muted edit-size">{{ size(section) }}</span>
          <span v-if="section.opens" class="chip edit-opens" :class="section.opens.tone">
            <Icon :name="section.opens.icon" :size="14"/>{{ section.opens.text }}</span>
          <span v-if="fixed && dates" class="edit-acts">
            <IconButton icon="edit_calendar" :label="fill(words.date_section, { name: section.title })"
                        @click="$emit('date_section', { id: section.id })"/>
          </span>
          <span v-else-if="!readonly && !fixed" class="edit-acts">
            <IconButton icon="keyboard_arrow_up" :label="fill(words.up, { name: section.title })"
                        :disabled="s === 0" @click="moveSection(s, s - 1)"/>
            <IconButton icon="keyboard_arrow_down" :label="fill(words.down, { name: section.title })"
                        :disabled="s === own.length - 1" @click="moveSection(s, s + 1)"/>
            <IconButton icon="edit_calendar" :label="fill(words.date_section, { name: section.title })"
                        @click="$emit('date_section', { id: section.id })"/>
            <IconButton icon="delete" :disabled="section.items.length > 0"
                        :label="fill(section.items.length ? words.not_empty : words.remove, { name: section.title })"
                        :hint="section.items.length ? fill(words.not_empty, { name: section.title }) : null"
                        @click="$emit('remove_section', { id: section.id })"/>
          </span>
        </div>
        <ol v-show="!folded[section.id]" class="edit-items" :class="{ lands: landsIn(spot, s, section) }">
          <ItemLine v-for="(item, n) in section.items" :key="item.id" :item="item" :kinds="kinds" :readonly="readonly"
                    :is-selected="item.id === selected" :removable="!fixed || item.own"
                    :up="canStep(s, n, -1)" :down="canStep(s, n, 1)" :words="words"
                    :class="itemClass(held, spot, s, n, section.items.length)"
                    @dragstart.stop="lift($event, s, n)" @dragover="overItem($event, s, n)" @dragend="letGo"
                    @keydown.alt.up.prevent="stepItem(s, n, -1)" @keydown.alt.down.prevent="stepItem(s, n, 1)"
                    @step="stepItem(s, n, $event)" @open="$emit('open', { id: item.id })"
                    @remove="$emit('remove_item', { id: item.id })"
                    @hide="$emit('hide_item', { id: item.id, hidden: !item.hidden })"/>
          <li v-if="!section.items.length" class="edit-none muted">{{ words.no_items }}</li>
          <li v-if="is('item', section)" class="edit-new">
            <Icon :name="writing.kind.icon"/>
            <form class="edit-write" @submit.prevent="keep">
              <label class="field">
                <input v-model="writing.text" :aria-invalid="isLong()" :placeholder="writing.kind.label"
                       :aria-label="fill(words.item_title, { kind: writing.kind.label })"
                       @keydown.esc.stop="stopWriting">
              </label>
              <button class="co-btn co-small co-primary">{{ words.keep }}</button>
              <button type="button" class="co-btn co-small co-quiet" @click="stopWriting">{{ words.cancel }}</button>
              <TooLong :text="written()" :most="most()" :words="words"/>
            </form>
          </li>
          <li v-else-if="!readonly" class="edit-more">
            <button type="button" class="co-btn co-quiet co-small" aria-haspopup="menu" :data-add="section.id"
                    :aria-label="fill(words.add_item_to, { name: section.title })" @click="openMenu($event, section)">
              <Icon name="add"/>{{ words.add_item }}</button>
          </li>
        </ol>
      </li>
    </ol>
    <div v-if="!own.length" class="empty">
      <span class="b">{{ words.no_sections }}</span>{{ words.no_sections_hint }}
    </div>
    <div v-if="!readonly && !fixed" class="edit-foot">
      <form v-if="is('section')" class="edit-write" @submit.prevent="keep">
        <label class="field"><input v-model="writing.text" :aria-invalid="isLong()" @keydown.esc.stop="stopWriting"
               :placeholder="words.section_title" :aria-label="words.section_title"></label>
        <button class="co-btn co-small co-primary">{{ words.keep }}</button>
        <button type="button" class="co-btn co-small co-quiet" @click="stopWriting">{{ words.cancel }}</button>
        <TooLong :text="written()" :most="most()" :words="words"/>
      </form>
      <button v-else type="button" class="co-btn co-small edit-add" @click="write('section')">
        <Icon name="add"/>{{ words.add_section }}</button>
    </div>
    <KindMenu ref="menu" :kinds="kinds" :label="words.add_item" @choose="write('item', choosing, $event)"/>
    <span class="sr" role="status">{{ said }}</span>
  </div>`,
};
