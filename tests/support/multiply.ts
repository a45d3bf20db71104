import { isMap } from 'yaml';
import { SourceText } from '../../src/kit/source-text.ts';
import { findPair, nodeSpan, parseYaml } from '../../src/yaml/walk.ts';

/**
 * The catalogue with its entries repeated under new names until it has `count` codes: a large, valid, deterministic catalogue.
 * Copy n of an entry names the copies n of the codes it mentions, so references, links and example bodies stay consistent.
 */
export function multiply(yamlText: string, count: number): string {
  const { head, entries } = split(yamlText);
  if (count < entries.length) throw new RangeError(`${entries.length} codes cannot become ${count}`);
  const names = new RegExp(`(?<!\\w)(?:${entries.flatMap(({ names }) => names).join('|')})(?!\\w)`, 'g');
  const index = new Map(entries.flatMap(({ names }, i) => names.map((name) => [name, i] as const)));
  const blocks = Array.from({ length: count }, (_, i) => {
    const copy = Math.floor(i / entries.length);
    const isThere = (name: string) => copy * entries.length + (index.get(name) ?? 0) < count;
    const { text } = entries[i % entries.length] as { text: string };
    return copy === 0 ? text : text.replace(names, (name) => (isThere(name) ? copyName(name, copy + 1) : name));
  });
  return head + blocks.join('\n');
}

/** A number stays a number, and every other code keeps its pattern: letters, digits and underscores. */
const copyName = (name: string, copy: number): string =>
  /^\d+$/.test(name) ? `${name}${String(copy).padStart(6, '0')}` : `${name}_${copy}`;

/** The text up to the first entry, and each entry's text with its code and aliases. */
function split(yamlText: string) {
  const { contents } = parseYaml(new SourceText('catalogue', yamlText));
  const map = isMap(contents) ? findPair(contents, 'errors')?.value : undefined;
  if (!isMap(map)) throw new TypeError('"errors" is not a map');
  const starts = map.items.map(({ key }) => yamlText.lastIndexOf('\n', nodeSpan(key).start) + 1);
  const entries = map.items.map(({ key, value }, i) => {
    const aliases = isMap(value) ? ((value.toJSON() as { aliases?: string[] }).aliases ?? []) : [];
    return { names: [String(key), ...aliases], text: `${yamlText.slice(starts[i], starts[i + 1]).trimEnd()}\n` };
  });
  return { head: yamlText.slice(0, starts[0]), entries };
}
