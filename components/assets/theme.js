// Light, dark or as the device has it: the reader's choice, kept by the browser and applied before the first paint.
(() => {
  const KEY = 'cohort-theme';
  const device = matchMedia('(prefers-color-scheme: dark)');

  const choice = () => {
    try {
      return localStorage.getItem(KEY) ?? 'auto';
    } catch {
      return 'auto'; // storage may be forbidden
    }
  };

  const choose = (value) => {
    try {
      localStorage.setItem(KEY, value);
    } catch {
      // the choice then lasts as long as the page
    }
    paint();
  };

  const isDark = () => (choice() === 'auto' ? device.matches : choice() === 'dark');

  // Quasar names the theme on <body> when it starts; before that we do, so that no page begins in the wrong one.
  const paint = () => {
    const dark = isDark();
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
    if (!document.body || document.body.classList.contains('body--dark') === dark) return;
    if (window.Quasar?.Dark?.__installed) window.Quasar.Dark.set(dark);
    document.body.classList.toggle('body--dark', dark);
    document.body.classList.toggle('body--light', !dark);
  };

  const watchBody = () => {
    paint();
    new MutationObserver(paint).observe(document.body, { attributeFilter: ['class'] });
  };

  const untilBody = new MutationObserver(() => {
    if (!document.body) return;
    untilBody.disconnect();
    watchBody();
  });

  untilBody.observe(document.documentElement, { childList: true });
  device.addEventListener('change', paint);
  window.cohortTheme = { choice, choose };
})();
