#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
/**
 * Starts the command line. An installed package's .ts files are not run by Node itself, so their types are stripped on the way in;
 * where this Node cannot do that (before 22.15), the Node that the package brings along takes over.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

if (module.registerHooks && module.stripTypeScriptTypes) {
  module.registerHooks({
    load: (url, context, next) =>
      url.endsWith('.ts')
        ? {
            format: 'module',
            source: module.stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8')),
            shortCircuit: true,
          }
        : next(url, context),
  });
  await import('./start.ts');
} else {
  const { status } = spawnSync(
    packagedNode(),
    ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 70;
}

function packagedNode() {
  try {
    return module.createRequire(import.meta.url).resolve('node/bin/node');
  } catch {
    console.error(`Node ${process.version} is too old for this command. Use Node 22.15 or later.`);
    process.exit(2);
  }
}
