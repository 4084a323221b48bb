// Quasar's own words in the pseudo-language, by the letters of i18n/pseudo.py: only where COHORT_PSEUDO is 1.
(() => {
  const PLAIN = 'AaCcEeGgIiJjKkLlNnOoRrSsTtUuWwYyZz';
  const ACCENTED = 'ÅåÇçÉéĜĝÎîĴĵĶķĹĺÑñÖöŘřŠšŢţÛûŴŵÝýŽž';
  const accented = (text) => `[${[...text].map((one) => ACCENTED[PLAIN.indexOf(one)] ?? one).join('')} ~]`;
  const pseudo = (words) => {
    if (typeof words === 'string') return accented(words);
    if (typeof words === 'function') return (...given) => pseudo(words(...given));
    if (Array.isArray(words)) return words.map(pseudo);
    if (words && typeof words === 'object')
      return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, pseudo(value)]));
    return words;
  };

  addEventListener('load', () => {
    if (!window.Quasar) return; // a page without it
    const { isoName, nativeName, rtl, ...words } = Quasar.lang.enUS;
    Quasar.lang.set({ ...pseudo(words), isoName, nativeName, rtl });
  });
})();
