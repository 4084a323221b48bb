// The columns of a gradebook as AG Grid wants them described: names and course grade stay in sight.
import { Cell as Person } from 'cohort-grid/index.js';
import { Cell, Head } from './cells.js';
import { number } from './desk.js';

const ROOMY = 1.7; // a column takes no more than this of what it needs

export const definitions = (desk, { sort, zone }) => {
  const own = (column) => {
    const isPerson = column.kind === 'person';
    const align = isPerson ? '' : 'to-right';
    return {
      colId: column.key,
      field: column.key,
      headerName: column.label,
      cellDataType: false,
      initialSort: sort[0] === column.key ? sort[1] : undefined,
      comparator: (one, other, _a, _b, descending) => compared(column.kind, one, other, descending),
      width: width(desk, column),
      minWidth: 56,
      pinned: isPerson ? 'left' : column.kind === 'final' && !desk.phone.matches ? 'right' : undefined,
      lockPinned: true,
      suppressSizeToFit: isPerson,
      suppressMovable: isPerson || column.kind === 'final',
      cellRenderer: isPerson ? Person : Cell,
      cellRendererParams: isPerson ? { column, words: desk.words, zone, link: desk.link } : { column, desk },
      cellClass: [`kind-${column.kind}`, align],
      cellClassRules: { inblock: (params) => desk.area.contains(params) },
      headerClass: [`kind-${column.kind}`, align],
      headerComponentParams: { innerHeaderComponent: Head, innerHeaderComponentParams: { spec: column, desk } },
    };
  };
  if (!desk.columns.some((column) => column.group_label)) return desk.columns.map(own);
  const groups = [];
  for (const column of desk.columns) {
    const groupId = `of-${column.group ?? column.key}`;
    if (groups.at(-1)?.groupId === groupId) groups.at(-1).children.push(own(column));
    else
      groups.push({
        groupId,
        headerName: column.group_label ?? '',
        marryChildren: true,
        headerClass: column.group_label ? 'named' : 'unnamed',
        children: [own(column)],
      });
  }
  return groups;
};

// Columns share the room that is left over, within reason, and keep their widths where there is none.
export const limits = (desk) =>
  desk.columns.map((column) => ({
    key: column.key,
    minWidth: width(desk, column),
    maxWidth: Math.round(width(desk, column) * ROOMY),
  }));

const width = (desk, column) => (desk.phone.matches && column.slim) || column.width;

// What has no value comes last in either direction.
const compared = (kind, one, other, descending) => {
  if (kind === 'person') return one.name.localeCompare(other.name);
  const [a, b] = [one, other].map((value) => (kind === 'final' ? (value?.x ?? null) : number(value)));
  if (a == null || b == null) return a == null && b == null ? 0 : (a == null) !== !!descending ? 1 : -1;
  return a - b;
};
