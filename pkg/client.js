// @ts-check
// The client as people call it. It carries: what is asked goes to the core, what comes back goes to the caller.
import { client } from './start-client.js';
import { flows } from './flows.js';
import { AteraError, AuthError, ValidationError } from './errors.js';
import { readCallOptions, readClientOptions, readInput, readText } from './input.js';
import { Pages } from './pages.js';
import { enter, giveUpAll, needRoom, open, run } from './tasks.js';

/**
 * @typedef {import('./index.d.ts').AteraOptions} AteraOptions
 * @typedef {import('./index.d.ts').CallOptions} CallOptions
 * @typedef {import('./tasks.js').Carrier} Carrier
 */

let lastClient = 0;
let lastWalk = 0;

class Caller {
  /** @type {Carrier | undefined} */
  #carrier;

  /** @param {ReturnType<typeof readClientOptions>} given */
  constructor({ settings, options }) {
    this.#carrier = { number: ++lastClient, generation: 0, settings, options, headers: {}, ends: [], walks: new Set() };
    if (client.core.ready) open(this.#carrier);
  }

  get carrier() {
    if (this.#carrier) return this.#carrier;
    throw new AteraError({
      name: 'AteraError', code: 'aborted', retryable: false,
      message: 'this client was freed: make another with new Atera(...)',
    });
  }

  /** The client, open in the core. @returns {Promise<Carrier>} */
  async opened() {
    if (!client.core.ready) await client.core.start();
    open(this.carrier);
    return this.carrier;
  }

  /**
   * @param {string} verb
   * @param {Record<string, any>} input
   * @param {CallOptions} [options]
   */
  async ask(verb, input, options) {
    const { signal, options: given } = readCallOptions(options);
    const asked = { ...given, ...readInput(input) };
    const carrier = await this.opened();
    return run(carrier, signal, (core, task) => core.start(carrier.number, task, verb, asked));
  }

  /**
   * @param {string} name
   * @param {Record<string, any>} input
   * @param {Record<string, any>} [options]
   * @returns {Pages<any>}
   */
  list(name, input, options) {
    const { signal, options: { cursor, ...given } } = readCallOptions(options);
    return new Pages({
      name,
      options: { ...given, ...readInput(input), ...resumed(name, cursor) },
      begin: (all) => this.#walk(name, all, signal),
    });
  }

  /** @param {string} name @param {Record<string, any>} options @param {AbortSignal | undefined} signal */
  async #walk(name, options, signal) {
    let carrier = await this.opened();
    const walk = ++lastWalk;
    /** @param {number} page */
    const begin = (page) => {
      enter((core) => core.walkOpen(carrier.number, walk, name, { ...options, page }));
      carrier.walks.add(walk);
    };
    let next = options.page ?? 1;
    begin(next);
    return {
      /** @param {boolean} bulk */
      next: async (bulk) => {
        if (next === 0) return undefined;
        carrier = await this.opened();
        // A fresh instance does not know the list: it begins again where the last page ended.
        if (!carrier.walks.has(walk)) begin(next);
        const step = await run(carrier, signal, (core, task) => core.walkNext(carrier.number, task, walk, bulk));
        if (step) next = step.next;
        return step;
      },
      close: () => {
        if (carrier.walks.delete(walk)) enter((core) => core.walkClose(walk));
      },
    };
  }

  free() {
    needRoom();
    const carrier = this.#carrier;
    this.#carrier = undefined;
    if (!carrier || carrier.generation === 0) return;
    giveUpAll(carrier);
    enter((core) => {
      for (const walk of carrier.walks) core.walkClose(walk);
      core.close(carrier.number);
    });
    carrier.walks.clear();
  }
}

/** The options that a cursor holds. @param {string} name @param {string | undefined} cursor @returns {Record<string, any>} */
function resumed(name, cursor) {
  if (cursor === undefined) return {};
  try {
    const { list, ...options } = JSON.parse(cursor);
    if (list === name) return Object.fromEntries(Object.entries(options).map(([option, value]) => [option, revived(value)]));
  } catch {
    // Said below.
  }
  throw new ValidationError({
    name: 'ValidationError', code: 'invalid_input', retryable: false,
    message: `cursor is none of ${name}: pass the cursor that the same list gave`,
    issues: [{ path: 'cursor', code: 'type', severity: 'error', message: `cursor is none of ${name}: pass the cursor that the same list gave` }],
  });
}

/** A date that a cursor holds: as text it would be a time of another regime. @param {any} value */
const revived = (value) => (typeof value?.date === 'number' ? new Date(value.date) : value);

/** Where everybody who sees the page sees the key. */
const inPage = () => typeof document !== 'undefined';

/** @param {Caller} caller */
function customers(caller) {
  return {
    ...crud(caller, 'customers'),
    /** @param {any} folder @param {CallOptions} [options] */
    createFolder: (folder, options) => caller.ask('customers.createFolder', { body: folder }, options),
    /** @param {any} attachment @param {CallOptions} [options] */
    attach: (attachment, options) => caller.ask('customers.attach', { body: attachment }, options),
  };
}

/** @param {Caller} caller @param {string} group */
function crud(caller, group) {
  return {
    /** @param {any} [options] */
    list: (options) => caller.list(`${group}.list`, {}, options),
    /** @param {number} id @param {CallOptions} [options] */
    get: (id, options) => caller.ask(`${group}.get`, { id }, options),
    /** @param {any} body @param {CallOptions} [options] */
    create: (body, options) => caller.ask(`${group}.create`, { body }, options),
    /** @param {number} id @param {any} patch @param {any} [options] */
    update: (id, patch, options) => caller.ask(`${group}.update`, { id, body: patch }, options),
    /** @param {number} id @param {CallOptions} [options] */
    delete: async (id, options) => { await caller.ask(`${group}.delete`, { id }, options); },
  };
}

/** @param {Caller} caller */
function contacts(caller) {
  return {
    ...crud(caller, 'contacts'),
    /** @param {string} email @param {CallOptions} [options] */
    findByEmail: async (email, options) => caller.ask('contacts.findByEmail', { email: readText('email', email), bulk: true }, options),
    /** @param {number} customerId @param {any} [options] */
    ofCustomer: (customerId, options) => caller.list('contacts.list', { ofCustomer: customerId }, options),
  };
}

/** @param {Caller} caller */
function tickets(caller) {
  return {
    ...crud(caller, 'tickets'),
    /** @param {any} [options] */
    noComments: (options) => caller.list('tickets.noComments', {}, options),
    /** @param {any} [options] */
    statusModified: (options) => caller.list('tickets.statusModified', {}, options),
    /** @param {Date | string} date @param {any} [options] */
    modifiedAfter: (date, options) => caller.list('tickets.modifiedAfter', { modifiedAfter: date }, options),
    /** @param {number} id @param {any} [options] */
    comments: (id, options) => caller.list('tickets.comments', { id }, options),
    /** @param {number} id @param {any} comment @param {CallOptions} [options] */
    addComment: (id, comment, options) => caller.ask('tickets.addComment', { id, body: comment }, options),
    /** @param {number} id @param {CallOptions} [options] */
    billableDuration: (id, options) => caller.ask('tickets.billableDuration', { id }, options),
    /** @param {number[]} ids @param {CallOptions} [options] */
    billableDurations: (ids, options) => caller.ask('tickets.billableDurations', { ids, bulk: true }, options),
    /** @param {number} id @param {CallOptions} [options] */
    nonBillableDuration: (id, options) => caller.ask('tickets.nonBillableDuration', { id }, options),
    /** @param {number[]} ids @param {CallOptions} [options] */
    siteDurations: (ids, options) => caller.ask('tickets.siteDurations', { ids }, options),
    /** @param {number} id @param {any} [options] */
    workHours: (id, options) => caller.list('tickets.workHours', { id }, options),
    /** @param {number} id @param {CallOptions} [options] */
    workHoursSummary: (id, options) => caller.ask('tickets.workHoursSummary', { id }, options),
    /** @param {number} id @param {any} work @param {CallOptions} [options] */
    logWork: (id, work, options) => caller.ask('tickets.logWork', { id, body: work }, options),
    /** @param {number} id @param {CallOptions} [options] */
    attachments: (id, options) => caller.ask('tickets.attachments', { id }, options),
    /** @param {number} id @param {any} relation @param {CallOptions} [options] */
    relate: (id, relation, options) => caller.ask('tickets.relate', { id, body: relation }, options),
    /** @param {number} id @param {any} relationType its word, or the relation as relate() takes it @param {CallOptions} [options] */
    unrelate: async (id, relationType, options) => {
      const relation = readInput({ relationType }).relationType;
      await caller.ask('tickets.unrelate', { id, relationType: relation?.RelationType ?? relation }, options);
    },
  };
}

/** @param {Caller} caller */
function customValues(caller) {
  return {
    /** @param {string} target @param {number} id @param {CallOptions} [options] */
    get: (target, id, options) => caller.ask('customValues.get', { target, id }, options),
    /** @param {string} target @param {number} id @param {string} FieldName @param {CallOptions} [options] */
    getField: (target, id, FieldName, options) =>
      caller.ask('customValues.getField', { target, id, fieldName: FieldName }, options),
    /** @param {string} customValueId @param {CallOptions} [options] */
    byId: (customValueId, options) => caller.ask('customValues.byId', { fieldName: customValueId }, options),
    /** @param {CallOptions} [options] */
    fields: (options) => caller.ask('customValues.fields', {}, options),
    /** @param {string} target @param {number} id @param {string} FieldName @param {string} Value @param {CallOptions} [options] */
    set: (target, id, FieldName, Value, options) =>
      caller.ask('customValues.set', { target, id, body: { FieldName, Value } }, options),
    /** @param {string} target @param {number} id @param {string} FieldName @param {CallOptions} [options] */
    delete: async (target, id, FieldName, options) => {
      await caller.ask('customValues.delete', { target, id, fieldName: FieldName }, options);
    },
  };
}

/** @param {Caller} caller */
const workHours = (caller) => ({
  /** @param {any} [options] */
  list: (options) => caller.list('workHours.list', {}, options),
});

/** @param {Caller} caller */
const account = (caller) => ({
  /** @param {CallOptions} [options] */
  get: (options) => caller.ask('account.get', {}, options),
});

export class Atera {
  #caller;

  /** @param {AteraOptions} [options] */
  constructor(options = {}) {
    const given = readClientOptions(options);
    const { apiKey, dangerouslyAllowBrowser } = given.options;
    if (apiKey !== undefined && inPage() && dangerouslyAllowBrowser !== true) {
      throw new AuthError({
        name: 'AuthError', code: 'key_in_browser', retryable: false,
        message: 'an API key in a page can be read by every visitor and has the power of the whole account: '
          + 'keep the key in a Worker or server, or set `dangerouslyAllowBrowser: true` if nobody else can open this page',
      });
    }
    this.#caller = new Caller(given);
    this.customers = customers(this.#caller);
    this.contacts = contacts(this.#caller);
    this.tickets = tickets(this.#caller);
    this.customValues = customValues(this.#caller);
    this.workHours = workHours(this.#caller);
    this.account = account(this.#caller);
    this.flows = flows(this.#caller);
  }

  /** Ends the calls under way and gives back what the core holds. Safe at any time, and twice. */
  free() {
    this.#caller.free();
  }

  /** What `using` calls. */
  [Symbol.dispose ?? Symbol.for('Symbol.dispose')]() {
    this.free();
  }
}
