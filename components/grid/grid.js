// AG Grid as NiceGUI ships it, with our cells, marks and manners: rows come in blocks from an address or at once in
// props, changes arrive cell by cell and light up where they are.
import * as AgGrid from 'nicegui-aggrid';
import { blocks } from 'cohort-grid/blocks.js';
import { lighten, merged } from 'cohort-grid/changes.js';
import { definitions, headHeights, width } from 'cohort-grid/columns.js';
import { enterRows, makeOneStop, nameIt, reachPinnedHeads } from 'cohort-grid/keys.js';
import { follow, placeOf, stayHere } from 'cohort-grid/links.js';
import { matches } from 'cohort-grid/matching.js';
import { BLOCKS, COLUMN, selecting } from 'cohort-grid/options.js';
import { THEME, arrow } from 'cohort-grid/theme.js';
import { Icon } from 'cohort-kit';

const { computed, h, onMounted, onUnmounted, ref, toRaw } = Vue;

const FOOT = 34;
const SCROLLBAR = 18;
const MINUTE = 60_000;
const LOOK = 100; // ms

AgGrid.ModuleRegistry.registerModules([AgGrid.AllCommunityModule]);

export default {
  props: {
    columns: Array,
    rows: Array,
    address: String,
    label: String,
    words: Object,
    zone: String,
    rowHeight: Number,
    height: String,
    total: Number,
    sort: Array,
    filters: Object,
    empty: Array,
    foot: Object,
    highlighted: null,
    selectable: Boolean,
    opens: Boolean,
    link: String,
    views: Boolean,
  },
  emits: ['open', 'select', 'sort', 'total', 'view'],

  setup(props, { emit, expose, slots }) {
    const columns = toRaw(props.columns);
    const phone = matchMedia('(max-width: 720px)');
    const box = ref(null);
    const count = ref(props.address ? props.total : props.rows.length);
    const most = ref(count.value ?? 0); // a grid never shrinks under the reader's hands
    const trouble = ref(null);
    const heads = headHeights(columns);
    let api = null;
    let filters = { ...props.filters };
    let feet = { ...props.foot };
    let chosen = props.highlighted;
    let fitted = true; // until somebody drags a width

    const settle = (total) => {
      if (total === count.value) return;
      count.value = total;
      most.value = Math.max(most.value, total);
      emit('total', total);
    };

    // The column with the check boxes and the last row open nothing. What has an address is gone to as links are.
    const open = ({ data, node, column, event }) => {
      if (!data || node.rowPinned) return;
      if (!column.getColDef().field) {
        mark(node, event);
        return;
      }
      const here = props.opens ? () => emit('open', { id: data.id, column: column.getColId() }) : null;
      follow(event, placeOf(props.link, data, column.getColId()), here);
    };

    // Changes of rows that nobody looks at need not travel; they are asked for when the reader comes to them.
    let looking = null;
    let viewed = '';
    const view = () => {
      if (!props.views) return;
      clearTimeout(looking);
      looking = setTimeout(() => {
        const ids = api
          .getRenderedNodes()
          .filter(({ data, rowPinned }) => data && !rowPinned)
          .map(({ data }) => data.id);
        if (ids.join() !== viewed) emit('view', ids);
        viewed = ids.join();
      }, LOOK);
    };

    const source = props.address
      ? blocks(
          props,
          () => api,
          () => filters,
          settle,
          trouble,
        )
      : null;

    onMounted(() => {
      api = AgGrid.createGrid(box.value, {
        theme: THEME,
        context: { words: toRaw(props.words), zone: props.zone },
        localeText: toRaw(props.words).own,
        suppressFieldDotNotation: true,
        columnDefs: definitions(columns, props, phone.matches),
        defaultColDef: COLUMN,
        getRowId: ({ data }) => String(data.id),
        rowHeight: props.rowHeight,
        headerHeight: heads.own,
        groupHeaderHeight: heads.group,
        domLayout: props.height === 'auto' ? 'autoHeight' : 'normal',
        enableRtl: getComputedStyle(box.value).direction === 'rtl',
        suppressDragLeaveHidesColumns: true,
        suppressMultiSort: !!props.address,
        suppressNoRowsOverlay: true,
        suppressScrollOnNewData: true,
        animateRows: false,
        ensureDomOrder: true, // a screen reader hears the rows as they stand
        icons: { sortAscending: arrow('arrow_upward'), sortDescending: arrow('arrow_downward') },
        rowClassRules: { chosen: ({ data }) => chosen != null && String(data?.id) === String(chosen) },
        pinnedBottomRowData: props.foot ? [feet] : undefined,
        getRowHeight: ({ node }) => (node.rowPinned ? FOOT : props.rowHeight),
        ...(props.selectable ? selecting(!props.address) : {}),
        ...(source
          ? { ...BLOCKS, datasource: source, infiniteInitialRowCount: props.total || 8 }
          : {
              rowData: props.rows.map((row) => ({ ...toRaw(row) })),
              isExternalFilterPresent: () => Object.keys(filters).length > 0,
              doesExternalFilterPass: ({ data }) => matches(data, filters),
            }),
        onCellClicked: open,
        onCellKeyDown: (cell) => {
          const { key } = cell.event;
          if (key !== 'Enter' && (key !== ' ' || props.selectable)) return;
          cell.event.preventDefault();
          open(cell);
        },
        focusGridInnerElement: ({ api: grid }) => enterRows(grid),
        onSelectionChanged: () =>
          emit(
            'select',
            api.getSelectedNodes().map((node) => node.data.id),
          ),
        onColumnResized: ({ source: by }) => {
          if (by === 'uiColumnResized') fitted = false;
        },
        onGridSizeChanged: () => fit(),
        onSortChanged: () => {
          const by = api.getColumnState().find(({ sort }) => sort);
          if (by) emit('sort', [by.colId, by.sort]);
        },
        onFilterChanged: () => source || settle(api.getDisplayedRowCount()),
        onViewportChanged: view,
        onModelUpdated: view,
      });
      nameIt(box.value, props.label);
      makeOneStop(box.value, () => api);
      if (props.opens) stayHere(box.value);
      box.value.addEventListener('keydown', reachPinnedHeads, true);
      if (!source && Object.keys(filters).length) settle(api.getDisplayedRowCount());
      phone.addEventListener('change', arrange);
    });

    const tick = () => document.hidden || api?.refreshCells({ columns: moving(columns), force: true });
    const clock = setInterval(tick, MINUTE);

    onUnmounted(() => {
      clearInterval(clock);
      clearTimeout(looking);
      phone.removeEventListener('change', arrange);
      source?.stop();
      api?.destroy();
    });

    const arrange = () => {
      fitted = true;
      api.setGridOption('columnDefs', definitions(columns, props, phone.matches));
      fit();
    };

    // Columns share the room that is left over, and keep their widths where there is none.
    const fit = () =>
      fitted &&
      api?.sizeColumnsToFit({
        columnLimits: columns.map((column) => ({ key: column.key, minWidth: width(column, phone.matches) })),
      });

    const patch = (changes) => {
      source?.note(changes);
      for (const change of changes) {
        const node = api?.getRowNode(String(change.id));
        if (node?.data) lighten(api, node, merged(node.data, change));
      }
    };

    const refresh = () => {
      trouble.value = null;
      if (source) api?.refreshInfiniteCache();
    };

    const filter = (wanted) => {
      filters = wanted;
      if (!source) return api?.onFilterChanged();
      if (!api) return;
      source.stop();
      if (api.getDisplayedRowCount()) api.ensureIndexVisible(0, 'top');
      refresh();
    };

    const show = (rows) => {
      api?.setGridOption('rowData', rows);
      settle(api?.getDisplayedRowCount() ?? rows.length);
    };

    const footing = (texts) => {
      feet = { ...feet, ...texts };
      api?.setGridOption('pinnedBottomRowData', [feet]);
    };

    const highlight = (id) => {
      const nodes = [chosen, id].map((one) => one != null && api?.getRowNode(String(one))).filter(Boolean);
      chosen = id;
      api?.redrawRows({ rowNodes: nodes });
    };

    const neighbour = async (id, step) => {
      const at = api?.getRowNode(String(id))?.rowIndex;
      const next = at == null ? -1 : at + step;
      if (next < 0 || next >= api.getDisplayedRowCount()) return null;
      api.ensureIndexVisible(next);
      for (let tries = 0; tries < 40; tries++) {
        const row = api.getDisplayedRowAtIndex(next)?.data;
        if (row) return row.id;
        await new Promise((go) => setTimeout(go, 100));
      }
      return null;
    };

    expose({ patch, refresh, filter, show, footing, highlight, neighbour, deselect: () => api?.deselectAll() });

    const tall = computed(() => {
      if (props.height === 'auto') return undefined;
      if (count.value == null) return props.height;
      const rows = Math.max(most.value, 3) * props.rowHeight; // an empty list needs room to say so
      return `min(${props.height}, ${heads.both + rows + (props.foot ? FOOT : 0) + SCROLLBAR}px)`;
    });

    const nothing = () => (Object.keys(filters).length ? props.words.unmatched : props.empty);

    const again = () => {
      trouble.value = null;
      api.purgeInfiniteCache();
    };

    const troubled = () =>
      h('div', { class: 'gridtrouble', role: 'alert' }, [
        h(Icon, { name: 'cloud_off', size: 18 }),
        h('span', { class: 'grow' }, props.words[trouble.value]),
        h('button', { class: 'co-btn co-small', type: 'button', onClick: again }, props.words.again),
      ]);

    const vacant = () =>
      h('div', { class: 'gridempty', style: { insetBlockStart: `${heads.both}px` } }, [
        h('b', nothing()[0]),
        nothing()[1],
      ]);

    return () => {
      const below = slots.default?.() ?? [];
      return h('div', { class: ['grid', (props.opens || props.link) && 'opens'] }, [
        h('div', { class: 'gridbox', style: { height: tall.value } }, [
          h('div', { class: 'gridroom', ref: box }),
          count.value === 0 && !trouble.value ? vacant() : null,
          trouble.value ? troubled() : null,
        ]),
        below.length ? h('div', { class: 'gridfoot' }, below) : null,
      ]);
    };
  },
};

// A press beside the check box of a row means the check box.
const mark = (node, event) => {
  if (event.type === 'click' && !event.target.closest('input')) node.setSelected(!node.isSelected());
};

// Kinds that say how long ago something was must be told that time goes by.
const moving = (columns) => columns.filter(({ kind }) => kind === 'seen' || kind === 'heat').map(({ key }) => key);
