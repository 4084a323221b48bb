// Answers that wait in the browser until the server has kept them.
export const waiting = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      return {}; // storage may be forbidden
    }
  },
  write(key, answers) {
    try {
      if (Object.keys(answers).length) localStorage.setItem(key, JSON.stringify(answers));
      else localStorage.removeItem(key);
    } catch {
      // then they wait only on this page
    }
  },
};
