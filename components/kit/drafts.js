// Words that are being written, kept in the browser until they have arrived: `{ title, text }` under a key of its own.
export const drafts = {
  read(key) {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return { title: String(kept?.title ?? ''), text: String(kept?.text ?? '') };
    } catch {
      return { title: '', text: '' }; // storage may be forbidden
    }
  },
  // Whether they are kept.
  write(key, { title, text }) {
    try {
      if (!title && !text) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify({ title, text }));
      return Boolean(title || text);
    } catch {
      return false;
    }
  },
};
