import { createIntake } from 'atera-wasm/intake';

const intake = createIntake({
  origins: ['https://www.example.com'], // the pages that may post tickets
  unknownSender: { policy: 'hold' }, // whom Atera does not know, a person looks at first
});

export const { Shard, Gate, Directory } = intake;
export default { fetch: intake.fetch, scheduled: intake.scheduled };
