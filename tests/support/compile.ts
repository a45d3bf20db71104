/** TypeScript's own compiler, as strict as a client has it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

export const options: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2020,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
  // TypeScript's own declarations, not ours.
  skipDefaultLibCheck: true,
};

/** Reads each declaration of TypeScript's own library once for all programs. */
const libraries = new Map<string, ts.SourceFile | undefined>();
function host(): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    getSourceFile(name, ...rest) {
      if (!/\/lib\.[\w.]*d\.ts$/.test(name)) return host.getSourceFile(name, ...rest);
      if (!libraries.has(name)) libraries.set(name, host.getSourceFile(name, ...rest));
      return libraries.get(name);
    },
  };
}

/** A new folder with these files, by name. */
export function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'client-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** What the compiler says of a file and of all that it imports. */
export const typeFaults = (file: string): string[] =>
  ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host()))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
