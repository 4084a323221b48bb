// A changed row: what is new in it, and the light on the cells that have news.
import { told } from './values.js';

const FLASH = { flashDuration: 1200, fadeDuration: 1200 };

export const dataOf = (api, id) => api?.getRowNode(String(id))?.data;

export const merged = (row, change) => ({ ...row, ...change });

// Keeps what is the same, so that only cells with news are drawn again.
export const reconciled = (before, now) => {
  const data = { ...now };
  const changed = [];
  for (const key of Object.keys(now)) {
    if (!before) break;
    if (JSON.stringify(before[key]) === JSON.stringify(now[key])) data[key] = before[key];
    else if (told(before[key]) !== told(now[key])) changed.push(key);
  }
  return { before, data, changed };
};

export const lighten = (api, node, now) => {
  const { data, changed } = reconciled(node.data, now);
  node.setData(data);
  light(api, node, changed);
};

export const light = (api, node, keys) => {
  const columns = keys.filter((key) => api.getColumn(key));
  if (node && columns.length) api.flashCells({ rowNodes: [node], columns, ...FLASH });
};
