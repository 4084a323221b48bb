// Instants in the reader's own words: 'now', '38 min', '9 d', and the exact time for those who ask.
import { fill } from 'cohort-kit/words.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// How long ago, in the nearest useful unit; after a month the date says more.
export const ago = (iso, words, zone) => {
  const past = Math.max(0, Date.now() - new Date(iso));
  if (past < 90_000) return words.now;
  if (past < HOUR) return fill(words.minutes, { n: Math.round(past / MINUTE) });
  if (past < DAY) return fill(words.hours, { n: Math.round(past / HOUR) });
  if (past < 31 * DAY) return fill(words.days, { n: Math.round(past / DAY) });
  return day(iso, words, zone);
};

// The same of something that was said: after a day, the day says more.
export const since = (iso, words, zone) =>
  Date.now() - new Date(iso) < DAY ? ago(iso, words, zone) : day(iso, words, zone);

export const exact = (iso, { language }, zone) =>
  format(language, { dateStyle: 'full', timeStyle: 'short' }, zone).format(new Date(iso));

// A day, with its year only where it is not this one.
export const day = (iso, { language }, zone) =>
  format(language, dayParts([iso], zone), dayZone(iso, zone)).format(new Date(iso));

// '14 Sep – 18 Dec 2026'; either side may be open.
export const span = ([from, to], words, zone) => {
  if (from && to) {
    const parts = dayParts([from, to], zone);
    return format(words.language, parts, dayZone(from, zone)).formatRange(new Date(from), new Date(to));
  }
  if (from) return fill(words.from, { day: day(from, words, zone) });
  return to ? fill(words.until, { day: day(to, words, zone) }) : '–';
};

const dayParts = (days, zone) => {
  const year = (instant) => format('en', { year: 'numeric' }, dayZone(instant, zone)).format(new Date(instant));
  const now = format('en', { year: 'numeric' }, zone).format(new Date());
  return { day: 'numeric', month: 'short', ...(days.every((d) => year(d) === now) ? {} : { year: 'numeric' }) };
};

// A bare day ('2026-11-24') is that day everywhere, not midnight in Greenwich.
const dayZone = (iso, zone) => (String(iso).length === 10 ? 'UTC' : zone);

const formats = new Map(); // making one costs more than everything else here
const format = (language, parts, zone) => {
  const key = JSON.stringify([language, parts, zone]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, { ...parts, timeZone: zone ?? undefined }));
  return formats.get(key);
};
