// Sentences come from Python with gaps in them: fill('Move {name} up', { name: 'SQL' }).
export const fill = (text, values) => (text ?? '').replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
