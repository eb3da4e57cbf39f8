// What must survive a reload. Browsers may refuse storage (private windows, a full quota): then it is kept in memory,
// and the page works for as long as it is open.

const memory = new Map();

/**
 * @param {string} key
 * @param {any} otherwise returned when nothing readable is stored
 */
export function load(key, otherwise) {
  try {
    const text = localStorage.getItem(key) ?? memory.get(key);
    return text === undefined || text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

/**
 * @param {string} key
 * @param {any} value null forgets the key
 */
export function save(key, value) {
  const text = JSON.stringify(value);
  if (value === null) memory.delete(key);
  else memory.set(key, text);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Kept in memory above.
  }
}
