// Filters for rows that are all here.

export const matches = (row, { q, ...rest }) => {
  const said = plain(Object.values(row).flatMap(texts).join(' '));
  return (
    Object.entries(rest).every(([key, value]) => [row[key]].flat().includes(value)) &&
    plain(q ?? '')
      .split(' ')
      .every((word) => said.includes(word))
  );
};

const texts = (value) => (value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [value]);

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
