// A block of cells: from the one that one is at to another corner. It is copied, pasted into, and cleared.
import { toRows, toText } from 'cohort-kit/clipboard.js';
import { said } from './desk.js';

const textOf = ({ data, key }) => (key === 'name' ? data.name.name : said(data[key]));

export const area = (desk) => {
  let corner = null;
  let block = null;

  const marked = () => {
    const at = desk.focused();
    if (!at) return null;
    const keys = desk.shownKeys();
    const to = corner ?? at;
    const [a, b] = [keys.indexOf(at.key), keys.indexOf(to.key)];
    return {
      top: Math.min(at.row, to.row),
      bottom: Math.max(at.row, to.row),
      keys: keys.slice(Math.min(a, b), Math.max(a, b) + 1),
    };
  };

  const spread = (to) => {
    const before = block;
    corner = to;
    block = to ? marked() : null;
    if (block && block.top === block.bottom && block.keys.length === 1) block = null;
    if (before || block) desk.api.refreshCells({ force: true });
  };
  const collapse = () => spread(null);

  const extend = (across, down) => {
    const from = corner ?? desk.focused();
    const keys = desk.shownKeys();
    const row = Math.min(Math.max(from.row + down, 0), desk.api.getDisplayedRowCount() - 1);
    const key = keys[Math.min(Math.max(keys.indexOf(from.key) + across, 0), keys.length - 1)];
    desk.api.ensureIndexVisible(row);
    desk.api.ensureColumnVisible(key);
    spread({ row, key });
  };

  const contains = ({ node, column }) =>
    !!block && node.rowIndex >= block.top && node.rowIndex <= block.bottom && block.keys.includes(column.getColId());

  const cellsOf = ({ top, bottom, keys }) => {
    const rows = [];
    for (let row = top; row <= bottom; row++) {
      const data = desk.api.getDisplayedRowAtIndex(row)?.data;
      if (data) rows.push(keys.map((key) => ({ data, key })));
    }
    return rows;
  };

  const clear = (at) => {
    if (!desk.mayEdit) return;
    const cells = cellsOf(marked())
      .flat()
      .filter(({ data, key }) => desk.isGrade(key) && said(data[key]) !== '');
    if (block && cells.length)
      return put(
        cells.map(({ data, key }) => ({ id: data.id, key, text: '' })),
        0,
      );
    if (!block && cells.length) desk.typing.send(at.id, at.key, '', said(at.data[at.key]));
  };

  const put = (cells, outside) => desk.emit('paste', { cells, outside });

  const copy = (event) => {
    const from = !desk.editing && marked();
    if (!from) return;
    event.clipboardData.setData('text/plain', toText(cellsOf(from).map((row) => row.map(textOf))));
    event.preventDefault();
  };

  // From the upper corner on; one value alone fills the whole block.
  const paste = (event) => {
    const into = !desk.editing && desk.mayEdit && marked();
    const text = event.clipboardData.getData('text/plain');
    if (!into || !text) return;
    event.preventDefault();
    const rows = toRows(text);
    const [[value]] = rows;
    const fills = block && rows.length === 1 && rows[0].length === 1;
    const first = desk.shownKeys().indexOf(into.keys[0]);
    const targets = fills
      ? cellsOf(into).flatMap((row) => row.map((cell) => ({ ...cell, text: value })))
      : rows.flatMap((row, down) =>
          row.map((one, across) => ({
            data: desk.api.getDisplayedRowAtIndex(into.top + down)?.data,
            key: desk.shownKeys()[first + across],
            text: one,
          })),
        );
    const hit = targets.filter(({ data, key }) => data && key && desk.isGrade(key));
    if (hit.length !== 1 || targets.length !== 1) {
      return put(
        hit.map(({ data, key, text: one }) => ({ id: data.id, key, text: one })),
        targets.length - hit.length,
      );
    }
    const [{ data, key }] = hit;
    if (value !== said(data[key])) desk.typing.send(data.id, key, value, said(data[key]));
  };

  return { clear, collapse, contains, copy, extend, paste, spread };
};
