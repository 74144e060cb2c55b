// @ts-check
// The guide's workflows. The core walks through them; here they are only named.
import { readFlow } from './input.js';

const FLOWS = /** @type {const} */ ([
  'openTicket', 'resolveTicket', 'onboardCustomer', 'findCustomers', 'deactivateCustomer', 'auditCustomers', 'routeByDomain',
]);

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
    return async (input, options) => caller.ask(`flows.${name}`, { ...present(), ...readFlow(input) }, options);
  };
  return /** @type {any} */ (Object.fromEntries(FLOWS.map((name) => [name, flow(name)])));
}
