// @ts-check
// A mark in the browser that a submission waits: so the next page knows before it loads anything. Some policies forbid even
// to ask; then only the page that queued it sends it.

const MARK = 'atera-waiting';

export function isWaiting() {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
}

/** @param {boolean} does */
export function markWaiting(does) {
  try {
    if (does) localStorage.setItem(MARK, '1');
    else localStorage.removeItem(MARK);
  } catch { /* forbidden, as above */ }
}
