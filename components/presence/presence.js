// Whether somebody is in front of this page: visible, and touched within the last minutes. Draws nothing.
import { onConnection } from 'cohort-kit';

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart', 'wheel'];

export default {
  props: { beat: Number, idle: Number },
  emits: ['arrive', 'stay', 'leave'],

  mounted() {
    this.here = false;
    this.touchedAt = Date.now();
    TOUCHES.forEach((touch) => addEventListener(touch, this.touched, { passive: true, capture: true }));
    document.addEventListener('visibilitychange', this.look);
    addEventListener('pagehide', this.goAway);
    this.timer = setInterval(this.look, this.beat * 1000);
    this.stopListening = onConnection({ lost: () => (this.here = false), back: this.look });
    this.look();
  },

  unmounted() {
    TOUCHES.forEach((touch) => removeEventListener(touch, this.touched, { capture: true }));
    document.removeEventListener('visibilitychange', this.look);
    removeEventListener('pagehide', this.goAway);
    clearInterval(this.timer);
    this.stopListening();
    this.goAway();
  },

  methods: {
    touched() {
      this.touchedAt = Date.now();
      if (!this.here) this.look();
    },

    look() {
      const online = !window.socket || window.socket.connected;
      const present = online && !document.hidden && Date.now() - this.touchedAt < this.idle * 1000;
      if (!present) return this.goAway();
      this.$emit(this.here ? 'stay' : 'arrive');
      this.here = true;
    },

    goAway() {
      if (this.here) this.$emit('leave');
      this.here = false;
    },
  },

  template: '<span hidden></span>',
};
