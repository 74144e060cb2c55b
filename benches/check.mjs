// checkTicket on a filled draft beside zod and valibot with the same rules. Ours also looks for vague titles and names
// what was probably meant; the peers do not.
import { drafts } from './drafts.mjs';
import { median, processes, ratio, spread } from './measure.mjs';

/** A contender runs `check` over the drafts and makes sure that it means the same as the others. */
const contender = (load, isOk) => async (kind) => {
  const check = await load();
  const inputs = drafts[kind];
  return (count) => {
    let fine = 0;
    for (let index = 0; index < count; index += 1) fine += isOk(check(inputs[index % inputs.length])) ? 1 : 0;
    if (fine !== (kind === 'good' ? count : 0)) throw new Error(`${fine} of ${count} ${kind} drafts were accepted`);
  };
};

const zod = (options) => async () => {
  const { createSchema } = await import('./peers/zod-draft.mjs');
  const schema = createSchema(options);
  return (draft) => schema.safeParse(draft);
};

export const contenders = {
  checkTicket: contender(async () => {
    const { checkTicket, ready } = await import('../pkg/rules.node.js');
    await ready();
    return checkTicket;
  }, (report) => report.ok),
  zod: contender(zod(), (result) => result.success),
  'zod jitless': contender(zod({ jitless: true }), (result) => result.success),
  valibot: contender(async () => {
    const [v, { createSchema }] = await Promise.all([import('valibot'), import('./peers/valibot-draft.mjs')]);
    const schema = createSchema();
    return (draft) => v.safeParse(schema, draft);
  }, (result) => result.success),
};

const OURS = 'checkTicket';
const NANOSECONDS = 1e6;

export async function compare({ quick }) {
  const names = Object.keys(contenders);
  const rows = [];
  const bars = [];
  for (const [kind, what] of [['good', 'a good draft'], ['bad', 'a draft with three faults']]) {
    const samples = await processes('check.mjs', names, {
      argument: kind, rounds: quick ? 3 : 60, seconds: 15, sets: quick ? 1 : 3, warmUp: quick ? 5_000 : 60_000, batchMs: 2,
    });
    for (const name of names) {
      const times = ratio(samples[OURS], samples[name]);
      rows.push([what, name, median(samples[name]) * NANOSECONDS, spread(samples[name]), name === OURS ? '' : times]);
      if (kind === 'good' && name !== OURS) bars.push({ bar: `checkTicket on a good draft ≤ ${name}`, value: times, limit: 1, unit: '×' });
    }
  }
  return { title: 'A check of a new ticket', columns: ['', '', 'ns', '±', 'checkTicket is × of it'], rows, bars };
}
