// The arrow keys move in a menu, Home and End to its ends, as its role promises to those who do not see it.

// Whether this key was one that moves, and has moved.
export const moveIn = (menu, event) => {
  const entries = [...menu.querySelectorAll('[role=menuitem]:not([aria-disabled=true]):not(:disabled)')];
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: Math.max(at, 0) - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (to == null || !entries.length) return false;
  event.preventDefault();
  entries[(to + entries.length) % entries.length].focus();
  return true;
};

// A menu that has just opened may not have the focus yet.
addEventListener('keydown', (event) => {
  const menu = event.target.closest?.('.q-menu[role=menu]') ?? document.querySelector('.q-menu[role=menu]');
  if (menu) moveIn(menu, event);
});
