// A gradebook that is typed into like a spreadsheet, by several people at once. What others change arrives cell by cell
// and moves nothing; what one is typing stays one's own until it is saved, refused or overtaken, and is then still there.
import * as AgGrid from 'nicegui-aggrid';
import { enterRows, makeOneStop, nameIt, reachPinnedHeads } from 'cohort-grid/keys.js';
import { follow, placeOf } from 'cohort-grid/links.js';
import { unsaved } from 'cohort-kit/unsaved.js';
import { THEME, arrow } from 'cohort-grid/theme.js';
import { area } from 'cohort-gradebook/area.js';
import { definitions, limits } from 'cohort-gradebook/columns.js';
import { Desk, place } from 'cohort-gradebook/desk.js';
import { keyboard } from 'cohort-gradebook/keyboard.js';
import { presence } from 'cohort-gradebook/presence.js';
import { rows } from 'cohort-gradebook/rows.js';
import { troubles } from 'cohort-gradebook/troubles.js';
import { typing } from 'cohort-gradebook/typing.js';
import { Icon } from 'cohort-kit';

const { computed, h, onMounted, onUnmounted, ref, toRaw } = Vue;

const ROW = 38;
const FOOT = 34;
const SCROLLBAR = 18;
const HEAD = 62;
const GROUP = 30;

AgGrid.ModuleRegistry.registerModules([AgGrid.AllCommunityModule]);

