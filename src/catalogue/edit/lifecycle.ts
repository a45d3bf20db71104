import { isMap, isScalar, type YAMLMap } from 'yaml';
import { escapePattern } from '../../kit/escape-pattern.ts';
import { type Edit, lineStart, SourceText } from '../../kit/source-text.ts';
import { appendItem, applyEdits, endOfBlock, newline, setField, textsBelow, yamlText } from '../../yaml/edit.ts';
import { findPair, nodeSpan, parseYaml } from '../../yaml/walk.ts';
import type { Entry } from '../schema.ts';

/** What was asked cannot be done to this catalogue. */
export class EditError extends Error {
  override readonly name = 'EditError';
}

interface Ending {
  state: 'deprecated' | 'retired';
  /** The day to write; one that is published already stays. */
  date: string;
  reason?: string | undefined;
  replacedBy?: string[] | undefined;
}

type Lifecycle = Entry['lifecycle'];

/** Marks a code as deprecated or retired. It keeps its entry, and with it its page, ids, copies and search result. */
export function endCode(file: SourceText, code: string, ending: Ending): string {
  const source = withLastLine(file);
  return applyEdits(source.text, endingEdits(source.text, entryOf(source, code), ending));
}

/**
 * The error goes on under `to`. The old code keeps a whole entry instead of becoming an alias: only an entry has a page with
 * a banner that can say since when, why and what replaced it, and programs that still meet the code find what it meant.
 */
export function renameCode(file: SourceText, from: string, to: string, ending: Ending): string {
  const source = withLastLine(file);
  const { text } = source;
  const entry = entryOf(source, from);
  const start = lineStart(text, nodeSpan(keyOf(source, from)).start);
  const end = endOfBlock(text, entry);
  const copy = applyEdits(text.slice(start, end), shift(copyEdits(text, source, from, to, ending.date), -start));
  return applyEdits(text, [
    ...endingEdits(text, entry, { ...ending, replacedBy: [to] }),
    { start: end, end, text: newline(text) + copy },
    ...referenceEdits(source, from, to),
  ]);
}

/** What is written already is not written again: without an edit, the code is what it was asked to be. */
function endingEdits(text: string, entry: YAMLMap, ending: Ending): Edit[] {
  const life = mapAt(entry, 'lifecycle');
  const was = life.toJSON() as Lifecycle;
  if (was.state === 'retired') return [...refuseRevival(was, ending)];
  const { state, date, reason, replacedBy = [] } = ending;
  const published = was.replaced_by ?? [];
  const further = replacedBy.filter((code) => !published.includes(code));
  const fields: [string, string | undefined][] = [
    ['state', state === was.state ? undefined : state],
    [state, state === was.state ? undefined : date],
    ['replaced_by', published.length > 0 || further.length === 0 ? undefined : `[${further.map(yamlText).join(', ')}]`],
    ['reason', reason === was.reason ? undefined : reason && yamlText(reason)],
  ];
  const edits = fields.flatMap(([key, value]) => (value === undefined ? [] : [setField(text, life, key, value)]));
  // Readers follow the advice they found, so a published successor stays, and stays first.
  const successors =
    published.length === 0 ? [] : further.map((code) => appendItem(text, life, 'replaced_by', yamlText(code)));
  const note = reason ?? `Replaced by ${replacedBy.join(', ')}.`;
  const history = `{ date: ${date}, change: ${state}, note: ${JSON.stringify(note)} }`;
  // Additions at one place keep their order, and the list may end where the map ends.
  return [...successors, ...edits, ...(state === was.state ? [] : [appendItem(text, entry, 'history', history)])];
}

/** Throws unless the code is asked to be what it is. */
function refuseRevival(was: Lifecycle, { state, reason = was.reason, replacedBy = [] }: Ending): [] {
  const isSame =
    state === 'retired' && reason === was.reason && replacedBy.every((code) => was.replaced_by?.includes(code));
  if (isSame) return [];
  throw new EditError(
    'The code is retired, and that is for ever: state, date and successors stay as they were published. A new error takes a new code.',
  );
}

