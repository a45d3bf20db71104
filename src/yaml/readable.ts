import { type Document, isAlias, isMap, isNode, isSeq, type Node, type Pair, Scalar } from 'yaml';
import { isReserved } from './strict.ts';
import { eachNode, nameOf } from './walk.ts';

/**
 * Takes out of the document what is reported already and cannot be read: the second of two equal keys, reserved names, aliases. What is left
 * has its places still, so that everything else that is wrong is said in the same run.
 */
export function makeReadable(doc: Document): void {
  eachNode(doc.contents, (node) => {
    if (isMap(node)) {
      const seen = new Set<string>();
      node.items = node.items.filter((pair) => {
        const name = nameOf(pair) ?? '';
        return !isReserved(name) && !seen.has(name) && seen.add(name);
      });
      for (const pair of node.items) (pair as Pair<unknown, unknown>).value = withoutAlias(pair.value);
    } else if (isSeq(node)) node.items = node.items.map(withoutAlias);
  });
}

/** Nothing stands where an alias stood. */
function withoutAlias(node: unknown): unknown {
  if (!isAlias(node)) return node;
  const nothing: Node = new Scalar(null);
  if (isNode(node) && node.range) nothing.range = node.range;
  return nothing;
}
