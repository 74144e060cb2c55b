// `make demo` ends here: starts the desk, says where it is, and stops cleanly on Ctrl-C.
import { parseArgs } from 'node:util';
import { startDesk } from './desk.mjs';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8787' }, package: { type: 'string' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error('--port takes a whole number from 0 to 65535; 0 picks a free one');
  process.exit(2);
}

try {
  const desk = await startDesk({ port, packageFolder: values.package });
  console.log(`The desk is at ${desk.address}/`);
  console.log('It starts from the same data each time; the button "Restore the demo data" brings it back in between.');
  console.log('Nothing here reaches a real Atera account. Stop with Ctrl-C.');
  let stopping = false;
  const stop = async () => {
    stopping = true;
    await desk.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await desk.exited;
  if (!stopping) {
    await desk.stop();
    console.error('workerd stopped by itself; its own words are above. Start again with `make demo`.');
    process.exit(1);
  }
} catch (error) {
  console.error(`The desk did not start: ${error.message}`);
  process.exit(1);
}
