// @ts-check
// A list, page by page: lazily, and from any point again.

/**
 * What fetches the pages: `next` answers `undefined` when the list is over.
 * @template T
 * @typedef {{
 *   next: (bulk: boolean) => Promise<{ page: import('./index.d.ts').Page<T>, next: number } | undefined>,
 *   close: () => void,
 * }} Walk
 */

/**
 * What a list is made of.
 * @template T
 * @typedef {{
 *   name: string,
 *   options: Record<string, any>,
 *   begin: (options: Record<string, any>) => Promise<Walk<T>>,
 * }} Source
 */

/** @template T */
export class Pages {
  #source;
  /** @type {number} */
  #next;

  /** @param {Source<T>} source */
  constructor(source) {
    this.#source = source;
    this.#next = source.options.page ?? 1;
  }

  /**
   * Where the last reading stands, as text to be kept: `list({ cursor })` goes on from there. `undefined` when
   * the list is over.
   * @returns {string | undefined}
   */
  get cursor() {
    if (this.#next === 0) return undefined;
    const { timeoutMs, ...options } = this.#source.options;
    const kept = Object.entries(options).map(([name, value]) => [name, value instanceof Date ? { date: value.getTime() } : value]);
    return JSON.stringify({ list: this.#source.name, ...Object.fromEntries(kept), page: this.#next });
  }

  /**
   * Every page from the beginning. Leaving the loop stops the fetching.
   * @returns {AsyncGenerator<import('./index.d.ts').Page<T>, void, undefined>}
   */
  pages() {
    return this.#read(true);
  }

  /**
   * Every item from the beginning.
   * @returns {AsyncGenerator<T, void, undefined>}
   */
  async *[Symbol.asyncIterator]() {
    for await (const page of this.pages()) yield* page.items;
  }

  /**
   * The first page alone, ahead of calls that read whole lists.
   * @returns {Promise<import('./index.d.ts').Page<T>>}
   */
  async first() {
    for await (const page of this.#read(false)) return page;
    return { items: [], page: 1, itemsInPage: 0, totalPages: 0, totalItems: 0 };
  }

  /**
   * Every item in one array, or the first so many.
   * @param {{ limit?: number }} [options]
   * @returns {Promise<T[]>}
   */
  async all({ limit = Infinity } = {}) {
    /** @type {T[]} */
    const items = [];
    if (limit <= 0) return items;
    for await (const page of this.pages()) {
      for (const item of page.items) items.push(item);
      if (items.length >= limit) return items.slice(0, limit);
    }
    return items;
  }

  /** @param {boolean} bulk @returns {AsyncGenerator<import('./index.d.ts').Page<T>, void, undefined>} */
  async *#read(bulk) {
    this.#next = this.#source.options.page ?? 1;
    const walk = await this.#source.begin(this.#source.options);
    try {
      for (;;) {
        const step = await walk.next(bulk);
        if (!step) {
          this.#next = 0;
          return;
        }
        this.#next = step.next;
        yield step.page;
        if (step.next === 0) return;
      }
    } finally {
      walk.close();
    }
  }
}
