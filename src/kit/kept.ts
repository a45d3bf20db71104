/**
 * What takes long to make, kept between runs in one file that git ignores. A thing is found by all that it is made of: facts, and the
 * sources of this project. Until `keepIn` names the file, everything is made each time.
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';

type Content = string | Uint8Array;

/** `root` is the folder of the project. What nobody asked for in a month is let go. */
export function keepIn(root: string): void {
  const file = `${root}/.cache/kept/store.db`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    store = open(file);
  } catch (error) {
    const { errcode } = error as { errcode?: number };
    if (errcode !== notADatabase && errcode !== corrupt) throw error;
    for (const path of [file, `${file}-wal`, `${file}-shm`]) rmSync(path, { force: true });
    store = open(file);
  }
}

/** Codes of SQLite: https://sqlite.org/rescode.html */
const corrupt = 11;
const notADatabase = 26;

/**
 * Gives back what an equal call made before, of equal facts with equal sources, or makes it. Makers are told apart by `name`; without
 * a text of its own, all sources of this project are what it is made by.
 */
export const keeper =
  (name: string, madeBy?: string) =>
  <Made extends Content | Promise<Content>>(facts: string, make: () => Made): Made | Awaited<Made> => {
    if (!store) return make();
    const { find, put } = store;
    const key = hash(`${name}\n${hash(madeBy ?? sources())}\n${facts}`);
    const kept = find(key);
    if (kept !== undefined) return kept as Awaited<Made>;
    const made = make();
    if (!(made instanceof Promise)) return put(key, made) as Made;
    return made.then((content) => put(key, content)) as Made;
  };

interface Store {
  find(key: string): Content | undefined;
  put(key: string, content: Content): Content;
}
let store: Store | undefined;

function open(file: string): Store {
  const today = Math.floor(Date.now() / 86_400_000);
  const db = new DatabaseSync(file, { timeout: 30_000 });
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, day INTEGER, content);
    DELETE FROM kept WHERE day < ${today - 30}`);
  const found = db.prepare('SELECT day, content FROM kept WHERE key = ?');
  const asked = db.prepare('UPDATE kept SET day = ? WHERE key = ?');
  const written = db.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?)');
  return {
    find(key) {
      const row = found.get(key) as { day: number; content: Content } | undefined;
      if (row && row.day !== today) asked.run(today, key);
      return row?.content;
    },
    put(key, content) {
      written.run(key, today, content);
      return content;
    },
  };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Of every TypeScript file below `src`, and the versions of the packages. Read once: a process runs what it started with. */
function sources(): string {
  known ??= hash(
    globSync(['src/**/*.ts', 'package.json', 'package-lock.json'], { cwd: project })
      .sort()
      .map((path) => readFileSync(`${project}/${path}`, 'utf8'))
      .join('\n'),
  );
  return known;
}
let known: string | undefined;
const project = fileURLToPath(new URL('../..', import.meta.url));
