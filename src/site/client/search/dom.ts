import { withBase } from '../../../catalogue/urls.ts';

type Child = Node | string | undefined | false;

/** Makes an element. Text only ever becomes a text node, and attributes come from our own code: a paste can be neither. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** `text with code` in backticks as nodes. */
export const inline = (text: string): Node[] =>
  text
    .split(/`([^`]+)`/)
    .map((part, i) => (i % 2 ? el('code', { translate: 'no' }, part) : document.createTextNode(part)));

/** A code that may wrap after underscores, as the component Code writes it. */
export function codeName(code: string): HTMLElement {
  const parts = code.split(/(?<=_)/);
  const last = parts.pop();
  return el('code', { class: 'name', translate: 'no' }, ...parts.map((part) => el('span', {}, part)), last);
}

/** A path of this site below the base path of the build. */
export const href = (path: string): string => withBase(path, import.meta.env.BASE_URL);
