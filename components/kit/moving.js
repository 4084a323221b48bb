// The list with one of its items at another place.
export const moved = (list, from, to) => {
  const others = list.filter((_, n) => n !== from);
  return [...others.slice(0, to), list[from], ...others.slice(to)];
};
