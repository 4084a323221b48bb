// Gaps in a question's text: each is written there as [[name]], and its field takes its place.
import { isTooLong } from 'cohort-kit/limits.js';
import { fill } from 'cohort-kit/words.js';

// Once in a text: `give(gap, value, typing)` is called with what is typed or chosen, `leave()` when a field is left.
export const placeGaps = (box, gaps, words, { give, leave }) => {
  if (box.dataset.filled === 'yes') return;
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (walker.currentNode.data.includes('[[')) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const pieces = node.data.split(/\[\[(.+?)\]\]/);
    const placed = pieces.map((piece, n) => {
      const gap = n % 2 ? gaps.find((one) => one.name === piece) : null;
      if (gap) return field(gap, words, give, leave);
      return document.createTextNode(n % 2 ? `[[${piece}]]` : piece);
    });
    node.replaceWith(...placed);
  }
  box.dataset.filled = 'yes';
};

// What was given, but for the field that somebody is at.
export const showGaps = (box, given, { over, most }) => {
  for (const one of box.querySelectorAll('[data-gap]')) {
    const value = String(given?.[one.dataset.gap] ?? '');
    if (one.value !== value && document.activeElement !== one) one.value = value;
    one.disabled = over;
    one.setAttribute('aria-invalid', isTooLong(value, most));
  }
};

const field = (gap, words, give, leave) => {
  const chooses = gap.options.length > 0;
  const made = document.createElement(chooses ? 'select' : 'input');
  made.className = 'quiz-gap';
  made.dataset.gap = gap.name;
  made.setAttribute('aria-label', fill(words.gap, { name: gap.name }));
  if (chooses) {
    made.append(new Option('…', ''), ...gap.options.map((text, index) => new Option(text, index)));
  } else {
    made.autocomplete = 'off';
    made.spellcheck = false;
  }
  const value = () => (made.value === '' ? null : chooses ? Number(made.value) : made.value);
  made.addEventListener(chooses ? 'change' : 'input', () => give(gap, value(), !chooses));
  made.addEventListener('blur', leave);
  return made;
};
