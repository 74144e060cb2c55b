// What a screen reader is told when something changed without a move of the focus.

/** One region for the whole desk, there before its first text: a region that comes with its text is not read. */
export const announcer = document.createElement('p');
announcer.className = 'unseen';
announcer.setAttribute('role', 'status');

/** @param {string} text */
export function announce(text) {
  announcer.textContent = text;
}
