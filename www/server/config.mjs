// The workerd configuration: which Worker is which, what it may reach, and the two sockets.
import { objectsOf } from './intake.mjs';
import { COMPATIBILITY_DATE, modulesOf, quoted } from './workerd.mjs';

/** What both the gateway and the intake call Atera; both reach the sandbox and nothing else. */
const ATERA_URL = 'https://sandbox.invalid';

/**
 * @param {object} desk
 * @param {number} desk.port
 * @param {string} desk.apiKey
 * @param {{ port: number, storage: string, secrets: Record<string, string> }} desk.intake its storage is a folder
 * @param {{ gateway: string[], atera: string[], intake: string[] }} desk.workers the modules of each, relative to the configuration
 * @param {Record<string, string>} desk.folders binding name → folder of files
 */
export function configure(desk) {
  const folders = Object.entries(desk.folders);
  const bindings = [
    ...textsOf({ API_KEY: desk.apiKey, UPSTREAM_ORIGIN: ATERA_URL }),
    '(name = "ATERA", service = "atera")',
    '(name = "INTAKE", service = (name = "intake", entrypoint = "Demo"))',
    ...folders.map(([name]) => `(name = ${quoted(name)}, service = ${quoted(name)})`),
  ];
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "gateway", worker = .gateway),
    (name = "atera", worker = .atera),
    (name = "intake", worker = .intake),
    (name = "nowhere", network = (allow = [])),
    (name = "storage", disk = (path = ${quoted(desk.intake.storage)}, writable = true)),
${folders.map(([name, path]) => `    (name = ${quoted(name)}, disk = (path = ${quoted(path)})),`).join('\n')}
  ],
  sockets = [
    (name = "desk", address = "127.0.0.1:${desk.port}", http = (), service = "gateway"),
    (name = "intake", address = "127.0.0.1:${desk.intake.port}", http = (), service = "intake"),
  ],
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
  bindings = [${textsOf({ API_KEY: desk.apiKey })}],
);

const intake :Workerd.Worker = (
  modules = [${modulesOf(desk.workers.intake)}],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  globalOutbound = "atera",
${objectsOf([...textsOf({ ATERA_URL, ATERA_API_KEY: desk.apiKey, ...desk.intake.secrets }), '(name = "DEMO", service = "DEMO")'])}
);
`;
}

/** @param {Record<string, string>} texts */
const textsOf = (texts) => Object.entries(texts).map(([name, text]) => `(name = ${quoted(name)}, text = ${quoted(text)})`);
