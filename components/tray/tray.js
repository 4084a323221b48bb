// One learner at the side of a list: where they stand, what they did, and what waits to be graded.
import { flash, parts } from 'cohort-kit';
import { unsaved } from 'cohort-kit/unsaved.js';
import { ago, exact } from 'cohort-grid/times.js';
import { HandedWork } from 'cohort-tray/handed_work.js';

export default {
  components: { ...parts, HandedWork },
  props: { learner: Object, zone: String, words: Object, grades: Boolean },
  emits: ['close', 'step', 'grade', 'grade_by_rubric', 'give_back', 'act', 'note', 'remove_note'],
  data() {
    // drafts: what is being typed, by submission, whatever is redrawn
    return { own: this.learner, open: null, minute: 0, drafts: {}, reads: null, broken: {}, noting: {} };
  },
  computed: {
    tab() {
      const { tabs, first } = this.own;
      return tabs.find((tab) => tab.key === (this.open ?? first)) ?? tabs[0];
    },
    // Papers and rubrics want more room than lines do.
    wide() {
      const rubric = (work) => this.grades && !work.closed && work.rubric?.length;
      return Boolean(
        this.tab.handed?.some((work) => rubric(work) || work.files?.some(({ href }) => href === this.reads)),
      );
    },
  },
  created() {
    this.moves = [
      { word: this.words.previous, icon: 'keyboard_arrow_up', go: () => this.$emit('step', -1) },
      { word: this.words.next, icon: 'keyboard_arrow_down', go: () => this.$emit('step', 1) },
      { word: this.words.close, icon: 'close', go: () => this.close() },
    ];
  },
  watch: {
    learner(now) {
      this.own = now;
    },
  },
  mounted() {
    this.clock = setInterval(() => this.minute++, 60_000);
    this.stopAsking = unsaved.also(() => this.isUnsaved());
    if (this.own) this.enter();
  },
  unmounted() {
    clearInterval(this.clock);
    this.stopAsking();
    this.leave();
  },
  methods: {
    show(learner) {
      const wasClosed = !this.own;
      this.own = learner;
      this.$nextTick(() => {
        if (learner && wasClosed) this.enter();
        this.$refs.body?.scrollTo(0, 0);
      });
    },
    // What is new about the learner who is shown: see `changes` in tray.py.
    patch({ tabs = {}, facts, ...news }) {
      const before = this.own.facts;
      const had = this.$refs.tray?.contains(document.activeElement);
      Object.assign(this.own, news, facts && { facts });
      for (const tab of this.own.tabs) if (tabs[tab.key]) this.patchTab(tab, tabs[tab.key]);
      this.keepFocus(had);
      const changed = (facts ?? []).flatMap(({ value }, n) => (value === before[n]?.value ? [] : [n]));
      this.$nextTick(() => changed.forEach((n) => flash(this.$refs.facts?.[n])));
    },
    patchTab(tab, { handed, lines_at: linesAt, lines_above: above, lines_kept: kept, ...news }) {
      Object.assign(tab, news);
      if (above) tab.lines = [...above, ...tab.lines.slice(0, kept)];
      for (const [n, line] of Object.entries(linesAt ?? {})) tab.lines[n] = line;
      if (handed) tab.handed = handed.map((work) => ({ ...tab.handed.find(({ id }) => id === work.id), ...work }));
    },
    enter() {
      this.before = document.activeElement;
      this.$refs.tray?.focus({ preventScroll: true });
    },
    // What has the focus may go, as a note that is removed, or could not be pressed for a moment: Esc is to be heard here
    // all the same.
    keepFocus(had) {
      this.$nextTick(() => {
        if (had && document.activeElement === document.body) this.$refs.tray?.focus({ preventScroll: true });
      });
    },
    leave() {
      if (this.before?.isConnected) this.before.focus({ preventScroll: true });
      this.before = null;
    },
    close() {
      this.leave();
      this.$emit('close');
    },
    escape(event) {
      if (event.target.matches('input, textarea')) event.target.blur();
      else this.close();
    },
    turn(event) {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const tabs = this.own.tabs;
      const next = tabs[(tabs.indexOf(this.tab) + step + tabs.length) % tabs.length];
      this.open = next.key;
      this.$nextTick(() => this.$el.querySelector('[role=tab][aria-selected=true]').focus());
    },
    when(at) {
      return this.minute >= 0 && ago(at, this.words, this.zone);
    },
    exactly(at) {
      return exact(at, this.words, this.zone);
    },
    // What is being noted: by the note's id, or under the learner's for a new one, whatever is redrawn.
    noteKey(id) {
      return id ?? 'new-' + this.own.id;
    },
    jot(id, change) {
      this.noting[this.noteKey(id)] = { text: '', ...this.noting[this.noteKey(id)], error: null, ...change };
    },
    edit(note) {
      this.jot(note.id, { text: note.text });
      this.$nextTick(() => this.$el.querySelector(`[data-note="${note.id}"] textarea`)?.focus());
    },
    stopEditing(id) {
      const had = this.$el.querySelector(`[data-note="${id}"] form`)?.contains(document.activeElement);
      delete this.noting[this.noteKey(id)];
      this.$nextTick(() => had && this.$el.querySelector(`[data-note="${id}"] button`)?.focus());
    },
    keepNote(id) {
      const { text = '' } = this.noting[this.noteKey(id)] ?? {};
      this.jot(id, { busy: true });
      this.$emit('note', id == null ? { text } : { id, text });
    },
    // Closing keeps what is typed; leaving the page would not.
    isUnsaved() {
      return (
        Object.values(this.drafts).some((draft) => !draft.busy) ||
        Object.values(this.noting).some((note) => note.text.trim() && !note.busy)
      );
    },
    // The answer to a note or a grade: a sentence saying why not, or nothing when it was kept.
    settle_note(id, error) {
      if (error) this.jot(id, { error, busy: false });
      else this.stopEditing(id);
      this.keepFocus(true);
    },
    settle(id, error) {
      if (error) this.drafts[id] = { ...this.drafts[id], error, busy: false };
      else delete this.drafts[id];
      this.keepFocus(true);
    },
  },
  template: `
    <aside v-if="own" ref="tray" class="co-panel co-flush tray" :class="{ 'tray-wide': wide }"
           :aria-label="own.name" tabindex="-1" @keydown.esc="escape">
      <header class="tray-head">
        <Ava :name="own.name" size="l" :here="own.here" />
        <div class="grow">
          <h2 class="co-heading clip">{{ own.name }}</h2>
          <div class="cap muted clip">
            {{ own.username }}<span v-if="own.here" class="t-good m"> · {{ words.here }}</span>
          </div>
        </div>
        <button v-for="move in moves" :key="move.word" type="button" class="co-btn co-quiet co-small co-icon"
                :aria-label="move.word" :title="move.word" @click="move.go"><Icon :name="move.icon" /></button>
      </header>
      <div v-if="own.reason" class="tray-reason">
        <Mark :name="own.reason.mark" :text="own.reason.text" />
      </div>
      <dl class="tray-facts">
        <div v-for="fact in own.facts" :key="fact.label">
          <dt>{{ fact.label }}</dt>
          <dd class="fig"><span ref="facts">{{ fact.value }}</span></dd>
          <dd class="cap muted">{{ fact.note }}</dd>
        </div>
      </dl>
      <div v-if="own.actions?.length" class="tray-acts">
        <template v-for="act in own.actions" :key="act.key">
          <button type="button" class="co-btn co-small" :disabled="!!act.locked" :title="act.locked"
                  :aria-describedby="act.locked ? 'tray-locked-' + act.key : null" @click="$emit('act', act.key)">
            <Icon :name="act.locked ? 'lock' : act.icon" size="16" />{{ act.label }}
          </button>
          <span v-if="act.locked" :id="'tray-locked-' + act.key" class="cap muted grow">{{ act.locked }}</span>
        </template>
      </div>
      <div class="tray-tabs" role="tablist" @keydown="turn">
        <button v-for="one in own.tabs" :key="one.key" type="button" role="tab" :id="'tray-tab-' + one.key"
                :aria-selected="one === tab" aria-controls="tray-panel" :tabindex="one === tab ? 0 : -1"
                @click="open = one.key">
          {{ one.label }}<span v-if="one.count" class="count">{{ one.count }}</span>
        </button>
      </div>
      <div id="tray-panel" ref="body" class="tray-body" role="tabpanel" tabindex="0" :aria-labelledby="'tray-tab-' + tab.key">
        <div v-if="tab.notes" class="tray-notes">
          <form v-if="tab.adds" class="stack-s" @submit.prevent="keepNote(null)">
            <label class="cap m" for="tray-new-note">{{ words.new_note }}</label>
            <textarea id="tray-new-note" class="field" rows="3" :value="noting[noteKey(null)]?.text ?? ''"
                      :aria-invalid="!!noting[noteKey(null)]?.error" aria-describedby="tray-note-wrong"
                      @input="jot(null, { text: $event.target.value })"></textarea>
            <p id="tray-note-wrong" class="wrong-text" role="alert">
              <template v-if="noting[noteKey(null)]?.error"><Icon name="error" size="15" />{{ noting[noteKey(null)].error }}</template>
            </p>
            <div class="line wrap">
              <button type="submit" class="co-btn co-small" :disabled="noting[noteKey(null)]?.busy">{{ words.note }}</button>
              <span class="cap muted">{{ words.notes_for }}</span>
            </div>
          </form>
          <p v-if="!tab.notes.length" class="cap muted">{{ tab.empty }}</p>
          <article v-for="note in tab.notes" :key="note.id" class="tray-note" :data-note="note.id">
            <form v-if="noting[note.id]" class="stack-s" @submit.prevent="keepNote(note.id)">
              <textarea class="field" rows="3" :aria-label="words.new_note" :value="noting[note.id].text"
                        @input="jot(note.id, { text: $event.target.value })"></textarea>
              <p class="wrong-text" role="alert">
                <template v-if="noting[note.id].error"><Icon name="error" size="15" />{{ noting[note.id].error }}</template>
              </p>
              <div class="line">
                <button type="submit" class="co-btn co-small" :disabled="noting[note.id].busy">{{ words.keep }}</button>
                <button type="button" class="co-btn co-quiet co-small" @click="stopEditing(note.id)">{{ words.cancel }}</button>
              </div>
            </form>
            <p v-else>{{ note.text }}</p>
            <div class="line wrap">
              <span class="cap muted grow">{{ note.by }}</span>
              <template v-if="note.mine && tab.adds && !noting[note.id]">
                <button type="button" class="co-btn co-quiet co-small" @click="edit(note)">{{ words.edit }}</button>
                <button type="button" class="co-btn co-quiet co-small" @click="$emit('remove_note', note.id)">{{ words.remove }}</button>
              </template>
            </div>
          </article>
        </div>
        <p v-else-if="!(tab.lines ?? tab.handed ?? []).length" class="empty">{{ tab.empty }}</p>
        <ol v-else-if="tab.lines" class="tray-lines">
          <li v-for="(line, n) in tab.lines" :key="n">
            <span class="sign">
              <Mark v-if="line.mark" :name="line.mark" bare :title="line.word" />
              <Icon v-else-if="line.icon" :name="line.icon" size="16" />
            </span>
            <div class="told">
              <a v-if="line.href" class="m" :href="line.href">{{ line.what }}</a>
              <span v-else class="m">{{ line.what }}</span>
              <div v-if="line.note" class="cap muted">{{ line.note }}</div>
            </div>
            <span v-if="line.end" class="fig">{{ line.end }}</span>
            <time v-else-if="line.at" class="cap muted fig" :datetime="line.at" :title="exactly(line.at)">
              {{ when(line.at) }}</time>
          </li>
        </ol>
        <HandedWork v-else v-for="work in tab.handed" :key="work.id" :work="work" :typed="drafts[work.id]" :grades="grades"
                    :reads="reads" :broken="broken" :when="when" :exactly="exactly" :words="words"
                    @type="drafts[work.id] = $event" @read="reads = $event" @unreadable="broken[$event] = true"
                    @grade="$emit('grade', $event)" @grade_by_rubric="$emit('grade_by_rubric', $event)"
                    @give_back="$emit('give_back', $event)" />
      </div>
    </aside>`,
};
