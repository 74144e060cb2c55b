// @ts-check
// What was typed in the moment before a page is left. A browser may throw away what IndexedDB was told then; what goes
// to localStorage is there at once. The next page moves it to where the other drafts are.

const PREFIX = 'atera-draft ';

/** @template T @param {(store: globalThis.Storage) => T} work @returns {T | undefined} what a policy or a full disk forbids is not done */
function within(work) {
  try {
    return work(globalThis.localStorage);
  } catch {
    return undefined;
  }
}

/** @param {import('./drafts.js').Draft} draft */
export const leave = (draft) => within((store) => store.setItem(PREFIX + draft.id, JSON.stringify(draft)));

/** @param {string} id */
export const withdraw = (id) => within((store) => store.removeItem(PREFIX + id));

/** Takes all of them out. @returns {import('./drafts.js').Draft[]} */
export const collect = () => within((store) => {
  const names = Object.keys(store).filter((name) => name.startsWith(PREFIX));
  return names.flatMap((name) => {
    const text = store.getItem(name);
    store.removeItem(name);
    return text === null ? [] : [JSON.parse(text)];
  });
}) ?? [];
