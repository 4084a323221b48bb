// A film in its place. What is really played is told every few seconds; a seek ends a interval.
import { onConnection, parts } from 'cohort-kit';
import { clock } from 'cohort-kit/clock.js';
import { fill } from 'cohort-kit/words.js';

const JUMP = 1.5; // seconds between two looks at a player that plays on: more is a seek
const NEAR = 5; // seconds from the beginning or the end, where nobody needs to be taken back to

const exact = (seconds) => Math.round(seconds * 100) / 100;

export default {
  components: parts,
  props: {
    href: String,
    title: String,
    captions: Object,
    standing: Object,
    every: Number,
    words: Object,
    elsewhere: String,
    host: String,
  },
  emits: ['watched', 'play'],

  data() {
    return { own: this.standing, resumedAt: null, broken: false, stopped: false, asked: false };
  },

  created() {
    this.intervals = [];
    this.last = null; // where the player was when it was looked at last, while it plays
    this.toldAt = 0;
    this.online = true;
  },

  mounted() {
    if (!this.every) return;
    addEventListener('pagehide', this.tell);
    document.addEventListener('visibilitychange', this.hidden);
    this.stopListening = onConnection({
      lost: () => (this.online = false),
      back: () => {
        this.online = true;
        this.tell();
      },
    });
  },

  beforeUnmount() {
    if (!this.every) return;
    this.tell();
    removeEventListener('pagehide', this.tell);
    document.removeEventListener('visibilitychange', this.hidden);
    this.stopListening();
  },

  computed: {
    note() {
      const { percent, enough, complete } = this.own;
      if (enough && complete) return '';
      return enough && percent < enough ? fill(this.words.enough, { percent: enough }) : '';
    },
  },

  methods: {
    playHere() {
      this.asked = true;
      this.$emit('play');
    },
    fill,
    stand(standing) {
      this.own = standing;
    },
    stop() {
      this.stopped = true;
      this.intervals = [];
    },

    loaded() {
      const at = this.own?.position ?? 0;
      if (at < NEAR || at > this.$refs.film.duration - NEAR) return;
      this.$refs.film.currentTime = at;
      this.resumedAt = clock(Math.floor(at));
    },
    startOver() {
      this.$refs.film.currentTime = 0;
      this.resumedAt = null;
      this.$refs.film.play();
    },

    // Looked at a few times in a second while it plays, and whenever it starts, stops or is moved.
    look() {
      const { currentTime: at, paused, seeking, playbackRate } = this.$refs.film;
      const open = this.intervals.at(-1);
      if (this.last !== null && at > this.last && at - this.last < JUMP * Math.max(1, playbackRate)) {
        if (open && open[1] === this.last) open[1] = exact(at);
        else this.intervals.push([this.last, exact(at)]);
      }
      this.last = paused || seeking ? null : exact(at);
      if (Date.now() - this.toldAt > this.every * 1000) this.tell();
    },
    moved() {
      this.last = null;
    },
    ended() {
      this.look();
      this.tell();
    },
    hidden() {
      if (document.hidden) this.tell();
    },
    tell() {
      const film = this.$refs.film;
      if (!this.every || this.stopped || !this.online || !film?.duration || !this.intervals.length) return;
      this.toldAt = Date.now();
      const intervals = this.intervals;
      this.intervals = [];
      this.$emit('watched', { position: exact(film.currentTime), length: exact(film.duration), intervals });
    },
  },

  template: `
  <div class="film">
    <template v-if="elsewhere">
      <iframe v-if="asked" :src="elsewhere" :title="title" allow="fullscreen; picture-in-picture; encrypted-media"
              allowfullscreen referrerpolicy="strict-origin-when-cross-origin"
              sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"></iframe>
      <div v-else class="film-elsewhere">
        <button type="button" class="co-btn co-primary" @click="playHere">
          <Icon name="play_arrow"/>{{ words.play }}</button>
        <span class="cap muted">{{ fill(words.loads, { host }) }}</span>
      </div>
    </template>

    <template v-else>
      <video ref="film" controls preload="metadata" :src="href" :aria-label="title" @loadedmetadata="loaded"
             @timeupdate="look" @play="look" @pause="ended" @ended="ended" @seeking="moved" @ratechange="look"
             @error="broken = true">
        <track v-if="captions" kind="captions" :src="captions.href" :srclang="captions.language"
               :label="captions.label" default>
      </video>
      <div v-if="broken || own?.percent || own?.enough || resumedAt" class="film-foot">
        <span v-if="broken" class="t-bad" role="status">{{ words.broken }}</span>
        <template v-if="own">
          <Mark v-if="own.complete" name="done" :text="words.complete"/>
          <template v-if="!own.complete || own.percent < 100">
            <Bar :value="own.percent" :label="fill(words.watched, own)"/>
            <span class="fig" aria-hidden="true">{{ fill(words.watched, own) }}</span>
          </template>
          <span v-if="note" class="cap muted">{{ note }}</span>
          <span v-if="stopped" class="cap muted" role="status">{{ words.closed }}</span>
          <span v-if="resumedAt" class="end line cap muted">{{ fill(words.resumed, { time: resumedAt }) }}
            <button type="button" class="co-btn co-quiet co-small" @click="startOver">{{ words.start_over }}</button>
          </span>
        </template>
      </div>
    </template>
  </div>`,
};
