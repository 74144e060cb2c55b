// `make demo` ends here: starts the desk, says where it is, and stops cleanly on Ctrl-C.
import { parseArgs } from 'node:util';
import { startDesk } from './desk.mjs';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8787' }, 'intake-port': { type: 'string' }, package: { type: 'string' } },
});
const port = portOf('port', values.port);
// Who lets the desk have any port wants no clash at the other one either.
const intakePort = portOf('intake-port', values['intake-port'] ?? (port === 0 ? '0' : '8788'));

/** @param {string} option @param {string} text */
function portOf(option, text) {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (number <= 65535) return number;
  console.error(`--${option} takes a whole number from 0 to 65535; 0 picks a free one`);
  process.exit(2);
}

const starting = startDesk({ port, intakePort, packageFolder: values.package });

let stopping = false;
/** Also while it starts: what was begun is put away before the end. */
async function stop() {
  stopping = true;
  await (await starting.catch(() => undefined))?.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);

try {
  const desk = await starting;
  console.log(`The desk is at ${desk.address}/`);
  console.log(`From a terminal: curl ${desk.address}/live/api/v3/tickets/54321 (without /live, in the guide's dialect).`);
  console.log(`Customers send tickets from ${desk.intake}/form`);
  console.log(`Their operator is at ${withToken(desk.intake, desk.adminToken)}/admin (only on this machine, until you stop it).`);
  console.log('The data is the same each time, with dates that lead up to now;');
  console.log('the button "Restore the demo data" brings it back in between.');
  console.log('Nothing here reaches a real Atera account. Stop with Ctrl-C.');
  await desk.exited;
  if (!stopping) {
    await desk.stop();
    console.error('workerd stopped by itself; its own words are above. Start again with `make demo`.');
    process.exit(1);
  }
} catch (error) {
  if (!stopping) {
    console.error(`The desk did not start: ${error.message}`);
    process.exit(1);
  }
}

/** The address with the token as a browser takes it: as a password. @param {string} address @param {string} token */
function withToken(address, token) {
  return address.replace('//', `//operator:${token}@`);
}
