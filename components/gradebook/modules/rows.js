// The rows of a gradebook: those of the first screen come at once, the others follow; changes go in where they are.
import { light, reconciled } from 'cohort-grid/changes.js';
import { number } from './desk.js';

const { ref } = Vue;

const FIRST = 24;
const NEXT = 100;
const CALM = 60; // milliseconds until what follows from the rows is counted again
const REASONS = { 401: 'signed_out', 403: 'gone', 404: 'gone' };

export const rows = (desk, address) => {
  const failed = ref(null);
  const count = ref(null);
  const known = new Map();
  let filters = {};
  let reading = 0;
  let patched = new Map(); // rows that have overtaken an answer on its way
  let timer = 0;
  let counts = '';

  const newest = (row) => patched.get(row.id) ?? row;

  const read = async () => {
    const mine = (reading += 1);
    const seen = new Set();
    patched = new Map();
    failed.value = null;
    try {
      for (let start = 0, total = 1; start < total;) {
        const end = start + (start ? NEXT : FIRST);
        const answer = await ask(`${address}?start=${start}&end=${end}`);
        if (mine !== reading || !desk.api) return;
        answer.rows.forEach((row) => seen.add(row.id));
        take(answer.rows.map(newest));
        [start, total] = [end, answer.total];
      }
    } catch (error) {
      if (mine === reading) failed.value = REASONS[error.status] ?? 'failed';
      return;
    }
    const gone = [...known.keys()].filter((id) => !seen.has(id) && !patched.has(id));
    if (gone.length) desk.api.applyTransaction({ remove: gone.map((id) => ({ id })) });
    gone.forEach((id) => known.delete(id));
    recount();
  };

  const take = (some) => {
    const fresh = some.filter((row) => !known.has(row.id));
    some.filter((row) => known.has(row.id)).forEach(change);
    fresh.forEach((row) => known.set(row.id, row));
    if (fresh.length === known.size) desk.api.setGridOption('rowData', fresh);
    else if (fresh.length) desk.api.applyTransaction({ add: fresh });
    recount();
  };

  // Not `setData`: that would make the cells anew, and take away the one that is typed into.
  const change = (row) => {
    const node = desk.api.getRowNode(String(row.id));
    if (!node) return;
    const { data, changed } = reconciled(node.data, row);
    known.set(row.id, data);
    node.updateData(data);
    light(desk.api, node, changed);
  };

  const patch = (some) => {
    if (!desk.api) return;
    some.forEach((row) => patched.set(row.id, row));
    some.filter((row) => known.has(row.id)).forEach(change);
    recount();
  };

  const recount = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!desk.api) return;
      count.value = desk.api.getDisplayedRowCount();
      desk.api.setGridOption('pinnedBottomRowData', [means(desk)]);
      const now = {};
      for (const row of known.values()) for (const state of row.states) now[state] = (now[state] ?? 0) + 1;
      if (counts !== (counts = JSON.stringify(now))) desk.emit('counts', now);
    }, CALM);
  };

  return {
    count,
    failed,
    patch,
    read,
    recount,
    filter: (wanted) => (filters = wanted),
    passes: ({ data }) => passes(data, filters),
    isEmpty: () => !known.size,
    stop: () => {
      reading += 1;
      clearTimeout(timer);
    },
  };
};

const ask = async (url) => {
  const answer = await fetch(url, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  if (!answer.ok) throw Object.assign(new Error(answer.statusText), { status: answer.status });
  return answer.json();
};

const passes = (data, filters) => {
  if (!data.states.includes(filters.state || 'active')) return false;
  if (filters.class && data.class !== filters.class) return false;
  const text = folded(`${data.name.name} ${data.username}`);
  return folded(filters.q ?? '')
    .split(/\s+/)
    .every((word) => text.includes(word));
};

const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

// The last row: means of those shown. Sums of millionths are whole numbers, so nothing is lost on the way.
const means = ({ api, columns, words }) => {
  const sums = new Map();
  api.forEachNodeAfterFilter(({ data }) => {
    for (const { key, kind } of columns) {
      const value = kind === 'person' ? null : kind === 'final' ? data[key]?.x : number(data[key]);
      if (value == null) continue;
      const [sum, many] = sums.get(key) ?? [0, 0];
      sums.set(key, [sum + Math.round(value * 1e6), many + 1]);
    }
  });
  const foot = { name: words.mean };
  for (const { key, kind } of columns) {
    if (!sums.has(key)) continue;
    const [sum, many] = sums.get(key);
    const scale = kind === 'cell' ? 10 : 100;
    foot[key] = (Math.floor((sum / many / 1e6) * scale + 0.5 + 1e-9) / scale).toFixed(kind === 'cell' ? 1 : 2);
  }
  return foot;
};
