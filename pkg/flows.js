// @ts-check
// The guide's workflows. The core walks through them; here they are only named.

const FLOWS = /** @type {const} */ ([
  'openTicket', 'resolveTicket', 'onboardCustomer', 'findCustomers', 'deactivateCustomer', 'auditCustomers', 'routeByDomain',
]);

/** The caller may change his objects while the workflow is under way. @param {any} value @returns {any} */
function copy(value) {
  if (Array.isArray(value)) return value.map(copy);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, copy(field)]));
}

/**
 * @param {{ ask: (verb: string, input: Record<string, any>, options?: import('./index.d.ts').CallOptions) => Promise<any> }} caller
 * @returns {import('./index.d.ts').Flows}
 */
export function flows(caller) {
  /** @param {string} name */
  const flow = (name) => {
    // The core has no clock of its own, and only an audit compares with the present.
    const present = name === 'auditCustomers' ? () => ({ now: Date.now() }) : () => ({});
    /** @param {any} input @param {import('./index.d.ts').CallOptions} [options] */
    return (input, options) => caller.ask(`flows.${name}`, { ...present(), ...copy(input) }, options);
  };
  return /** @type {any} */ (Object.fromEntries(FLOWS.map((name) => [name, flow(name)])));
}
