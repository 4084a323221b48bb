// How the keyboard goes through a grid, and what a screen reader calls it.

// The grid is one stop on the way through the page: Tab enters at the row where one has been, and leaves again; arrows
// move inside, up to the heads. AG Grid and Chromium make every row and every scrolling part a stop, so they stand aside
// while one leaves, and lead on to a cell where one lands on them all the same.
export const makeOneStop = (box, api) => {
  box.querySelectorAll('[class*=scroll-viewport]').forEach((bar) => (bar.tabIndex = -1));
  box.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Tab') return;
      event.stopPropagation();
      const stops = [...box.querySelectorAll('[tabindex="0"], [class*=viewport]:not([tabindex])')];
      const before = stops.map((stop) => stop.getAttribute('tabindex'));
      stops.forEach((stop) => (stop.tabIndex = -1));
      setTimeout(() =>
        stops.forEach((stop, n) => (before[n] ? (stop.tabIndex = 0) : stop.removeAttribute('tabindex'))),
      );
    },
    true,
  );
  box.addEventListener('focusin', ({ target }) => {
    if (target.matches(PARTS)) setTimeout(() => document.activeElement === target && enterRows(api()));
  });
};

const PARTS = '.ag-header, .ag-header-row, .ag-row, .ag-tab-guard, [class*=viewport], [class*=container]';

// Into the rows: where one has been last, or at the first. Whether there is one.
export const enterRows = (api) => {
  const last = api.getFocusedCell();
  const stays =
    last &&
    !last.rowPinned &&
    last.rowIndex < api.getDisplayedRowCount() &&
    api.getAllDisplayedColumns().includes(last.column);
  const row = stays ? last.rowIndex : 0;
  const column = stays ? last.column : api.getAllDisplayedColumns().find((one) => one.getColDef().field);
  if (!column) return false;
  if (!api.getDisplayedRowCount()) {
    api.setFocusedHeader(column);
    return true;
  }
  api.ensureIndexVisible(row);
  api.setFocusedCell(row, column);
  return true;
};

// AG Grid's arrows do not step onto the head of a pinned column, neither from beside it nor from below.
export const reachPinnedHeads = (event) => {
  const below = event.key === 'ArrowUp' && event.target.closest('.ag-row[row-index="0"] .ag-cell');
  if (below) {
    const key = CSS.escape(below.getAttribute('col-id'));
    const over = event.currentTarget.querySelector(`.ag-pinned-left-header .ag-header-cell[col-id="${key}"]`);
    if (over) stepOnto(event, over);
    return;
  }
  const head = event.target.closest('.ag-header-cell');
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!head || !step) return;
  const forth = getComputedStyle(head).direction === 'rtl' ? -step : step;
  const next = event.currentTarget.querySelector(
    `.ag-pinned-left-header .ag-header-cell[aria-colindex="${Number(head.getAttribute('aria-colindex')) + forth}"]`,
  );
  if (next) stepOnto(event, next);
};

const stepOnto = (event, head) => {
  event.preventDefault();
  event.stopPropagation();
  head.focus();
};

export const nameIt = (box, label) =>
  box.querySelector('[role=grid], [role=treegrid]')?.setAttribute('aria-label', label);
