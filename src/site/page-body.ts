import { evaluate, type HastPluginDefinition, type MdastPluginDefinition } from 'satteri';
import { type Choice, choices } from '../render/nodes.ts';
import { hastPlugins, markdownFeatures } from './markdown-processor.ts';

/**
 * The HTML of a generated page's MDX, compiled when its page is made. As a module of the bundle, which hand-written MDX is, a page costs
 * ten times that. Such a page has the components below, and
 * anything that could run is refused: what is generated holds none.
 */
export async function pageBody(mdx: string, base: string): Promise<string> {
  const page = await evaluate(mdx, {
    ...runtime,
    elementAttributeNameCase: 'html',
    features: markdownFeatures,
    mdastPlugins: [nothingRuns],
    hastPlugins: [...hastPlugins(base), codeDirection],
    optimizeStatic: { component: 'Fragment', prop: 'set:html' },
  });
  return (page.default as (props: object) => string)({ components: { ...components, Fragment } });
}

type Props = Record<string, unknown>;

/** A part of an entry's page, with an id that never depends on its heading. */
const Section = ({ id, title, unsearched, children }: Props): string =>
  `<section id="${id}" aria-labelledby="${id}-h"${unsearched ? ' data-pagefind-ignore' : ''}> <h2 id="${id}-h">${title}</h2> ${text(children)} </section>`;

/** One thing in several forms: the reader chooses, and the choice holds for every page. The style sheet shows it where scripts run; elsewhere all forms are there. */
function Samples({ choice, children }: Props): string {
  const { title, names } = choices[choice as Choice];
  const options = Object.entries(names).map(
    ([value, name], at) =>
      `<label> <input type="radio" name="${choice}" value="${value}"${at === 0 ? ' checked' : ''}> ${name} </label>`,
  );
  return `<div class="samples"> <fieldset class="choice" hidden data-pagefind-ignore> <legend class="sr-only">${title}</legend> ${options.join('')} </fieldset> ${text(children)} </div>`;
}

const components = { Section, Samples };

/** What `evaluate` calls for each component; the engine has printed every element to HTML already. */
const jsx = (component: unknown, props: unknown): string => {
  if (typeof component !== 'function') throw new Error(`<${component}> cannot stand outside of a section.`);
  return component(props);
};
const Fragment = (props: Props): string => text(props['set:html'] ?? props.children);
const runtime = { Fragment, jsx, jsxs: jsx };

const text = (children: unknown): string =>
  Array.isArray(children) ? children.map(text).join('') : String(children ?? '');

/** Starlight does it in hand-written pages. */
const codeDirection: HastPluginDefinition = {
  name: 'code-direction',
  element: {
    filter: ['code'],
    visit(node, context) {
      const parent = context.parent(node);
      if (parent?.type !== 'element' || parent.tagName !== 'pre') context.setProperty(node, 'dir', 'auto');
    },
  },
};

const refuse = ({ type }: { type: string }): never => {
  throw new Error(`A generated page holds ${type}, which would run.`);
};
const nothingRuns: MdastPluginDefinition = {
  name: 'nothing-runs',
  mdxFlowExpression: refuse,
  mdxTextExpression: refuse,
  mdxJsxTextElement: refuse,
  mdxjsEsm: refuse,
  mdxJsxFlowElement(node) {
    const runs = node.attributes.find(
      ({ type, value }) => type !== 'mdxJsxAttribute' || (value && typeof value === 'object'),
    );
    if (runs) refuse(runs);
    if (!Object.hasOwn(components, node.name ?? '')) throw new Error(`A generated page holds <${node.name}>.`);
  },
};
