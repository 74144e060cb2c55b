// The intake in real workerd, with its storage on disk.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COMPATIBILITY_DATE, bundleWorker, modulesOf, quoted, serve } from './workerd.mjs';

/** The objects that every intake has: binding, class. */
const OBJECTS = [['SHARD', 'Shard'], ['GATE', 'Gate'], ['DIRECTORY', 'Directory']];

/**
 * Writes everything that workerd needs below `folder`, once; `start()` starts it, as often as it was killed.
 * @param {object} intake
 * @param {string} intake.worker the Worker's source
 * @param {string} intake.packageFolder the built package
 * @param {string} intake.folder an empty folder; the storage is in it
 * @param {Record<string, string>} intake.env secrets and variables
 * @param {number} [intake.port]
 */
export async function prepareIntake({ worker, packageFolder, folder, env, port = 0 }) {
  const modules = await bundleWorker(worker, 'intake', packageFolder, folder);
  return prepareBundled({ modules, folder, env, port });
}

/**
 * The same for a Worker that is bundled already.
 * @param {object} intake
 * @param {string[]} intake.modules below `folder`, the entry as `main.mjs`
 * @param {string} intake.folder the storage is in it
 * @param {Record<string, string>} intake.env secrets and variables
 * @param {number} [intake.port]
 */
export async function prepareBundled({ modules, folder, env, port = 0 }) {
  await mkdir(join(folder, 'storage'), { recursive: true });
  const config = join(folder, 'intake.capnp');
  // The configuration holds the key.
  await writeFile(config, configure({ modules, folder, env, port }), { mode: 0o600 });
  return { start: (/** @type {{ quiet?: boolean }} */ { quiet } = {}) => serve(config, { sockets: [{ name: 'http', port, option: 'port' }], quiet }) };
}

/** @param {{ modules: string[], folder: string, env: Record<string, string>, port: number }} intake */
const configure = ({ modules, folder, env, port }) => `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "intake", worker = .intake),
    (name = "storage", disk = (path = ${quoted(join(folder, 'storage'))}, writable = true)),
    (name = "network", network = (allow = ["local"])),
  ],
  sockets = [ (name = "http", address = "127.0.0.1:${port}", http = (), service = "intake") ],
);

const intake :Workerd.Worker = (
  modules = [${modulesOf(modules)}],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  globalOutbound = "network",
${objectsOf(Object.entries(env).map(([name, text]) => `(name = ${quoted(name)}, text = ${quoted(text)})`))}
);
`;

/**
 * The part of a Worker's configuration that makes it an intake: its objects, kept by the service `storage`, and its bindings.
 * @param {string[]} bindings the others
 */
export const objectsOf = (bindings) => `  durableObjectNamespaces = [
${OBJECTS.map(([, name]) => `    (className = "${name}", uniqueKey = "${name.toLowerCase()}", enableSql = true),`).join('\n')}
  ],
  durableObjectStorage = (localDisk = "storage"),
  bindings = [
${[...OBJECTS.map(([binding, name]) => `(name = "${binding}", durableObjectNamespace = "${name}")`), ...bindings].map((line) => `    ${line},`).join('\n')}
  ],`;
