import { createIntake } from 'atera-wasm/intake';

const intake = createIntake({
  // The pages that may post tickets.
  origins: ['https://www.example.com'],
});

export const { Shard, Gate, Directory } = intake;
export default { fetch: intake.fetch, scheduled: intake.scheduled };
