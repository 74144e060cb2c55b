// From import to the first answer, cold each time: a new Node process, a new browser context, a new workerd.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openBrowser } from './browser.mjs';
import { inTurn, median, ratio, spread } from './measure.mjs';
import { bundle, createProject, fileOf, names } from './programs.mjs';
import { prepareWorker } from './worker.mjs';

const firstAnswer = fileURLToPath(new URL('first-answer.mjs', import.meta.url));
const OURS = ['atera-wasm/rules', 'atera-wasm'];

/** A contender for each program, from what makes one. */
const each = async (make) => {
  const contenders = {};
  for (const name of names) contenders[name] = await make(name);
  return contenders;
};

const inNode = ({ folder }, file) => each((name) => async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [firstAnswer, join(folder, file(name))]);
  return Number(stdout);
});

async function inNodeBundled(project) {
  const bundled = (name) => `bundled/${fileOf(name)}`;
  for (const name of names) {
    await bundle(join(project.folder, fileOf(name)), join(project.folder, bundled(name)), { platform: 'node', conditions: ['node', 'import'] });
  }
  return inNode(project, bundled);
}

/** Samples of one host as rows, and as a bar for each of our entries. */
function report(host, samples, { isBar }) {
  return {
    rows: names.map((name) =>
      [host, name, median(samples[name]), spread(samples[name]), name === 'zod' ? '' : ratio(samples[name], samples.zod)]),
    bars: isBar ? OURS.map((name) =>
      ({ bar: `${name}, ${host}: first answer ≤ zod's`, value: ratio(samples[name], samples.zod), limit: 1, unit: '×' })) : [],
  };
}

export async function compare({ quick, versions }) {
  const plan = { rounds: quick ? 2 : 15, seconds: 25 };
  // Pages differ more from each other than processes do.
  const planOfPages = { ...plan, rounds: 2 * plan.rounds };
  const project = await createProject();
  const browser = await openBrowser(project.folder);
  const inRequest = {};
  versions.Chromium = browser.version;
  try {
    const node = await inTurn(await inNode(project, fileOf), plan);
    const nodeBundled = await inTurn(await inNodeBundled(project), plan);
    const chromium = await inTurn(await each((name) => browser.prepare(name)), planOfPages);
    const workerd = await inTurn(await each(async (name) => {
      const worker = await prepareWorker(project.folder, name);
      return async () => {
        const { total, answering } = await worker();
        (inRequest[name] ??= []).push(answering);
        return total;
      };
    }), plan);
    const parts = [
      report('Node', node, { isBar: true }),
      report('Node, each bundled to one file', nodeBundled, {}),
      report('Chromium', chromium, { isBar: true }),
      report('workerd, from its start', workerd, { isBar: true }),
      report('workerd, in the first request', inRequest, {}),
    ];
    return {
      title: 'Import to first answer',
      columns: ['', '', 'ms', '±', '× of zod'],
      rows: parts.flatMap(({ rows }) => rows),
      bars: parts.flatMap(({ bars }) => bars),
      notes: ['Cold each time, from loopback: a slow line would add the download, see the sizes. The row "nothing" is the host itself; the clock in workerd counts whole milliseconds.'],
    };
  } finally {
    await browser.close();
    await project.remove();
  }
}
