/** What whoever uses an output does with it, each by the real reader of its format. A reader throws, or tells what it read. */
import SwaggerParser from '@apidevtools/swagger-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { fromHtml } from 'hast-util-from-html';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { SaxesParser } from 'saxes';
import ts from 'typescript';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { CatalogueEntry } from '../../src/catalogue/model.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).freeze();
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

export const readMarkdown = (text: string): Root => markdown.parse(text) as Root;

/** Kinds of nodes that prose and facts cannot give; raw HTML would be run by whoever shows it. */
export function oddMarkdown(tree: Root): string[] {
  const odd: string[] = [];
  visit(tree, (node: Nodes) => {
    if (['html', 'image', 'definition', 'footnoteDefinition'].includes(node.type)) odd.push(node.type);
    if (node.type === 'link' && !/^(?:https?:\/\/|mailto:)/i.test(node.url)) odd.push(`link to ${node.url}`);
  });
  return odd;
}

const kinds = new Set([
  ...['root', 'paragraph', 'text', 'inlineCode', 'code', 'strong', 'emphasis', 'link', 'list', 'listItem'],
  'mdxJsxFlowElement Section',
  'mdxJsxFlowElement Samples',
]);

/** What the reference reader of MDX finds beside text: expressions, modules and elements other than those of a page. */
export function oddMdx(text: string): string[] {
  const found = new Set<string>();
  visit(mdx.parse(text) as Nodes, (node) => {
    found.add(node.type === 'mdxJsxFlowElement' ? `${node.type} ${node.name}` : node.type);
    if (
      node.type === 'mdxJsxFlowElement' &&
      node.attributes.some(({ value }) => typeof value === 'object' && value !== null)
    )
      found.add('expression');
  });
  return [...found.difference(kinds)];
}

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/** Throws where the XML is not well-formed. */
export function readXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const add = (value: string) => {
    const element = open.at(-1);
    if (element) element.text += value;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  const [first] = root.children;
  if (!first) throw new Error('no root element');
  return first;
}

/** What the compiler says of the form of a file; types are for the tests that take seconds. */
export function syntaxFaults(name: string, text: string): string[] {
  const { parseDiagnostics = [] } = ts.createSourceFile(name, text, ts.ScriptTarget.ES2020) as ts.SourceFile & {
    parseDiagnostics?: ts.Diagnostic[];
  };
  return parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

/** Runs a module as a client would. */
export const importText = (text: string): Promise<Record<string, unknown>> =>
  import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);

export function schemaFaults(schema: object, value: unknown): string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.validate(schema, value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

export async function openApiFaults(text: string): Promise<string[]> {
  try {
    await SwaggerParser.validate(JSON.parse(text));
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** Elements and attributes that no section of a page has, and links that lead to no page. */
export function oddHtml(html: string): string[] {
  const odd: string[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', ({ tagName, properties }) => {
    if (!tags.has(tagName)) odd.push(`<${tagName}>`);
    odd.push(
      ...Object.keys(properties)
        .filter((name) => !attributes.has(name))
        .map((name) => `<${tagName} ${name}>`),
    );
    const { href } = properties;
    if (href !== undefined && !/^(?:https?:\/\/|mailto:|\/(?![/\\])|#)/i.test(String(href)))
      odd.push(`a link to ${href}`);
  });
  return odd;
}

const tags = new Set([
  ...['section', 'h2', 'p', 'ol', 'ul', 'li', 'a', 'code', 'strong', 'em', 'pre', 'span', 'wbr', 'br', 'div'],
  ...['fieldset', 'legend', 'label', 'input', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'button'],
]);
const attributes = new Set([
  ...['id', 'className', 'href', 'ariaLabelledBy', 'dir', 'tabIndex', 'type', 'name', 'value', 'checked', 'align'],
  ...['dataPagefindIgnore', 'dataLanguage', 'dataLang', 'role', 'ariaLabel', 'scope', 'hidden'],
]);

/** Facts that a reader of the Markdown does not find; no space counts, since a tree does not keep line breaks. */
export function lostIn(
  text: string,
  { code, title, summary, messages = [], history = [], retry }: CatalogueEntry,
): string[] {
  const shown = unspaced(text);
  return [code, title, summary, ...messages, ...history.map(({ note }) => note), retry.wait?.until ?? '']
    .filter((fact) => !shown.includes(unspaced(fact)))
    .map((fact) => `${code} lacks ${JSON.stringify(fact).slice(0, 200)}`);
}
const unspaced = (text: string) => text.replaceAll(/\s+/g, '');
