import { posix } from 'node:path';

/** The files of `src`: path to text. */
export type Tree = ReadonlyMap<string, string>;

/**
 * Everything in which the house is not as README's map says: the map's rows are the rooms, a room uses only rooms above
 * its own, and no file is too long to be read at once.
 */
export function houseFaults(tree: Tree, readme: string): string[] {
  const rooms = roomsOf(readme);
  const imports = importsOf(tree);
  return [
    ...mapFaults(tree, rooms),
    ...upward(imports, [...rooms.keys()]),
    ...circles(imports),
    ...withoutStory(tree, rooms),
    ...tooLong(tree),
  ];
}

/** Room to the file that tells its story, in the order of the map: `| `src/kit/` | `source-text.ts` | ... |` */
const roomsOf = (readme: string): Map<string, string> =>
  new Map(
    [...readme.matchAll(/^\| `src\/([\w-]+)\/` +\| (?:`([\w.-]+)`)?/gm)].map(([, room = '', entry = '']) => [
      room,
      entry,
    ]),
  );

/** The plugin and what Astro wants at the top may use every room, and no room uses them: they are below all. */
const roomOf = (file: string): string => (file.split('/').length > 2 ? (file.split('/')[1] ?? '') : 'top');

function mapFaults(tree: Tree, rooms: ReadonlyMap<string, string>): string[] {
  const there = new Set([...tree.keys()].map(roomOf).filter((room) => room !== 'top'));
  return [
    ...[...there].filter((room) => !rooms.has(room)).map((room) => `README's map lacks src/${room}/`),
    ...[...rooms.keys()]
      .filter((room) => !there.has(room))
      .map((room) => `README's map has src/${room}/, which is not there`),
  ];
}

/** Imports of types and of styles count too. What is not in the tree is a package, or text of a page that is generated. */
function importsOf(tree: Tree): Map<string, string[]> {
  const resolve = (file: string, text: string) =>
    [...text.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"?]+)/g)]
      .map(([, path = '']) => posix.join(posix.dirname(file), path))
      .filter((target) => tree.has(target));
  return new Map([...tree].map(([file, text]) => [file, resolve(file, text)]));
}

function upward(imports: ReadonlyMap<string, readonly string[]>, rooms: readonly string[]): string[] {
  const floor = (file: string) => (roomOf(file) === 'top' ? rooms.length : rooms.indexOf(roomOf(file)));
  return [...imports].flatMap(([file, targets]) =>
    targets.filter((target) => floor(target) > floor(file)).map((target) => `${file} reaches down to ${target}`),
  );
}

/** Rooms in one order have no circle that crosses them, so circles of files are all there can be. */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file))
      return void found.push(`circle: ${[...trail.slice(trail.indexOf(file)), file].join(' -> ')}`);
    if (done.has(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return found;
}

const withoutStory = (tree: Tree, rooms: ReadonlyMap<string, string>): string[] =>
  [...rooms].flatMap(([room, entry]) => {
    const [story = ''] = /^\/\*\*.*?\*\//s.exec(tree.get(`src/${room}/${entry}`) ?? '') ?? [];
    const tells = [`Room \`${room}\``, 'In: ', 'Out: '].every((words) =>
      story.replace(/\s+\*?\s*/g, ' ').includes(words),
    );
    return entry === '' || tells ? [] : [`src/${room}/${entry} does not begin with what comes in and out of the room`];
  });

const maxLines = 200;

const tooLong = (tree: Tree): string[] =>
  [...tree]
    .map(([file, text]): [string, number] => [file, text.replace(/\n$/, '').split('\n').length])
    .filter(([, lines]) => lines > maxLines)
    .map(([file, lines]) => `${file} has ${lines} lines, more than ${maxLines}: give a part of it a file of its own`);
