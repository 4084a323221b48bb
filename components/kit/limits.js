// Text that is longer than what is kept: said beside it in a sentence from Python, never cut.
import { fill } from 'cohort-kit/words.js';

const said = (number) => number.toLocaleString('en');

export const lengthOf = (text) => [...text].length;

// `sentence` has the gaps {most} and {n}; '' where the text fits.
export const tooLong = (text, most, sentence) => {
  if (typeof text !== 'string' || text.length <= most) return '';
  const n = lengthOf(text);
  return n > most ? fill(sentence, { most: said(most), n: said(n) }) : '';
};

export const TooLong = {
  props: { text: String, most: Number, sentence: String },
  computed: {
    wrong() {
      return tooLong(this.text, this.most, this.sentence);
    },
  },
  template: '<p v-if="wrong" class="note-line wrong" role="alert">{{ wrong }}</p>',
};
