// Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, lines between rows.
export const toText = (rows) => rows.map((row) => row.map(quoted).join('\t')).join('\n');

const quoted = (cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const toRows = (text) => {
  const rows = [[]];
  let cell = '';
  let inQuotes = false;
  const take = () => {
    rows.at(-1).push(cell.trim());
    cell = '';
  };
  const letters = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let n = 0; n < letters.length; n++) {
    const letter = letters[n];
    if (inQuotes && letter === '"' && letters[n + 1] === '"') cell += letters[++n];
    else if (letter === '"' && (inQuotes || !cell)) inQuotes = !inQuotes;
    else if (letter === '\t' && !inQuotes) take();
    else if (letter === '\n' && !inQuotes) {
      take();
      rows.push([]);
    } else cell += letter;
  }
  take();
  return rows;
};
