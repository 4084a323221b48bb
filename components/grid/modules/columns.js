// Our columns as AG Grid wants them described.
import { Cell, Head } from './index.js';
import { compare } from './values.js';

export const definitions = (columns, props, phone) => {
  const shown = columns.filter((column) => !phone || column.narrow);
  const definition = (column) => ({
    colId: column.key,
    field: column.key,
    cellDataType: false, // ours are not AG Grid's kinds
    headerName: column.label,
    sortable: column.sortable,
    initialSort: props.sort[0] === column.key ? props.sort[1] : undefined,
    comparator: (one, other, _a, _b, descending) => compare(column.kind, one, other, descending),
    width: width(column, phone),
    minWidth: 36,
    pinned: column.pinned ? 'left' : undefined,
    lockPinned: true,
    suppressSizeToFit: column.pinned,
    suppressMovable: column.pinned,
    cellRenderer: Cell,
    cellRendererParams: {
      column,
      link: leads(column, columns) ? props.link : null,
      words: Vue.toRaw(props.words),
      zone: props.zone,
    },
    cellClass: [`kind-${column.kind}`, column.align ? `to-${column.align}` : ''],
    headerClass: [`kind-${column.kind}`, column.align ? `to-${column.align}` : '', column.turned ? 'has-turned' : ''],
    headerComponentParams: { innerHeaderComponent: Head, innerHeaderComponentParams: { spec: column } },
  });
  if (!columns.some((column) => column.group)) return shown.map(definition);
  const groups = [];
  for (const column of shown) {
    const last = groups.at(-1);
    if (last && column.group && last.headerName === column.group) last.children.push(definition(column));
    else groups.push(columnGroup(column.group, definition(column)));
  }
  return groups;
};

// The first column carries the row's link.
const leads = (column, columns) => column === (columns.find((one) => one.pinned) ?? columns[0]);

const columnGroup = (name, child) => ({
  headerName: name ?? '',
  headerClass: name ? 'named' : 'unnamed',
  marryChildren: true,
  children: [child],
});

export const width = (column, phone) => (phone && column.slim) || column.width;

export const headHeights = (columns) => {
  const turned = Math.max(0, ...columns.filter((column) => column.turned).map((column) => column.label.length));
  const own = turned ? Math.min(160, Math.max(72, 32 + 7 * turned)) : columns.some((column) => column.sub) ? 48 : 36;
  const group = 29;
  return { own, group, both: own + (columns.some((column) => column.group) ? group : 0) };
};
