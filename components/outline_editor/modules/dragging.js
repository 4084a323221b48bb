// What is dragged in an outline, and where it would go. `held` and `spot` are { section, item }, by their places; of a
// whole section `item` is null.
const isItem = (one) => one?.item != null;
const isSection = (one) => one != null && one.item == null;

// Whether the pointer is over the lower half of what listens.
const isBelow = (event) => {
  const box = event.currentTarget.getBoundingClientRect();
  return event.clientY > box.top + box.height / 2;
};

export const spotAtItem = (event, s, n) => ({ section: s, item: n + (isBelow(event) ? 1 : 0) });

// A section goes above or below another, an item to the end of it.
export const spotAtSection = (event, held, s, { items }) =>
  isItem(held) ? { section: s, item: items.length } : { section: s + (isBelow(event) ? 1 : 0), item: null };

// The place it has once it is taken away from where it was.
export const landing = (held, spot) => {
  if (isSection(held)) return spot.section > held.section ? spot.section - 1 : spot.section;
  return spot.section === held.section && spot.item > held.item ? spot.item - 1 : spot.item;
};

export const sectionClass = (held, spot, s, count) => ({
  held: isSection(held) && held.section === s,
  before: isSection(spot) && spot.section === s,
  after: isSection(spot) && s === count - 1 && spot.section === count,
});

export const itemClass = (held, spot, s, n, count) => {
  const isHere = isItem(spot) && spot.section === s;
  return {
    held: held != null && held.section === s && held.item === n,
    before: isHere && spot.item === n,
    after: isHere && n === count - 1 && spot.item === count,
  };
};

export const landsIn = (spot, s, { items }) => isItem(spot) && spot.section === s && !items.length;
