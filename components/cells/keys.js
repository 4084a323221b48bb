// How the keyboard goes through a grid, and what a screen reader calls it.

// The grid is one stop on the way through the page: Tab enters at the heads and leaves again, arrows move inside.
// AG Grid and Chromium make every row and every scrolling part a stop, so they stand aside while one leaves.
export const makeOneStop = (box) => {
  box.querySelectorAll('[class*=scroll-viewport]').forEach((bar) => (bar.tabIndex = -1));
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    event.stopPropagation();
    const stops = [...box.querySelectorAll('[tabindex="0"], [class*=viewport]:not([tabindex])')];
    const before = stops.map((stop) => stop.getAttribute('tabindex'));
    stops.forEach((stop) => (stop.tabIndex = -1));
    setTimeout(() => stops.forEach((stop, n) => (before[n] ? (stop.tabIndex = 0) : stop.removeAttribute('tabindex'))));
  }, true);
};

// AG Grid's arrows do not step onto the head of a pinned column.
export const reachPinnedHeads = (event) => {
  const head = event.target.closest('.ag-header-cell');
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!head || !step) return;
  const forth = getComputedStyle(head).direction === 'rtl' ? -step : step;
  const next = event.currentTarget.querySelector(
    `.ag-pinned-left-header .ag-header-cell[aria-colindex="${Number(head.getAttribute('aria-colindex')) + forth}"]`);
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
};

export const nameIt = (box, label) =>
  box.querySelector('[role=grid], [role=treegrid]')?.setAttribute('aria-label', label);
