// A process with one contender: it is told how many to do and answers how many milliseconds that took.
const [module, name, argument] = process.argv.slice(2);
const { contenders } = await import(`./${module}`);
const run = await contenders[name](JSON.parse(argument));

process.on('message', async (count) => {
  const from = performance.now();
  await run(count);
  process.send(performance.now() - from);
});
process.on('disconnect', () => process.exit());
process.send('ready');
