// What the intake uses of the runtime's own module.
declare module 'cloudflare:workers' {
  export class DurableObject {
    constructor(state: any, env: any);
    ctx: any;
    env: any;
  }
  /** Keeps what serves this request alive until it settles. */
  export function waitUntil(promise: Promise<unknown>): void;
}
