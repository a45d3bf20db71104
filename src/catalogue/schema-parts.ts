import { z } from 'zod';

/** One line of plain text: shown exactly as written, never read as Markdown. */
export const plain = z
  .string()
  .min(1, 'is empty')
  .regex(/^\S(?:[^\n]*\S)?$/, 'must be one line without white space around it; a long text is folded with ">-"');
/** A key that a person chose, or an id. One word, because addresses, the ledger and programs cut at white space. */
export const name = z.string().regex(/^\S+$/, 'must be one word, without white space');
/** The id of an element, as it stands behind the "#" of an address. */
export const anchorId = name.regex(/^[^#]/, 'must be the id alone, without "#"');
/** The version of the API. It names a section of the ledger, so it cannot be `url` or begin with "#". */
export const version = plain.regex(/^(?!url$)[A-Za-z\d][\w.+~-]*$/, 'must be one word, like "v2" or "2026-11-22"');
/** Inline Markdown: `code`, **strong**, *emphasis* and links. Nothing else is allowed (see prose.ts). */
export const prose = plain.meta({ markdown: true });
/** A name before the host, or a backslash, makes an address lead elsewhere than it seems to. */
export const httpsUrl = z
  .string()
  .regex(/^https:\/\/(?![^/?#]*@)[^\s<>"\\]+$/, 'must be a full https:// address, without a user name')
  .refine(URL.canParse, 'must be an address that programs can read: the host is wrong');
export const email = z.email('must be an e-mail address');
export const date = z.iso.date('must be a date like 2026-11-22');
export const operationForm = 'must be a method and a path, like "GET /v2/api/tags"';
/** `GET /v2/api/tags`: a key of the head's `operations`. */
export const operation = z
  .string()
  .regex(/^(GET|POST|PUT|PATCH|DELETE) \/\S*$/, operationForm)
  .regex(
    /^(?:[^{}?#]|\{[^{}?#/]+\})*$/,
    'must be a path alone, with its parts that vary like "{id}": no query, each brace closed',
  )
  .refine(hasNoTwins, 'must name each part that varies in its own way, like "{id}" and "{tag_id}"');

function hasNoTwins(operation: string): boolean {
  const names = operation.match(/\{[^}]+\}/g) ?? [];
  return new Set(names).size === names.length;
}

export const code = z.string();

const statuses = { min: 400, max: 599 };
export const errorStatus = z.int().min(statuses.min).max(statuses.max);
