// The frame of every signed-in page: sidebar, bar with path, session and state of the line, and room for the page.
import { flash, onConnection, parts } from 'cohort-kit';
import 'cohort-kit/menus.js';
import 'cohort-kit/unfolding.js';

const THEMES = { auto: 'contrast', light: 'light_mode', dark: 'dark_mode' };
const MAX_CATCHING_UP = 3000;

export default {
  components: parts,
  props: {
    me: Object,
    nav: Array,
    here: String,
    path: Array,
    home: String,
    session: Object,
    words: Object,
    signOut: Object,
  },

  data: () => ({ open: false, line: 'live', theme: window.cohortTheme.choice(), counts: {} }),

  mounted() {
    this.stopListening = onConnection({ lost: () => this.lost(), back: () => this.back() });
    this.wide = matchMedia('(min-width: 901px)');
    this.wide.addEventListener('change', this.close);
  },

  unmounted() {
    this.stopListening();
    clearTimeout(this.patience);
    this.wide.removeEventListener('change', this.close);
  },

  computed: {
    themeIcon() {
      return THEMES[this.theme];
    },
  },

  methods: {
    // The line to the server. The first connection is not news.
    lost() {
      clearTimeout(this.patience);
      this.line = 'lost';
    },
    back() {
      if (this.line !== 'lost') return;
      this.line = 'catching';
      this.patience = setTimeout(this.caught_up, MAX_CATCHING_UP);
    },
    caught_up() {
      clearTimeout(this.patience);
      if (this.line === 'catching') this.line = 'live';
    },

    async count(key, count, quietly) {
      this.counts = { ...this.counts, [key]: count };
      await Vue.nextTick();
      if (!quietly) flash(this.$el.querySelector(`[data-count="${CSS.escape(key)}"]`));
    },
    countOf(item) {
      return item.key in this.counts ? this.counts[item.key] : item.count;
    },

    nextTheme() {
      const names = Object.keys(THEMES);
      this.theme = names[(names.indexOf(this.theme) + 1) % names.length];
      window.cohortTheme.choose(this.theme);
    },

    // The drawer of narrow screens: the page behind it is inert, focus goes in and comes back.
    async show() {
      this.open = true;
      await Vue.nextTick();
      this.$refs.side.querySelector('a, button').focus();
    },
    close() {
      if (!this.open) return;
      this.open = false;
      Vue.nextTick(() => this.$refs.burger.focus());
    },
  },

  template: `
  <div class="shell" :class="{ open }" @keydown.esc="close">
    <a class="skip" href="#main">{{ words.skip }}</a>

    <nav id="side" ref="side" class="side" :aria-label="words.nav">
      <a class="brand" :href="home">
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <circle class="brand-dot" cx="6" cy="6.5" r="4.5"/>
          <circle class="brand-ring" cx="14.5" cy="9" r="3.5"/>
          <circle class="brand-ring" cx="7" cy="16" r="2.5"/>
        </svg>
        Cohort
      </a>

      <div v-for="group in nav" class="nav-group">
        <div v-if="group.label" class="nav-label">{{ group.label }}</div>
        <a v-for="item in group.items" :key="item.key" class="nav-item" :href="item.href"
           :aria-current="item.key === here ? 'page' : null">
          <Icon v-if="item.icon" :name="item.icon"/>
          <span class="clip">{{ item.label }}</span>
          <span v-if="countOf(item)" class="count end" :data-count="item.key" :title="item.hint">
            {{ countOf(item) }}<span class="sr"> {{ item.hint }}</span>
          </span>
        </a>
      </div>

      <div class="me">
        <a class="me-person" :href="me.href" :title="words.account">
          <Ava :name="me.name"/>
          <span class="two">
            <span class="m clip">{{ me.name }}</span>
            <span class="cap muted clip">{{ me.role }}</span>
          </span>
        </a>
        <button class="co-btn co-quiet co-small co-icon" :aria-label="words.theme[theme]" :title="words.theme[theme]"
                @click="nextTheme">
          <Icon :name="themeIcon"/>
        </button>
        <form method="post" :action="signOut.action">
          <input v-for="(value, name) in signOut.fields" type="hidden" :name="name" :value="value">
          <button type="submit" class="co-btn co-quiet co-small co-icon" :aria-label="words.sign_out"
                  :title="words.sign_out">
            <Icon name="logout"/>
          </button>
        </form>
      </div>
    </nav>
    <div class="veil" @click="close"></div>

    <div class="shell-body" :inert="open || null">
      <header class="top">
        <button ref="burger" class="co-btn co-quiet co-icon burger" aria-controls="side" :aria-expanded="open"
                :aria-label="words.menu" @click="show">
          <Icon name="menu"/>
        </button>
        <ol class="path" :aria-label="words.path">
          <li v-for="step in path">
            <a v-if="'tone' in step" class="session-chip" :class="step.tone" :href="step.href">
              <Icon name="event_repeat" size="16"/>
              <span class="clip">{{ step.label }}</span>
            </a>
            <a v-else-if="step.href" :href="step.href">{{ step.label }}</a>
            <span v-else aria-current="page">{{ step.label }}</span>
          </li>
        </ol>
        <component :is="session.href ? 'a' : 'span'" v-if="session" class="session-chip" :class="session.tone"
                   :href="session.href">
          <Icon name="event_repeat" size="16"/>
          <span class="clip">{{ session.name }}</span>
        </component>
        <span class="live-dot end" :class="line" role="status" :title="words.line[line].hint">
          <i></i>{{ words.line[line].text }}
        </span>
      </header>
      <main id="main" tabindex="-1"><slot></slot></main>
    </div>
  </div>`,
};
