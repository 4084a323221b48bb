// The text that the server has not taken yet waits in the browser.
export const unsent = {
  read(key) {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return typeof kept?.text === 'string' ? kept : null;
    } catch {
      return null; // storage may be forbidden
    }
  },
  write(key, kept) {
    try {
      if (kept) localStorage.setItem(key, JSON.stringify(kept));
      else localStorage.removeItem(key);
    } catch {
      // then the server is all there is
    }
  },
};
