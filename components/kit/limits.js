// Text that is longer than what is kept: said beside it in a sentence from Python, never cut.
import { fill } from 'cohort-kit/words.js';

export const lengthOf = (text) => [...text].length;

export const isTooLong = (text, most) => typeof text === 'string' && text.length > most && lengthOf(text) > most;

// `too_long` has the gaps {most} and {n}; '' where the text fits.
export const tooLong = (text, most, { too_long: sentence, language }) =>
  isTooLong(text, most)
    ? fill(sentence, { most: most.toLocaleString(language), n: lengthOf(text).toLocaleString(language) })
    : '';

export const TooLong = {
  props: { text: String, most: Number, words: Object },
  computed: {
    wrong() {
      return tooLong(this.text, this.most, this.words);
    },
  },
  template: '<p v-if="wrong" class="note-line wrong" role="alert">{{ wrong }}</p>',
};
