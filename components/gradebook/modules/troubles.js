// What was refused or overtaken stands at its cell, with what was typed, until it is answered.
import { fill } from 'cohort-kit/words.js';
import { parted, place } from './desk.js';

const { h, ref } = Vue;

const WIDTH = 340;
const HEIGHT = 170;

export const troubles = (desk) => {
  const shown = ref(null); // { id, key, style }

  const raise = (id, key, kind, about) => {
    desk.pending.delete(place(id, key));
    desk.troubles.set(place(id, key), { kind, ...about });
    desk.redraw(place(id, key));
    show(id, key);
  };

  const forget = (one) => {
    if (!desk.troubles.delete(one)) return;
    if (shown.value && place(shown.value.id, shown.value.key) === one) shown.value = null;
    desk.redraw(one);
  };

  // A conflict is answered with one of its buttons.
  const dismiss = ({ id, key }) => {
    if (desk.troubles.get(place(id, key))?.kind === 'error') forget(place(id, key));
  };

  const show = (id, key) => {
    shown.value = { id, key, style: beside(id, key) };
  };
  const follow = () => shown.value && show(shown.value.id, shown.value.key);

  // Beside the cell, not over the column that is being filled, while that is in sight; else at the foot of the grid.
  const beside = (id, key) => {
    const cell = desk.box?.querySelector(`[row-id="${id}"] [col-id="${key}"]`)?.getBoundingClientRect();
    const room = desk.box?.getBoundingClientRect();
    if (!cell || cell.top < room.top || cell.bottom > room.bottom || desk.phone.matches) return null;
    const after = cell.right - room.left + 6;
    const left = `${after + WIDTH <= room.width ? after : Math.max(8, cell.left - room.left - WIDTH - 6)}px`;
    return room.bottom - cell.top < HEIGHT
      ? { left, bottom: `${room.bottom - cell.bottom}px` }
      : { left, top: `${cell.top - room.top}px` };
  };

  const answer = (one, action) => {
    const [id, key] = parted(one);
    const { text, current } = desk.troubles.get(one);
    if (action !== 'correct') forget(one);
    desk.goBack({ id, key });
    if (action === 'put') desk.typing.send(id, key, text, current);
    if (action === 'correct') desk.typing.begin();
  };

  const draw = () => {
    const one = shown.value && place(shown.value.id, shown.value.key);
    const about = one && desk.troubles.get(one);
    if (!about) return null;
    const { words } = desk;
    const or = (text) => text || words.nothing;
    const button = (text, action, look = '') =>
      h('button', { class: `co-btn co-small ${look}`, type: 'button', onClick: () => answer(one, action) }, text);
    const isConflict = about.kind === 'conflict';
    const where = { name: desk.row(shown.value.id)?.name.name ?? '', column: desk.spec(shown.value.key)?.label ?? '' };
    return h(
      'div',
      {
        class: ['cell-trouble', about.kind, !shown.value.style && 'docked'],
        style: shown.value.style ?? {},
        role: 'alert',
      },
      [
        h('span', { class: 'told' }, [
          h('b', fill(words.where, where)),
          h(
            'span',
            isConflict
              ? fill(words.conflict, { by: about.by, current: or(about.current), text: or(about.text) })
              : about.sentence,
          ),
        ]),
        h(
          'span',
          { class: 'line' },
          isConflict
            ? [
                button(fill(words.keep, { value: or(about.current) }), 'keep'),
                button(fill(words.put, { value: or(about.text) }), 'put', 'co-primary'),
              ]
            : [button(words.leave, 'leave'), button(words.correct, 'correct', 'co-primary')],
        ),
      ],
    );
  };

  return { dismiss, draw, follow, forget, raise, show };
};
