// AG Grid's theme in our tokens; light and dark follow by themselves. What a theme cannot say is in grid.css.
import { themeQuartz } from 'nicegui-aggrid';

export const THEME = themeQuartz.withParams({
  fontFamily: 'inherit',
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 500,
  backgroundColor: 'var(--panel)',
  foregroundColor: 'var(--ink)',
  textColor: 'var(--ink)',
  accentColor: 'var(--accent)',
  borderColor: 'var(--line)',
  headerBackgroundColor: 'var(--panel)',
  headerTextColor: 'var(--ink-2)',
  headerRowBorder: '1px solid var(--line-strong)',
  headerColumnResizeHandleColor: 'transparent',
  rowHoverColor: 'var(--hover)',
  selectedRowBackgroundColor: 'var(--accent-soft)',
  rowBorder: '1px solid var(--line)',
  pinnedColumnBorder: '1px solid var(--line)',
  pinnedRowBorder: '1px solid var(--line-strong)',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  cellHorizontalPadding: 10,
  checkboxUncheckedBorderColor: 'var(--control-line)',
  checkboxUncheckedBackgroundColor: 'var(--panel)',
  checkboxCheckedShapeColor: 'var(--accent-ink)',
  checkboxIndeterminateBackgroundColor: 'var(--accent)',
  checkboxIndeterminateBorderColor: 'var(--accent)',
  checkboxIndeterminateShapeColor: 'var(--accent-ink)',
  checkboxBorderRadius: 4,
  focusShadow: 'none',
});

export const arrow = (name) => `<i class='q-icon notranslate material-symbols-outlined' aria-hidden='true'>${name}</i>`;
