import { evaluate } from 'satteri';

/** A rendered element: what the page would hold. */
export interface Element {
  type: string;
  props: Record<string, unknown>;
}

/**
 * Compiles MDX with the engine of the site and its features, runs the result, and tells every element and the text in order.
 * Running is the point: code in the text would run here too.
 */
export async function renderMdx(mdx: string): Promise<{ elements: Element[]; text: string }> {
  const elements: Element[] = [];
  const element = (type: unknown, props: unknown) => ({ type, props });
  const module = await evaluate(mdx, {
    Fragment: 'fragment',
    jsx: element,
    jsxs: element,
    features: { gfm: true, directive: true, smartPunctuation: false, frontmatter: true },
  });
  const content = module.default as (props: object) => unknown;
  const text = walk(content({ components: { Section: 'section', Samples: 'div' } }), elements);
  return { elements, text };
}

function walk(node: unknown, elements: Element[]): string {
  if (Array.isArray(node)) return node.map((child) => walk(child, elements)).join('');
  if (typeof node !== 'object' || node === null) return typeof node === 'string' ? node : '';
  const { type, props } = node as { type: unknown; props: Record<string, unknown> };
  if (typeof type === 'function') return walk((type as (props: object) => unknown)(props), elements);
  if (type !== 'fragment') elements.push({ type: String(type), props });
  return walk(props.children, elements);
}
