// What is typed or chosen on this page and not saved yet, and the question before it is dropped.
//
// A form or a dialog is a region, `data-unsaved="key"`. The server says of each what has really changed; what somebody
// has touched since counts as changed until it has answered. Components that keep what is typed to themselves tell with
// `also`.
const ANSWER = 10_000; // ms after which a touch that nobody calls a change is none
const FRESH = 500; // ms in which an answer may be older than the touch
const ON_ITS_WAY = 3000; // ms that a link waits for the answer to what has been sent, before it asks

const changed = new Set();
const touched = new Map();
const others = new Map(); // and whether what is unsaved is under way: sent, and not answered yet
let ask = null;

const region = (key) => document.querySelector(`[data-unsaved="${CSS.escape(key)}"]`);
const has = (key) => region(key) && (changed.has(key) || performance.now() - (touched.get(key) ?? -ANSWER) < ANSWER);
const any = () => [...changed, ...touched.keys()].some(has) || [...others.keys()].some((isUnsaved) => isUnsaved());
const touch = (key) => key && touched.set(key, performance.now());

const forget = (key) => {
  changed.delete(key);
  touched.delete(key);
};

export const unsaved = {
  any,
  // The server: of this region something is changed, or nothing any more.
  set(key, is) {
    const isFresh = performance.now() - (touched.get(key) ?? -FRESH) < FRESH;
    if (is) changed.add(key);
    else changed.delete(key);
    if (is || !isFresh) touched.delete(key);
    else touched.set(key, performance.now() - ANSWER + FRESH); // unless another answer comes, this one holds
  },
  // Whether this region may be closed: nothing is changed there, or its reader drops it.
  async leave(key) {
    if (!has(key)) return true;
    const goes = await this.drops();
    if (goes) forget(key);
    return goes;
  },
  // Whether the reader drops what is not saved; without the question on the page nobody is asked.
  drops: () => (ask ? ask() : Promise.resolve(true)),
  // `isUnsaved()` is asked before the page is left, `isUnderWay()` whether an answer to it is waited for; returns what
  // ends that.
  also(isUnsaved, isUnderWay = () => false) {
    others.set(isUnsaved, isUnderWay);
    return () => others.delete(isUnsaved);
  },
  asking(question) {
    ask = question;
  },
};

const CHOICES = '[role=checkbox], [role=switch], [role=radio], [role=option]';

// Menus stand outside of what they belong to, which is the last that was opened.
const touchedRegion = (target) =>
  target.closest?.('[data-unsaved]') ??
  (target.closest?.('[role=option]') ? [...document.querySelectorAll('[data-unsaved]')].at(-1) : null);

const leads = (event, link) =>
  !(
    !link ||
    event.defaultPrevented ||
    event.button ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    event.altKey ||
    link.target === '_blank' ||
    link.hasAttribute('download') ||
    !link.protocol.startsWith('http') ||
    (link.hash && link.href.split('#')[0] === location.href.split('#')[0])
  );

// A press beside a field sends what stands in it: there is nothing to ask once that is kept.
const answered = async () => {
  const since = performance.now();
  while ([...others.values()].some((isUnderWay) => isUnderWay()) && performance.now() - since < ON_ITS_WAY) {
    await new Promise((go) => setTimeout(go, 30));
  }
};

const goTo = (href) => {
  const kept = [...changed];
  [...changed, ...touched.keys()].forEach(forget);
  const silent = [...others];
  others.clear();
  location.assign(href);
  // It was a download, and everything is here still.
  setTimeout(() => {
    kept.forEach((key) => changed.add(key));
    silent.forEach((one) => others.set(...one));
  }, 5000);
};

document.addEventListener('input', ({ target }) => touch(touchedRegion(target)?.dataset.unsaved), true);
document.addEventListener(
  'click',
  ({ target }) => {
    if (target.closest?.(CHOICES)) touch(touchedRegion(target)?.dataset.unsaved);
  },
  true,
);
// A check box that Space turns and an option that is chosen by the keyboard have no click and no input.
document.addEventListener(
  'keydown',
  ({ key, target }) => {
    const turns = key === ' ' && target.matches?.(CHOICES);
    const chooses = (key === ' ' || key === 'Enter') && target.matches?.('[role=combobox][aria-expanded=true]');
    if (turns || chooses) touch(touchedRegion(target)?.dataset.unsaved);
  },
  true,
);

window.addEventListener('click', async (event) => {
  const link = event.target.closest?.('a[href]');
  if (!ask || !leads(event, link) || !any()) return;
  event.preventDefault();
  await answered();
  if (!any() || (await unsaved.drops())) goTo(link.href);
});

window.addEventListener('beforeunload', (event) => {
  if (any()) event.preventDefault();
});

// A check box is turned by Space. Enter in one sends its dialog, as it does from a line of text, or does nothing. Where
// something longer is written, nothing is sent by Enter.
const send = (dialog) => {
  if (dialog?.querySelector('textarea')) return;
  dialog?.querySelector('.dialog-foot .co-primary:not([disabled])')?.click();
};
const BOXES = '.q-checkbox, .q-toggle, .q-radio, input[type=checkbox], input[type=radio]';
for (const kind of ['keydown', 'keyup']) {
  document.addEventListener(
    kind,
    (event) => {
      if (event.key !== 'Enter' || !event.target.matches?.(BOXES)) return;
      event.preventDefault();
      event.stopPropagation();
      if (kind === 'keyup' || event.repeat) return;
      const form = event.target.closest('form');
      if (form) form.requestSubmit();
      else send(event.target.closest('.dialog'));
    },
    true,
  );
}
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || event.repeat) return;
  const field = event.target;
  if (!field.matches?.('.dialog .q-input input.q-field__native') || field.closest('form')) return;
  send(field.closest('.dialog'));
});

window.cohortUnsaved = unsaved;