export default {
  props: {
    columns: Array,
    address: String,
    label: String,
    words: Object,
    zone: String,
    mayEdit: Boolean,
    total: Number,
    height: String,
    sort: Array,
    filters: Object,
    empty: Array,
    others: Array,
    link: String,
  },
  emits: ['enter', 'open', 'head', 'at', 'away', 'paste', 'sort', 'counts'],

  setup(props, { emit, expose, slots }) {
    const phone = matchMedia('(max-width: 720px)');
    const root = ref(null);
    const box = ref(null);
    const desk = new Desk({
      columns: toRaw(props.columns),
      mayEdit: props.mayEdit,
      words: toRaw(props.words),
      phone,
      emit,
      link: props.link,
    });
    desk.typing = typing(desk);
    desk.area = area(desk);
    desk.trouble = troubles(desk);
    const list = rows(desk, props.address);
    const others = presence(desk, root);
    list.filter({ ...props.filters });
    let fitted = true; // until somebody drags a width
    let pressed = null;
    let stopAsking = null;

    const focus = () => {
      const at = desk.focused();
      const now = at && place(at.id, at.key);
      const before = desk.at;
      desk.at = now;
      if (before !== now) desk.redraw(before, now);
      if (desk.troubles.has(now)) desk.trouble.show(at.id, at.key);
      others.say();
    };

    // A finger's second press on a cell begins to type; on a machine that could be touched AG Grid leaves a mouse's
    // press to the browser.
    const press = ({ event, column, data, node, rowIndex }) => {
      if (node.rowPinned || !data) return;
      const key = column.getColId();
      if (desk.spec(key)?.kind === 'person') return follow(event, placeOf(props.link, data, key));
      const at = desk.focused();
      const isThere = at?.id === data.id && at.key === key;
      if (!isThere && !event.shiftKey && !desk.editing) desk.api.setFocusedCell(rowIndex, column);
      if (event.pointerType === 'touch' && pressed === place(data.id, key)) desk.typing.begin(null, { whole: true });
      pressed = place(data.id, key);
    };

    const markTo = ({ rowIndex, column, event, node }) => {
      const at = desk.focused();
      if (node.rowPinned || desk.editing) return;
      if (event.type !== 'mousedown') {
        if (event.buttons === 1 && at) desk.area.spread({ row: rowIndex, key: column.getColId() });
      } else if (event.shiftKey && at) {
        event.preventDefault();
        desk.goTo(at.row, at.key);
        desk.area.spread({ row: rowIndex, key: column.getColId() });
      } else desk.area.collapse();
    };

    const fit = () => fitted && desk.api?.sizeColumnsToFit({ columnLimits: limits(desk) });
    const arrange = () => {
      desk.api?.setGridOption('columnDefs', definitions(desk, props));
      fit();
    };

    onMounted(() => {
      desk.box = box.value;
      box.value.addEventListener('keydown', keyboard(desk), true); // before the grid's own
      desk.api = AgGrid.createGrid(box.value, {
        ...MANNERS,
        context: { words: desk.words, zone: props.zone },
        localeText: desk.words.own,
        columnDefs: definitions(desk, props),
        rowData: [],
        enableRtl: getComputedStyle(box.value).direction === 'rtl',
        pinnedBottomRowData: [{ name: desk.words.mean }],
        doesExternalFilterPass: list.passes,
        focusGridInnerElement: ({ api }) => enterRows(api),
        onCellFocused: focus,
        onCellMouseDown: markTo,
        onCellMouseOver: markTo,
        onCellClicked: press,
        onCellDoubleClicked: () => desk.editing || desk.typing.begin(),
        onSortChanged: () => {
          const by = desk.api.getColumnState().find(({ sort }) => sort);
          if (by) emit('sort', [by.colId, by.sort]);
          desk.area.collapse();
        },
        onFilterChanged: list.recount,
        onBodyScroll: desk.trouble.follow,
        onColumnResized: ({ source }) => {
          if (source === 'uiColumnResized') fitted = false;
        },
        onGridSizeChanged: fit,
      });
      nameIt(box.value, props.label);
      makeOneStop(box.value, () => desk.api);
      box.value.addEventListener('keydown', reachPinnedHeads, true);
      phone.addEventListener('change', arrange);
      const isTyped = () => Boolean(desk.editing) && desk.editing.text.trim() !== desk.editing.seen;
      const isUnderWay = () => desk.pending.size > 0 && !isTyped();
      stopAsking = unsaved.also(() => desk.pending.size > 0 || desk.troubles.size > 0 || isTyped(), isUnderWay);
      others.show(toRaw(props.others) ?? []);
      list.read();
    });

    onUnmounted(() => {
      stopAsking?.();
      others.stop();
      list.stop();
      phone.removeEventListener('change', arrange);
      desk.api?.destroy();
      desk.api = null;
    });

    expose({
      patch: list.patch,
      presence: others.show,
      settle: desk.typing.settle,
      overtake: desk.typing.overtake,
      focus: (id, key) => desk.goBack({ id, key }),
      refresh: () => {
        if (!desk.api) return;
        desk.typing.tellAgain();
        list.read();
      },
      filter: (wanted) => {
        list.filter(wanted);
        desk.area.collapse();
        desk.api?.onFilterChanged();
      },
      arrange: (wanted) => {
        desk.columns = wanted;
        arrange();
        list.read();
      },
      allow: (may) => {
        desk.mayEdit = may;
        if (!may) desk.typing.end();
      },
    });

    const tall = computed(() => {
      const shown = Math.max(props.total, list.count.value ?? 0, 3); // a grid never shrinks under the reader's hands
      return `min(${props.height}, ${HEAD + GROUP + shown * ROW + FOOT + SCROLLBAR}px)`;
    });

    const vacant = () => {
      const [title, text] = list.isEmpty() ? props.empty : props.words.unmatched;
      return h('div', { class: 'gridempty below-heads' }, [h('b', title), text]);
    };

    const failing = () =>
      h('div', { class: 'gridtrouble', role: 'alert' }, [
        h(Icon, { name: 'cloud_off', size: 18 }),
        h('span', { class: 'grow' }, props.words[list.failed.value]),
        h('button', { class: 'co-btn co-small', type: 'button', onClick: list.read }, props.words.again),
      ]);

    return () => {
      const below = slots.default?.() ?? [];
      const listens = { onCopy: desk.area.copy, onPaste: desk.area.paste, onFocusout: others.left };
      return h('div', { class: 'grid gradebook', ref: root, ...listens }, [
        h('div', { class: 'gridbox', style: { height: tall.value } }, [
          h('div', { class: 'gridroom', ref: box }),
          list.count.value === 0 && !list.failed.value ? vacant() : null,
          list.failed.value ? failing() : null,
          desk.trouble.draw(),
        ]),
        below.length ? h('div', { class: 'gridfoot' }, below) : null,
      ]);
    };
  },
};

const MANNERS = {
  theme: THEME,
  suppressFieldDotNotation: true,
  defaultColDef: {
    resizable: true,
    sortable: true,
    sortingOrder: ['asc', 'desc'],
    suppressHeaderMenuButton: true,
    suppressHeaderContextMenu: true,
  },
  getRowId: ({ data }) => String(data.id),
  rowHeight: ROW,
  headerHeight: HEAD,
  groupHeaderHeight: GROUP,
  getRowHeight: ({ node }) => (node.rowPinned ? FOOT : ROW),
  isExternalFilterPresent: () => true,
  suppressDragLeaveHidesColumns: true,
  suppressNoRowsOverlay: true,
  suppressScrollOnNewData: true,
  animateRows: false,
  ensureDomOrder: true, // a screen reader hears the rows as they stand
  icons: { sortAscending: arrow('arrow_upward'), sortDescending: arrow('arrow_downward') },
};
