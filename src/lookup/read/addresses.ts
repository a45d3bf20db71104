import type { Shape } from './shape.ts';

/** What stands in a link where a code or status belongs: `/errors/CODE/`, `/errors/code.md`, `#CODE`, `/status/404/`. */
export function codeSlots(text: string, shape: Shape): Slot[] {
  const slots = documentSlots(text, shape);
  for (const [, path, fragment, statusPage] of text.matchAll(slot)) {
    const name = (path ?? fragment ?? '').replace(/\.(?:md|json|html)$/i, '').replace(/[\W_]+$/, '');
    if (/^\d/.test(name) && !shape.pattern?.test(name)) continue;
    // The ids of the published sections end with the status they are about.
    const status = statusPage ?? /[^A-Za-z\d]([45]\d\d)$/.exec(fragment?.replace(/[\W_]+$/, '') ?? '')?.[1];
    slots.push({
      name,
      sure: path !== undefined || isCodeLike(name, shape),
      status: status === undefined ? undefined : Number(status),
    });
    if (slots.length === maxSlots) break;
  }
  return slots;
}

interface Slot {
  name: string;
  /** Whether only a code can stand here; a fragment may be any heading. */
  sure: boolean;
  status: number | undefined;
}

const maxSlots = 10;

const path = '[/\\\\]errors[/\\\\][[({<]?([A-Za-z\\d][\\w.-]{1,80})';
/** A fragment may be in any state: with a dash of typography, or with what stood behind the link. */
const fragment = '(?<=^|[/\\\\]|[\\w.-])#([A-Za-z\\d][^\\s"\'<>`#]{1,80})';
const statusPage = '[/\\\\][sS]tatus[/\\\\]([1-5]\\d\\d)\\b';
const slot = new RegExp(`${path}|${fragment}|${statusPage}`, 'g');

/** Whether a text has the looks of a code and of nothing else. */
export const isCodeLike = (text: string, { pattern }: Shape): boolean =>
  text.length <= 80 && (codeLooks.test(text) || (/[^A-Za-z]/.test(text) && pattern?.test(text) === true));

/** Behind the beginning of an address of the documentation stands a code, and nothing else. */
function documentSlots(text: string, { urls, pattern }: Shape): Slot[] {
  return urls.flatMap((url) => {
    const at = text.indexOf(url);
    const name = at < 0 ? '' : (/^[\w.-]{1,80}/.exec(text.slice(at + url.length))?.[0] ?? '').replace(/[\W_]+$/, '');
    return name !== '' && (pattern?.test(name) ?? false) ? [{ name, sure: true, status: undefined }] : [];
  });
}

const capitals = '[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+';
const small = '[a-z][a-z0-9]*(?:_[a-z0-9]+)+';
const className = '(?:[A-Z][a-z0-9]+)+(?:Error|Exception)';
const codeLooks = new RegExp(`^(?:${capitals}|${small}|${className})$`);
