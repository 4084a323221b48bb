// Rows that come from an address, block by block. A newer question makes the older answers void; a change that
// overtakes an answer on its way is laid on top of it.
import { dataOf, light, merged, reconciled } from './changes.js';

export const blocks = (props, api, filters, settle, trouble) => {
  const asking = new Set();
  const overtaken = new Map();

  const getRows = async ({ startRow, endRow, sortModel, successCallback, failCallback }) => {
    const stop = new AbortController();
    asking.add(stop);
    try {
      const { rows, total } = await ask(address(props, filters(), startRow, endRow, sortModel), stop.signal);
      const known = rows.map((row) => reconciled(dataOf(api(), row.id), merged(row, overtaken.get(row.id))));
      const news = known.filter((row) => row.before && row.changed.length);
      successCallback(
        known.map((row) => row.data),
        total,
      );
      settle(total);
      trouble.value = null;
      for (const { data, changed } of news) light(api(), api().getRowNode(String(data.id)), changed);
    } catch (error) {
      failCallback();
      if (error.name !== 'AbortError') trouble.value = REASONS[error.status] ?? 'failed';
    } finally {
      asking.delete(stop);
      if (!asking.size) overtaken.clear();
    }
  };

  return {
    getRows,
    stop: () => asking.forEach((one) => one.abort()),
    note: (changes) => asking.size && changes.forEach((c) => overtaken.set(c.id, { ...overtaken.get(c.id), ...c })),
  };
};

const REASONS = { 401: 'signed_out', 403: 'gone', 404: 'gone' };

const ask = async (url, signal) => {
  const answer = await fetch(url, { signal, headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  if (!answer.ok) throw Object.assign(new Error(answer.statusText), { status: answer.status });
  return answer.json();
};

const address = (props, filters, start, end, [order]) => {
  const url = new URL(props.address, location.href);
  const sort = order ?? { colId: props.sort[0], sort: props.sort[1] };
  for (const [name, value] of Object.entries({ ...filters, start, end, sort: sort.colId, dir: sort.sort })) {
    url.searchParams.delete(name);
    [value].flat().forEach((one) => url.searchParams.append(name, one));
  }
  return url;
};
