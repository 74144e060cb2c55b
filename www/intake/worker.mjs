// The demo's own intake: as a user's, with the sandbox as Atera behind it.
import { WorkerEntrypoint } from 'cloudflare:workers';
import { createIntake } from 'atera-wasm/intake';

/** The guide's own customer: whom nobody knows becomes a contact of it. */
const ACME = 12345;
const LUCIA = 14052;
const BJORN = 13407;

const OPTIONS = {
  unknownSender: { policy: 'create', CustomerID: ACME },
  technicians: [
    { category: 'Network', TechnicianContactID: LUCIA },
    { category: 'Printer', TechnicianContactID: BJORN },
  ],
  form: {
    title: 'Ask for help',
    fields: [
      'name', 'email', 'subject', 'description', 'impact', 'urgency',
      { name: 'category', choices: ['Network', 'Printer', 'Computer', 'Something else'] },
      // Asked only where it matters; a page without a script asks all of it.
      {
        name: 'device', type: 'options', label: { en: 'Which computer', he: 'איזה מחשב' }, choices: ['Laptop', 'Desktop', 'Tablet'],
        showIf: { field: 'category', is: 'Computer' },
      },
      {
        name: 'building', type: 'options', label: { en: 'Which building', he: 'איזה בניין' }, choices: ['North', 'South'],
        showIf: { field: 'category', is: ['Network', 'Printer'] },
      },
      {
        name: 'room', type: 'dependent', dependsOn: 'building', label: { en: 'Which room', he: 'איזה חדר' },
        choices: [{ value: 'Reception', for: ['North', 'South'] }, { value: 'Workshop', for: ['North'] }, { value: 'Archive', for: ['South'] }],
        showIf: { field: 'category', is: ['Network', 'Printer'] },
      },
    ],
  },
  // Everybody who tries the demo has the same address, and some are quick.
  perAddressPerMinute: 60,
  minSeconds: 0,
  // The sandbox shows a ticket as soon as it is made.
  blindMs: 5_000,
};

/** Its objects know nothing of pages, so they need not wait for the desk's address. */
const objects = createIntake({ ...OPTIONS, origins: [] });
export const { Shard, Gate } = objects;

/** @type {ReturnType<typeof createIntake> | undefined} */
let intake;

/** The desk's pages embed the form too; which port they have is known when it listens. @param {any} env */
async function intakeOf(env) {
  const desk = intake ? '' : await (await env.DEMO.fetch('http://files/desk.txt')).text();
  return intake ??= createIntake({ ...OPTIONS, origins: [desk] });
}

/** Knows whom the sandbox knows, so it starts anew with it: the same numbers may mean other people then. */
export class Directory extends objects.Directory {
  async startAnew() {
    await this.ctx.storage.deleteAll();
    await this.ctx.storage.sync();
    // A reading under way would go on where nothing is any more.
    this.ctx.abort('the directory starts anew');
  }
}

/** For the desk's gateway alone: no socket leads here. */
export class Demo extends WorkerEntrypoint {
  async restart() {
    // Whoever asks an object that ends itself hears no answer.
    await directoryOf(this.env).startAnew().catch(() => {});
    await directoryOf(this.env).poke();
  }
}

/** workerd has no cron: who started it says when a minute is over. */
const MINUTE = '/demo/minute';

export default {
  /** @param {Request} request @param {any} env @param {any} context */
  async fetch(request, env, context) {
    if (new URL(request.url).pathname !== MINUTE) return (await intakeOf(env)).fetch(request, env, context);
    await objects.scheduled({}, env, context);
    return new Response();
  },
};

/** @param {any} env */
const directoryOf = (env) => env.DIRECTORY.getByName('directory');
