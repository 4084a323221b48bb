// Places a popover below its anchor, or above it where there is more room.
export const place = (floating, anchor, { wide = false } = {}) => {
  const box = anchor.getBoundingClientRect();
  const below = innerHeight - box.bottom - 12;
  const above = box.top - 12;
  const rtl = getComputedStyle(anchor).direction === 'rtl';
  if (wide) floating.style.width = `${box.width}px`;
  floating.style.maxHeight = `${Math.max(below, above, 120)}px`;
  const { width, height } = floating.getBoundingClientRect();
  const left = rtl ? box.right - width : box.left;
  const upwards = height > below && above > below;
  floating.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  floating.style.top = `${upwards ? box.top - height - 4 : box.bottom + 4}px`;
};
