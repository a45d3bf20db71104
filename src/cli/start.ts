#!/usr/bin/env node
/** Starts the command line. Node keeps what it compiled for the next run, which then starts in half the time. */
import module from 'node:module';

// In an installed package the machine's own Node runs this, whatever its age.
if (!module.enableCompileCache) {
  console.error(`Node ${process.version} is too old for this command. Use Node 22.15 or later.`);
  process.exit(2);
}
module.enableCompileCache();
const { main } = await import('./main.ts');
await main(process.argv.slice(2));
