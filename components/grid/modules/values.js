// What a cell's value says: its share in per cent, where it stands against the plan, its place in the order.
// A hundred per cent means that nothing is left to do, so we never round up. Where progress is a mean over several
// courses, its value brings the per cent along.
export const percent = ({ done, total, percent: mean }) =>
  mean != null ? Math.floor(mean) : total ? Math.floor((100 * done) / total) : null;

// How far from the plan; the limits are those of the heat tokens.
export const level = (value, plan) => {
  if (value.level) return value.level;
  const reached = percent(value);
  const ahead = plan == null || reached == null ? null : reached - plan;
  if (ahead == null) return null;
  return ahead >= 8 ? 'ahead' : ahead >= -4 ? 'on' : ahead >= -12 ? 'slip' : ahead >= -25 ? 'behind' : 'far';
};

// What two cells of a kind are compared by when a list is sorted in the browser; null sorts last.
export const rank = (kind, value) => {
  if (value == null) return null;
  if (value.sort !== undefined) return value.sort;
  return (RANKS[kind] ?? ((v) => v))(value);
};

// What needs a coach most comes first; whatever has a score stands by it.
const NEEDS = ['missing', 'help', 'late', 'grade', 'todo', 'locked', 'going', 'excused', 'done'];

const RANKS = {
  person: (v) => v.name ?? v,
  strong: (v) => v.text ?? v,
  progress: percent,
  heat: percent,
  grade: Number,
  state: (v) => v.word,
  mark: (v) => v.score ?? NEEDS.indexOf(v.mark) - 100,
  seen: (v) => (v.here ? Infinity : new Date(typeof v === 'string' ? v : (v.at ?? NaN)).getTime() || null),
  people: (v) => v[0] ?? null,
  date: (v) => (Array.isArray(v) ? (v[0] ?? v[1]) : v),
};

export const compare = (kind, one, other, descending) => {
  const [a, b] = [rank(kind, one), rank(kind, other)];
  if (a == null || b == null) return a == null && b == null ? 0 : (a == null) !== !!descending ? 1 : -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
};

// Did something change that is worth a look? Coming, going and looking around is not.
export const told = (value) =>
  JSON.stringify(value, (key, part) => (key === 'seen' || key === 'here' || key === 'at' ? undefined : part));
