// Sentences come from Python with gaps in them: fill('Move {name} up', { name: 'SQL' }).
export const fill = (text, values) => (text ?? '').replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);

// A text with a plural comes as all its forms (components/browser_words.py); its number is `{n}`.
export const counted = (forms, n, { language }) =>
  fill(forms[new Intl.PluralRules(language).select(n)] ?? forms.other, { n: n.toLocaleString(language) });