/** Fields that tell the past of the old code, or where a fact was read; they do not speak of the new one. */
const past = new Set(['sources', 'url', 'aliases', 'note']);

function copyEdits(text: string, source: SourceText, from: string, to: string, date: string): Edit[] {
  const entry = entryOf(source, from);
  const key = nodeSpan(keyOf(source, from));
  const mentions = [...textsBelow(entry)]
    .filter(({ field }) => !past.has(field))
    .map(({ value, start, end }) => ({
      start,
      end,
      text: value === from ? yamlText(to) : renamed(text.slice(start, end), from, to),
    }));
  const since = findPair(mapAt(entry, 'lifecycle'), 'since');
  const aliases = findPair(entry, 'aliases');
  return [
    { ...key, text: yamlText(to) },
    ...mentions.filter(
      ({ start, end, text: now }) => now !== text.slice(start, end) && start !== nodeSpan(since?.value).start,
    ),
    ...(since ? [{ ...nodeSpan(since.value), text: date }] : []),
    // An alias belongs to one entry, and links to it were made when the old code was sent.
    ...(aliases
      ? [{ start: lineStart(text, nodeSpan(aliases.key).start), end: endOfBlock(text, aliases), text: '' }]
      : []),
    appendItem(
      text,
      entry,
      'history',
      `{ date: ${date}, change: renamed, note: ${JSON.stringify(`Renamed from ${from}.`)} }`,
    ),
  ];
}

/** Others name the code a reader should look at next; a chain of `replaced_by` stays, because it was published. */
function referenceEdits(source: SourceText, from: string, to: string): Edit[] {
  return errorsOf(source).items.flatMap((pair) => {
    if (isScalar(pair.key) && pair.key.value === from) return [];
    const related = isMap(pair.value) ? findPair(pair.value, 'related')?.value : undefined;
    return [...textsBelow(related)]
      .filter(({ field, value }) => field === 'code' && value === from)
      .map(({ start, end }) => ({ start, end, text: yamlText(to) }));
  });
}

const renamed = (text: string, from: string, to: string): string =>
  text.replace(new RegExp(`(?<![\\w-])${escapePattern(from)}(?![\\w-])`, 'g'), () => to);

const shift = (edits: readonly Edit[], by: number): Edit[] =>
  edits.map(({ start, end, text }) => ({ start: start + by, end: end + by, text }));

function errorsOf(source: SourceText): YAMLMap {
  const root = parsed(source);
  return mapAt(root, 'errors');
}

/** What is added below the last entry must begin on a line of its own. */
const withLastLine = (source: SourceText): SourceText =>
  source.text.endsWith('\n') ? source : new SourceText(source.name, source.text + newline(source.text));

const documents = new WeakMap<SourceText, YAMLMap>();

function parsed(source: SourceText): YAMLMap {
  const known = documents.get(source);
  if (known) return known;
  const root = parseYaml(source).contents;
  if (!isMap(root)) throw new EditError(`${source.name} is not a map.`);
  documents.set(source, root);
  return root;
}

function entryOf(source: SourceText, code: string): YAMLMap {
  const pair = findPair(errorsOf(source), code);
  if (!pair) throw new EditError(`${code} is not in ${source.name}.`);
  if (!isMap(pair.value) || pair.value.flow)
    throw new EditError(`${code} is written on one line; write its fields on lines of their own first.`);
  return pair.value;
}

const keyOf = (source: SourceText, code: string) => findPair(errorsOf(source), code)?.key;

function mapAt(map: YAMLMap, key: string): YAMLMap {
  const value = findPair(map, key)?.value;
  if (!isMap(value)) throw new EditError(`"${key}" is not a map.`);
  return value;
}
