// What the parts of a gradebook share: where one is, and what its cells must know besides their values.
export const place = (id, key) => `${id}:${key}`;

export const parted = (one) => {
  const cut = one.indexOf(':');
  return [Number(one.slice(0, cut)), one.slice(cut + 1)];
};

// A cell that is as it should be comes as its text alone.
export const said = (value) => (typeof value === 'string' ? value : (value?.v ?? ''));

export const number = (value) => {
  const text = said(value);
  return text === '' || Number.isNaN(Number(text)) ? null : Number(text);
};

// A class, because AG Grid copies whatever is a plain object, and of this there is one.
export class Desk {
  constructor({ columns, mayEdit, words, phone, emit, link }) {
    Object.assign(this, { columns, mayEdit, words, phone, emit, link, api: null, box: null });
    this.editing = null; // { id, key, seen, text, typed }
    this.at = null;
    this.pending = new Map(); // what was typed and has no answer yet, by place
    this.troubles = new Map(); // what was refused or overtaken
    this.others = new Map();
  }
  spec(key) {
    return this.columns.find((column) => column.key === key);
  }
  isGrade(key) {
    return this.spec(key)?.kind === 'cell';
  }
  shownKeys() {
    return this.api.getAllDisplayedColumns().map((column) => column.getColId());
  }
  row(id) {
    return this.api?.getRowNode(String(id))?.data;
  }
  focused() {
    const at = this.api?.getFocusedCell();
    if (!at || at.rowPinned) return null;
    const data = this.api.getDisplayedRowAtIndex(at.rowIndex)?.data;
    return data ? { id: data.id, key: at.column.getColId(), row: at.rowIndex, data } : null;
  }
  goTo(row, key) {
    if (row == null || row < 0 || row >= this.api.getDisplayedRowCount()) return;
    this.api.ensureIndexVisible(row);
    this.api.ensureColumnVisible(key);
    this.api.setFocusedCell(row, key);
  }
  goBack({ id, key }) {
    this.goTo(this.api.getRowNode(String(id))?.rowIndex, key);
  }
  // Sideways to the next cell that can be typed into.
  step(across, down) {
    const at = this.focused();
    if (!at) return;
    const keys = this.shownKeys();
    let to = keys.indexOf(at.key) + across;
    if (across) while (keys[to] && !this.isGrade(keys[to])) to += across;
    this.goTo(Math.min(Math.max(at.row + down, 0), this.api.getDisplayedRowCount() - 1), keys[to] ?? at.key);
  }
  redraw(...places) {
    for (const one of places.filter(Boolean)) {
      const [id, key] = parted(one);
      const node = this.api?.getRowNode(String(id));
      if (node && this.api.getColumn(key)) this.api.refreshCells({ rowNodes: [node], columns: [key], force: true });
    }
  }
  open(id, key) {
    this.emit('open', { id, key });
  }
  head(key) {
    this.emit('head', { key });
  }
}
