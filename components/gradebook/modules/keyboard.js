// A gradebook by keyboard, as spreadsheets have it; names are links.
import { follow, placeOf } from 'cohort-grid/links.js';

const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export const keyboard = (desk) => (event) => {
  if (desk.editing && event.target.classList.contains('grade-input')) return whileTyping(desk, event);
  const head = event.target.closest('.ag-header-cell');
  if (head && event.key === ' ') {
    event.preventDefault();
    if (desk.spec(head.getAttribute('col-id'))?.menu) desk.head(head.getAttribute('col-id'));
  } else if (event.target.closest('.ag-cell') && !event.target.closest('button')) inCell(desk, event);
};

const handled = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

// Arrows leave a cell that one has begun by typing; after F2 they move inside it.
const whileTyping = (desk, event) => {
  if (event.isComposing) return;
  const { typed } = desk.editing;
  const moves = {
    Enter: [0, event.shiftKey ? -1 : 1],
    Tab: [event.shiftKey ? -1 : 1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
    ...(typed ? ARROWS : {}),
  };
  event.stopImmediatePropagation();
  if (event.key === 'F2') desk.editing.typed = !typed;
  else if (event.key === 'Escape') {
    event.preventDefault();
    desk.goBack(desk.typing.end());
  } else if (moves[event.key]) {
    event.preventDefault();
    desk.goBack(desk.typing.commit());
    desk.step(...moves[event.key]);
  }
};

const inCell = (desk, event) => {
  const at = desk.focused();
  if (!at || event.altKey) return;
  const { key, shiftKey } = event;
  const isName = desk.spec(at.key)?.kind === 'person';
  if (isName && key === 'Enter') {
    handled(event);
    return follow(event, placeOf(desk.link, at.data, at.key));
  }
  if (event.ctrlKey || event.metaKey) {
    if (!'az'.includes(key.toLowerCase())) return; // copying and pasting are events of their own
    handled(event);
    if (key.toLowerCase() === 'z' && desk.mayEdit) desk.typing.takeBack();
  } else if (ARROWS[key]) {
    if (!shiftKey) return desk.area.collapse();
    handled(event);
    desk.area.extend(...ARROWS[key]);
  } else if (key === 'Enter') {
    handled(event);
    desk.step(0, shiftKey ? -1 : 1);
  } else if (key === 'F2') {
    handled(event);
    desk.typing.begin();
  } else if (key === 'Escape') {
    desk.area.collapse();
    desk.trouble.dismiss(at);
  } else if (key === 'Delete' || key === 'Backspace') {
    handled(event);
    desk.area.clear(at);
  } else if (key === ' ') {
    handled(event);
    if (['cell', 'final'].includes(desk.spec(at.key)?.kind)) desk.open(at.id, at.key);
  } else if (key.length === 1 && desk.mayEdit && desk.isGrade(at.key)) {
    handled(event);
    desk.typing.begin(key, { typed: true });
  }
};
