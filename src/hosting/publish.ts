/**
 * Builds lie in folders of their own, and the site is a link to one of them: `dist` -> `dist.builds/<id>`. Renaming a new link over the
 * old one is one step for whoever serves `dist`, so every request is answered by one whole build. The build before stays for requests
 * that have begun; its hashed files are also carried over into the new build, for tabs that were opened before.
 *
 * An id says when a build started and which process makes it. `<id>.making` is there until the build is published;
 * `<id>.carried` lists what it carries.
 */
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isHashed } from './hashed.ts';
import { isRunning, thisProcess } from './owner.ts';

export interface Build {
  /** An empty folder: what is built goes here. */
  folder: string;
  /** Makes it the site. */
  publish(): void;
  /** Removes it when it was not published. */
  abandon(): void;
}

/** Removes what dead builds left behind, brings the last good site back if one died while it published, and makes room for a new one. */
export function startBuild(target = 'dist'): Build {
  const builds = `${target}.builds`;
  fs.mkdirSync(builds, { recursive: true });
  restore(target, builds);
  sweep(target, builds);
  const id = newId();
  const folder = join(builds, id);
  // The mark first: a folder without it counts as published.
  fs.writeFileSync(markOf(folder), '');
  fs.mkdirSync(folder);
  return {
    folder,
    publish() {
      const last = current(target);
      if (last !== undefined) carryOver(last, folder);
      if (!isLink(target) && fs.existsSync(target)) adopt(target, builds);
      point(target, folder);
      fs.rmSync(markOf(folder));
      sweep(target, builds);
    },
    abandon() {
      if (!fs.existsSync(markOf(folder))) return;
      remove(folder);
      if (fs.readdirSync(builds).length === 0) fs.rmdirSync(builds);
    },
  };
}

/** Sorts by time, also what one process starts in the same millisecond. The random part keeps processes apart. */
function newId(): string {
  lastStart = Math.max(Date.now(), lastStart + 1);
  return `${new Date(lastStart).toISOString().replace(/\W/g, '')}-${randomBytes(3).toString('hex')}-${thisProcess()}`;
}
let lastStart = 0;

const ownerOf = (id: string): string => id.split('-').slice(2).join('-');

const markOf = (folder: string): string => `${folder}.making`;
const linkOf = (folder: string): string => `${folder}.link`;
const carriedOf = (folder: string): string => `${folder}.carried`;

const isLink = (path: string): boolean => fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** The folder of the site that is served now. */
export function current(target: string): string | undefined {
  try {
    return fs.realpathSync.native(target);
  } catch {
    return undefined;
  }
}

/** Makes `target` a link to `folder` in one step. Windows renames no link over another: there the old one goes first. */
function point(target: string, folder: string): void {
  const link = linkOf(folder);
  fs.rmSync(link, { force: true });
  fs.symlinkSync(process.platform === 'win32' ? resolve(folder) : relative(dirname(target), folder), link, 'junction');
  if (process.platform === 'win32') fs.rmSync(target, { force: true });
  fs.renameSync(link, target);
}

/** A plain folder in the place of the link, of another tool or an older version of this one, becomes a build like the others. */
const adopt = (target: string, builds: string): void => fs.renameSync(target, join(builds, `${newId()}-adopted`));

/** Without a site, the newest one that was published is the site again. */
function restore(target: string, builds: string): void {
  const newest = published(builds).at(-1);
  if (newest !== undefined && current(target) === undefined) point(target, newest);
}

/** Copies the hashed files of the last build which the new one lacks. What that one had carried itself is let go. */
function carryOver(last: string, folder: string): void {
  const had = new Set(carriedBy(last));
  const lacking = hashedFiles(last).filter((file) => !fs.existsSync(join(folder, file)));
  const own = lacking.filter((file) => !had.has(file));
  // A build that changed no hashed file is no newer version for a tab: it carries what the last one carried.
  const carried = own.length > 0 ? own : lacking;
  for (const file of carried) {
    fs.mkdirSync(dirname(join(folder, file)), { recursive: true });
    fs.copyFileSync(join(last, file), join(folder, file));
  }
  fs.writeFileSync(carriedOf(folder), carried.join('\n'));
}

function carriedBy(folder: string): string[] {
  const list = carriedOf(folder);
  return fs.existsSync(list) ? fs.readFileSync(list, 'utf8').split('\n') : [];
}

const hashedFiles = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isHashed);

/** Keeps the site, the build before it, and builds in the making; everything else in the folder of builds belongs to nobody. */
function sweep(target: string, builds: string): void {
  const names = new Set(fs.readdirSync(builds));
  // Read after the list: a build that is published meanwhile is the site now, or bore a mark in the list.
  const site = current(target);
  const isSite = (id: string) => site !== undefined && site === current(join(builds, id));
  const before = published(builds).findLast((folder) => !isSite(basename(folder)));
  for (const id of new Set([...names].map((name) => name.replace(/\.\w+$/, '')))) {
    const folder = join(builds, id);
    if (names.has(basename(markOf(folder))) && isRunning(ownerOf(id))) continue;
    if (!isSite(id) && folder !== before) remove(folder);
    // Its maker died right after it had switched the link.
    else for (const path of [linkOf(folder), markOf(folder)]) fs.rmSync(path, { force: true });
  }
}

/** Folders of builds that were once the site, oldest first. */
function published(builds: string): string[] {
  const names = fs.readdirSync(builds).sort();
  return names
    .filter((name) => !/\.\w+$/.test(name) && !names.includes(basename(markOf(name))))
    .map((name) => join(builds, name));
}

/** The mark last: as long as it is there, nobody takes the rest for a published build. */
function remove(folder: string): void {
  for (const path of [folder, linkOf(folder), carriedOf(folder), markOf(folder)])
    fs.rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}
