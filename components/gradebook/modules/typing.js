// Typing into one cell, and what becomes of it: on its way, kept, or taken back with Ctrl+Z.
import { parted, place, said } from './desk.js';

export const typing = (desk) => {
  const stoodThere = new Map(); // what a cell had shown when its typing began
  const queued = new Set();
  const done = []; // newest last: { id, key, was, now }, without `now` until it is kept

  const begin = (text, { typed = false, whole = false } = {}) => {
    const at = desk.focused();
    if (!at || !desk.mayEdit || !desk.isGrade(at.key)) return;
    const one = place(at.id, at.key);
    const seen = said(at.data[at.key]);
    const kept = desk.troubles.get(one)?.text;
    desk.trouble.forget(one);
    desk.editing = { id: at.id, key: at.key, seen, typed, text: text ?? kept ?? seen };
    desk.redraw(one);
    Vue.nextTick(() => {
      const field = desk.box?.querySelector('.grade-input');
      field?.focus({ preventScroll: true });
      field?.setSelectionRange(whole ? 0 : field.value.length, field.value.length);
    });
  };

  const end = () => {
    const was = desk.editing;
    desk.editing = null;
    if (was) desk.redraw(place(was.id, was.key));
    return was;
  };

  const commit = () => {
    const was = end();
    if (was && was.text.trim() !== was.seen) send(was.id, was.key, was.text.trim(), was.seen);
    return was;
  };

  // One after the other: what is typed into a cell before the last answer waits for it.
  const send = (id, key, text, seen, { isNews = true } = {}) => {
    const one = place(id, key);
    const isUnderWay = desk.pending.has(one);
    if (isNews) done.push({ id, key, was: desk.pending.get(one) ?? seen });
    desk.pending.set(one, text);
    desk.redraw(one);
    if (isUnderWay) queued.add(one);
    else tell(id, key, text, seen);
  };

  const tell = (id, key, text, seen) => {
    stoodThere.set(place(id, key), seen);
    desk.emit('enter', { id, key, text, seen });
  };

  // After the line was cut. Said twice is as good as said once.
  const tellAgain = () => {
    for (const [one, text] of desk.pending) {
      const [id, key] = parted(one);
      tell(id, key, text, stoodThere.get(one) ?? said(desk.row(id)?.[key]));
    }
  };

  const settle = (id, key, sentence) => {
    const one = place(id, key);
    const text = desk.pending.get(one);
    if (queued.delete(one)) return tell(id, key, text, said(desk.row(id)?.[key]));
    desk.pending.delete(one);
    stoodThere.delete(one);
    if (sentence) {
      drop(id, key);
      return desk.trouble.raise(id, key, 'error', { text: text ?? '', sentence });
    }
    const entry = done.findLast((last) => last.id === id && last.key === key);
    if (entry) entry.now ??= said(desk.row(id)?.[key]);
    desk.redraw(one);
  };

  const overtake = (id, key, text, current, by, sentence) => {
    const one = place(id, key);
    const latest = desk.pending.get(one) ?? text;
    queued.delete(one);
    desk.pending.delete(one);
    drop(id, key);
    desk.trouble.raise(id, key, 'conflict', { text: latest, current, by, sentence });
  };

  // What was not kept cannot be taken back.
  const drop = (id, key) => {
    const at = done.findLastIndex((last) => last.id === id && last.key === key && last.now === undefined);
    if (at >= 0) done.splice(at, 1);
  };

  // What stood there before one typed, unless somebody else has changed it since.
  const takeBack = () => {
    const last = done.pop();
    if (!last) return;
    desk.goBack(last);
    send(last.id, last.key, last.was, last.now ?? said(desk.row(last.id)?.[last.key]), { isNews: false });
  };

  desk.blurred = () => desk.editing && document.hasFocus() && commit();
  return { begin, commit, end, overtake, send, settle, takeBack, tellAgain };
};
