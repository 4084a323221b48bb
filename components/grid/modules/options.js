// What AG Grid is told of every grid, of one that reads its rows in blocks, and of one whose rows can be selected.
export const COLUMN = {
  resizable: true,
  sortingOrder: ['asc', 'desc'],
  suppressHeaderMenuButton: true,
  suppressHeaderContextMenu: true,
};

export const BLOCKS = { rowModelType: 'infinite', cacheBlockSize: 100, maxBlocksInCache: 6 };

export const selecting = (headerCheckbox) => ({
  rowSelection: { mode: 'multiRow', headerCheckbox, enableClickSelection: false },
  selectionColumnDef: { pinned: 'left', width: 44, resizable: false, suppressMovable: true, suppressSizeToFit: true },
});
