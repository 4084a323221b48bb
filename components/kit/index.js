// What our own Vue components share: marks, people, bars, rolling numbers. No state, no requests, no words of its own.
const { h, ref, watch } = Vue;

// A mark is a shape from assets/marks.svg, its word, and last its colour (assets/css/marks.css).
export const glyph = (name) =>
  h('svg', { class: 'glyph', 'aria-hidden': 'true' }, [h('use', { href: `/assets/marks.svg#${name}` })]);

// `bare` hides the word from the eye only: it stays for screen readers and on hover.
export const Mark = (props) =>
  h('span', { class: ['mark', `mark-${props.name}`], title: props.bare ? props.title || props.text : props.title }, [
    glyph(props.name),
    h('span', { class: props.bare ? 'sr' : null }, props.text || props.title),
  ]);
Mark.props = { name: String, text: String, bare: Boolean, title: String };

export const initials = (name) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0])
    .join('');

export const Ava = (props) =>
  h('span', { class: ['ava', props.size], title: props.title, 'aria-hidden': props.title ? undefined : 'true' }, [
    initials(props.name),
    props.here ? h('i') : null,
  ]);
Ava.props = { name: String, size: String, here: Boolean, title: String };

export const Icon = (props) =>
  h(
    'i',
    {
      class: 'q-icon notranslate material-symbols-outlined',
      'aria-hidden': 'true',
      style: props.size ? { fontSize: `${props.size}px` } : undefined,
    },
    props.name,
  );
Icon.props = ['name', 'size'];

// Progress as a filled line; the upright stroke is where the plan says one should be.
export const Bar = (props) =>
  h('span', { class: ['bar', props.tone], role: 'img', 'aria-label': props.label ?? `${props.value} %` }, [
    h('b', { style: { width: `${Math.max(0, Math.min(100, props.value ?? 0))}%` } }),
    props.plan == null ? null : h('u', { style: { insetInlineStart: `calc(${props.plan}% - 1px)` } }),
  ]);
Bar.props = ['value', 'plan', 'tone', 'label'];

export const Chip = (props) =>
  h('span', { class: ['chip', props.tone] }, [
    props.mark ? glyph(props.mark) : null,
    props.icon ? h(Icon, { name: props.icon }) : null,
    props.text,
  ]);
Chip.props = ['text', 'tone', 'icon', 'mark'];

export const Empty = (props) => h('div', { class: 'empty' }, [h('b', props.title), props.text]);
Empty.props = ['title', 'text'];

export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

// A number that rolls to its new value in 400 ms; its width never changes because figures are tabular.
export const Roll = {
  props: { value: Number, digits: { default: 0 } },
  setup(props) {
    const shown = ref(props.value);
    watch(
      () => props.value,
      (to, from) => {
        if (calm() || from == null || to == null) return (shown.value = to);
        const began = performance.now();
        const step = (now) => {
          const passed = Math.min(1, (now - began) / 400);
          shown.value = from + (to - from) * (1 - Math.pow(1 - passed, 3));
          if (passed < 1) requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      },
    );
    return () => h('span', { class: 'fig' }, shown.value == null ? '–' : Number(shown.value).toFixed(props.digits));
  },
};

// Draw attention to a node once, without moving anything.
export const flash = (node) => {
  if (!node) return;
  node.classList.remove('flash');
  void node.offsetWidth; // restarts the animation
  node.classList.add('flash');
};

// Calls back when the line to the server breaks and when it holds again; returns how to stop listening.
export const onConnection = ({ lost, back }) => {
  let socket = null;
  let timer = 0;
  const attach = () => {
    if (!window.socket) return (timer = setTimeout(attach, 100)); // NiceGUI opens it after the first mount
    socket = window.socket;
    socket.on('disconnect', lost);
    socket.on('connect', back);
    if (window.did_handshake && !socket.connected) lost(); // while whoever asks was still on the way
  };
  attach();
  return () => {
    clearTimeout(timer);
    socket?.off('disconnect', lost);
    socket?.off('connect', back);
  };
};

export const parts = { Mark, Ava, Icon, Bar, Chip, Empty, Roll };
