// A length of time in whole seconds as clocks show it: 4:05, 1:04:05.
const two = (number) => String(number).padStart(2, '0');

export const clock = (whole) => {
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
};
