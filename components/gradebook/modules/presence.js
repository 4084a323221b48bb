// Who else is at which cell, and telling them where one is oneself.
import { place } from './desk.js';

const PAUSE = 200;
const GONE = 400;
const BEAT = 45_000;

export const presence = (desk, root) => {
  let timer = 0;

  const show = (others) => {
    const before = [...desk.others.keys()];
    desk.others = new Map();
    for (const one of others) {
      const at = place(one.id, one.key);
      desk.others.set(at, [...(desk.others.get(at) ?? []), one]);
    }
    desk.redraw(...new Set([...before, ...desk.others.keys()]));
  };

  const isHere = () => root.value?.contains(document.activeElement);
  const later = (wait, action) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };

  const say = () =>
    later(PAUSE, () => {
      const at = desk.focused();
      if (desk.mayEdit && at && desk.isGrade(at.key) && isHere()) desk.emit('at', { id: at.id, key: at.key });
    });
  const left = ({ relatedTarget }) => {
    if (!relatedTarget || !root.value.contains(relatedTarget)) later(GONE, () => isHere() || desk.emit('away', {}));
  };
  const beat = setInterval(() => document.hidden || say(), BEAT);

  return {
    left,
    say,
    show,
    stop: () => {
      clearInterval(beat);
      clearTimeout(timer);
    },
  };
};
