// What it costs that a live page comes out in the guide's names, beside parsing the same page. The page is the live
// sandbox's own. `a loop` and `delete` are how it is usually written.
import { median, processes, ratio, spread } from './measure.mjs';

const BASE = 'https://atera.test/live/api/v3';
/** Each list with the number of its reading, and the names that the usual ways rename. */
const LISTS = {
  tickets: { path: 'tickets', reading: 2, names: { FirstComment: 'Description', TechnicianFirstCommentDate: 'FirstResponseDate' } },
  contacts: { path: 'contacts', reading: 1, names: { Firstname: 'FirstName', Lastname: 'LastName' } },
  customers: { path: 'customers', reading: 0, names: { Links: 'Website' } },
  'work hours': {
    path: 'workhours', reading: 5,
    names: { WorkHoursID: 'WorkHourID', StartWorkHour: 'StartDate', EndWorkHour: 'EndDate', Billiable: 'IsBillable', Description: 'Notes' },
  },
};

async function pageOf(list) {
  const { createSandbox } = await import('../pkg/sandbox.node.js');
  const sandbox = createSandbox({ apiKey: 'key' });
  const reply = await sandbox.fetch(`${BASE}/${LISTS[list].path}?itemsInPage=50`, { headers: { 'X-API-KEY': 'key' } });
  const text = await reply.text();
  if (JSON.parse(text).items.length !== 50) throw new Error(`${list} has no page of 50`);
  return text;
}

/** A contender parses a page and does something with its items. */
const contender = (load) => async (list) => {
  const text = await pageOf(list);
  const rename = await load(LISTS[list]);
  return (count) => {
    let items = 0;
    for (let index = 0; index < count; index += 1) items += rename(JSON.parse(text).items).length;
    if (items !== count * 50) throw new Error(`${items} items of ${count} pages`);
  };
};

export const contenders = {
  'JSON.parse': contender(async () => (items) => items),
  '+ the client’s way': contender(async ({ reading }) => {
    const { readAs } = await import('../pkg/objects.js');
    return (items) => readAs(items, reading);
  }),
  '+ a loop': contender(async ({ names }) => (items) => items.map((item) => {
    const renamed = {};
    for (const name in item) renamed[names[name] ?? name] = item[name];
    return renamed;
  })),
  '+ delete': contender(async ({ names }) => (items) => {
    for (const item of items) {
      for (const name in names) {
        item[names[name]] = item[name];
        delete item[name];
      }
    }
    return items;
  }),
};

const [PARSE, OURS] = Object.keys(contenders);
const MICROSECONDS = 1e3;

export async function compare({ quick }) {
  const names = Object.keys(contenders);
  const rows = [];
  const bars = [];
  for (const list of Object.keys(LISTS)) {
    const samples = await processes('rename.mjs', names, {
      argument: list, rounds: quick ? 3 : 40, seconds: 6, sets: quick ? 1 : 3, warmUp: quick ? 200 : 2_000, batchMs: 4,
    });
    for (const name of names) {
      const more = name === PARSE ? '' : ratio(samples[name], samples[PARSE]) - 1;
      rows.push([list, name, median(samples[name]) * MICROSECONDS, spread(samples[name]), more]);
      if (name === OURS) bars.push({ bar: `renaming a page of 50 ${list} ≤ 0.3 × JSON.parse`, value: more, limit: 0.3, unit: '×' });
    }
  }
  const notes = ['The client also makes `DueDate`, `LastActivityDate` and `Duration`, and looks whether every id is exact; the others only rename.'];
  return { title: 'A live page in the guide’s names', columns: ['50', '', 'µs', '±', 'renaming is × of JSON.parse'], rows, bars, notes };
}
