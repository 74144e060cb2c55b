// Stands for the package's intake in the gateway's tests: it takes nothing in.
import { DurableObject } from 'cloudflare:workers';

export const createIntake = () => ({
  fetch: () => new Response('an intake'),
  scheduled: () => {},
  Shard: class extends DurableObject {},
  Gate: class extends DurableObject {},
  Directory: class extends DurableObject {
    poke() {}
  },
});
