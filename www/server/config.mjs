// The workerd configuration: which Worker is which, what it may reach, and the one socket.
import { COMPATIBILITY_DATE, modulesOf, quoted } from './workerd.mjs';

/**
 * @param {object} desk
 * @param {number} desk.port
 * @param {string} desk.apiKey
 * @param {{ gateway: string[], atera: string[] }} desk.workers the modules of each, relative to the configuration
 * @param {Record<string, string>} desk.folders binding name → folder of files
 */
export function configure(desk) {
  const folders = Object.entries(desk.folders);
  const bindings = [
    `(name = "API_KEY", text = ${quoted(desk.apiKey)})`,
    '(name = "UPSTREAM_ORIGIN", text = "https://sandbox.invalid")',
    '(name = "ATERA", service = "atera")',
    ...folders.map(([name]) => `(name = ${quoted(name)}, service = ${quoted(name)})`),
  ];
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "gateway", worker = .gateway),
    (name = "atera", worker = .atera),
    (name = "nowhere", network = (allow = [])),
${folders.map(([name, path]) => `    (name = ${quoted(name)}, disk = (path = ${quoted(path)})),`).join('\n')}
  ],
  sockets = [ (name = "http", address = "127.0.0.1:${desk.port}", http = (), service = "gateway") ],
);

const gateway :Workerd.Worker = (
  modules = [${modulesOf(desk.workers.gateway)}],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  globalOutbound = "nowhere",
  bindings = [${bindings.join(', ')}],
);

const atera :Workerd.Worker = (
  modules = [${modulesOf(desk.workers.atera)}],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  globalOutbound = "nowhere",
  bindings = [(name = "API_KEY", text = ${quoted(desk.apiKey)})],
);
`;
}
