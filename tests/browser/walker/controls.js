// What a person could operate at this moment: in the topmost dialog or menu, or else on the page.
window.walker = (() => {
  const OPEN = '.q-dialog__inner > *, .q-menu, [popover]:popover-open, dialog[open], .shell.open .side';
  const OPERABLE = [
    'a[href]',
    'button',
    'input:not([type=hidden])',
    'textarea',
    'select',
    'summary',
    'video[controls]',
    '[role=button]',
    '[role=menuitem]',
    '[role=tab]',
    '[role=checkbox]',
    '[role=radio]',
    '[role=switch]',
    '[role=slider]',
    '[contenteditable=true]',
    '[tabindex="0"]',
    '.ag-header-cell',
    '.ag-row:not(.ag-row-pinned) .ag-cell',
  ].join();
  const text = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('.q-icon, .q-focus-helper, .q-ripple, svg, select, textarea').forEach((one) => one.remove());
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };
  const shows = (element) => {
    const box = element.getBoundingClientRect();
    return (
      box.width > 1 &&
      box.height > 1 &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('[inert]')
    );
  };
  const above = (layer) => layer.matches('dialog:modal, [popover]:popover-open');
  const layers = () =>
    [...document.querySelectorAll(OPEN)].filter(shows).toSorted((one, other) => above(one) - above(other));
  // a question stands above everything else
  const asks = () => !!document.querySelector('dialog:modal');
  const title = (layer) => {
    const named = layer.closest('[aria-label]') ?? layer.querySelector('[aria-label]');
    return layer.querySelector('h2')?.textContent ?? named?.getAttribute('aria-label') ?? layer.className;
  };
  const typeOf = (element) => {
    const role = element.getAttribute('role');
    const tag = element.tagName;
    if (element.matches('.ag-header-cell')) return 'head';
    if (element.matches('.ag-cell')) return 'cell';
    if (element.closest('.q-select') && tag === 'INPUT') return 'choice';
    if (role === 'combobox') return 'finder';
    if (tag === 'A') return 'link';
    if (['checkbox', 'switch'].includes(role)) return 'check';
    if (tag === 'INPUT') {
      return (
        {
          checkbox: 'check',
          radio: 'radio',
          number: 'number',
          date: 'date',
          time: 'time',
          file: 'file',
          range: 'slider',
        }[element.type] ?? 'text'
      );
    }
    if (tag === 'TEXTAREA') return 'text';
    if (tag === 'SELECT') return 'select';
    if (tag === 'BUTTON' || tag === 'SUMMARY' || ['button', 'menuitem', 'tab'].includes(role)) return 'button';
    if (['slider', 'radio'].includes(role)) return role;
    if (tag === 'VIDEO') return 'film';
    return element.draggable ? 'line' : 'stop'; // it can be reached, to be read or scrolled
  };
  const nameOf = (element) => {
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .filter(Boolean)
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ');
    const field = element.closest('.q-field');
    return (
      element.getAttribute('aria-label') ||
      labelled ||
      (field && field.querySelector('.q-field__label')?.textContent) ||
      (element.labels?.length && text(element.labels[0])) ||
      text(element) ||
      element.title ||
      element.placeholder ||
      (element.closest('label') && text(element.closest('label'))) ||
      ''
    )
      .trim()
      .slice(0, 200);
  };
  // “Add” of a form with a single field is another than that of the next
  const named = (element) => {
    const fields = element.type === 'submit' && element.form ? element.form.querySelectorAll('input, textarea') : [];
    return fields.length === 1 ? `${nameOf(element)} (${nameOf(fields[0])})` : nameOf(element);
  };
  const inside = (element) => {
    const own = element.closest('[id^="c"]:not(.q-field):not(.q-btn):not(.q-checkbox)');
    const part = own?.id.match(/^c\d+$/) ? own : null;
    const line = element.closest('.edit-head') ? ' section' : '';
    return part
      ? [...part.classList]
          .filter((name) => !name.startsWith('q-'))
          .slice(0, 1)
          .join() + line
      : '';
  };
  const part = (element) => (element.closest('.side, .top, .skip') ? 'every page' : inside(element));

  const describe = (element, n) => {
    const type = typeOf(element);
    const grid = element.closest('[role=grid], [role=treegrid]');
    return {
      n,
      type,
      name: named(element),
      part: part(element),
      tag: element.tagName.toLowerCase(),
      icon: element.querySelector('.q-icon')?.textContent.trim() ?? '',
      kind: element.getAttribute('type') ?? '',
      auto: element.getAttribute('autocomplete') ?? '',
      href: element.getAttribute('href'),
      blank: element.target === '_blank',
      download: element.hasAttribute('download'),
      column: (type === 'button' ? element.closest('.gradebook [col-id]') : element)?.getAttribute('col-id') ?? null,
      grid: grid?.getAttribute('aria-label') ?? '',
      editable: !!element.closest('.gradebook'),
      group: element.name ?? '',
      label:
        element
          .closest('[role=group], fieldset, [role=radiogroup], [role=toolbar], [role=menu], [role=tablist]')
          ?.getAttribute('role') ?? '',
      off:
        element.disabled ||
        element.getAttribute('aria-disabled') === 'true' ||
        !!element.closest('.q-field--disabled') ||
        (element.readOnly === true && type !== 'choice') ||
        !!element.closest('fieldset:disabled'),
      weight: element.matches('.co-danger, .co-danger *')
        ? 4
        : element.matches('.co-primary') || element.type === 'submit'
          ? 3
          : 0,
      away: ((box) => box.bottom + scrollY <= 0 || box.right + scrollX <= 0)(element.getBoundingClientRect()),
      value: valueOf(element, type),
      reached: reached.has(element) || element === document.activeElement,
    };
  };
  const valueOf = (element, type) => {
    if (type === 'check' || type === 'radio') return String(element.checked ?? element.getAttribute('aria-checked'));
    if (type === 'slider') return element.getAttribute('aria-valuenow') ?? element.value;
    if (type === 'choice') {
      const field = element.closest('.q-select');
      return (
        [...field.querySelectorAll('.q-chip__content, .q-field__native > span')]
          .map((one) => one.textContent)
          .join('|') || element.value
      );
    }
    return typeof element.value === 'string' ? element.value : '';
  };

  let found = [];
  const operable = (element) =>
    (shows(element) ||
      element.type === 'file' ||
      (element.labels?.length && shows(element.labels[0]) && element.tabIndex >= 0)) &&
    !element.closest('[aria-hidden=true]') &&
    !(
      element.tagName === 'INPUT' &&
      element.closest('[role=checkbox], [role=switch]') &&
      element.getAttribute('role') === null
    ) &&
    !(
      element.matches('[tabindex="0"]') &&
      element.matches('.q-dialog, .q-dialog *:not(button, input, textarea, select, a, [role])') &&
      !element.draggable
    ) &&
    element.type !== 'file' &&
    !(
      element.closest('.ag-root-wrapper') &&
      !element.matches('.ag-cell, .ag-header-cell, .ag-root-wrapper a, .ag-root-wrapper button')
    );
  const find = () => {
    if (document.readyState !== 'complete' || (document.querySelector('#app') && !window.did_handshake)) return null;
    const open = layers();
    const top = open.at(-1);
    const scope = top ?? document.body;
    found = [...scope.querySelectorAll(OPERABLE)].filter(operable);
    return {
      layer: top ? title(top) : '',
      depth: open.length,
      menu: !!top?.matches('[role=menu], .q-menu, [popover]'),
      controls: found.map(describe),
    };
  };

  // Where the Tab key has come to, and how it looks there.
  const reached = new WeakSet();
  const look = (element) => {
    const parts = [...element.querySelectorAll('.q-focus-helper, .q-checkbox__inner, .q-radio__inner')];
    for (let at = element, up = 0; at && up < 9; at = at.parentElement, up += 1) parts.push(at);
    const seen = [];
    for (const at of parts) {
      for (const half of [null, '::before', '::after']) {
        const style = getComputedStyle(at, half);
        seen.push(
          style.outlineStyle !== 'none' ? style.outline : '',
          style.boxShadow,
          style.borderColor,
          style.backgroundColor,
          style.borderWidth,
          style.textDecorationLine,
          style.clip,
          style.transform,
          style.opacity,
        );
      }
    }
    return seen.join();
  };
  let sweeping = false,
    count = 0;
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (sweeping && !reached.has(target)) {
        reached.add(target);
        count += 1;
      }
    },
    true,
  );
  const sweep = (on) => {
    sweeping = on;
    if (on && document.activeElement !== document.body) reached.add(document.activeElement);
  };
  // the traffic on the wire
  let last = 0;
  const heard = (data) => {
    if (data !== '2' && data !== '3') last = performance.now();
  };
  const Socket = window.WebSocket;
  const { send } = Socket.prototype;
  Socket.prototype.send = function (data) {
    heard(data);
    return send.call(this, data);
  };
  window.WebSocket = class extends Socket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => heard(data));
    }
  };
  const settled = async (quiet, most) => {
    const began = performance.now();
    if (window.leaving) return new Promise(() => {});
    if (!document.querySelector('#app')) return true; // a file
    last = Math.max(last, began);
    while (performance.now() - began < most) {
      if (await (await fetch('/_watched/here')).json()) last = performance.now();
      await new Promise((go) => setTimeout(go, 30));
      if (performance.now() - last > quiet) return true;
    }
    return false;
  };
  return { find, settled, sweep, swept: () => count, look, asks, at: (n) => found[n] };
})();
