import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { codePoint } from './unseen.ts';

interface Place {
  offset: number;
  length: number;
}

/** Neither null nor a list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first thing that makes a text something else than the JSON its writer means. Offsets in the text. */
export interface JsonFault extends Place {
  message: string;
  help: string;
  /** What to write in its place, where that is certain. */
  text?: string;
  /** Where a doubled key stands first. */
  first?: Place & { key: string };
}

/** `JSON.parse` often does not tell where it stopped, and keeps the last of two equal keys in silence; this tells both. */
export function jsonFault(text: string): JsonFault | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first) return syntaxFault(text, first);
  if (!isJson(text))
    return {
      message: 'a sign that JSON does not know',
      help: 'write plain JSON, as on json.org',
      offset: 0,
      length: 1,
    };
  return root && doubledKey(root);
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

function syntaxFault(text: string, { error, offset: at, length: size }: ParseError): JsonFault {
  const offset = Math.min(at, text.trimEnd().length);
  const token = text.slice(offset, offset + size);
  const comma = /,\s*$/.exec(text.slice(0, offset));
  if (comma && /^[}\]]/.test(token))
    return { message: `a comma before "${token}"`, help: 'remove the comma', offset: comma.index, length: 1, text: '' };
  const [message, help] = words(printParseErrorCode(error), shown(token));
  return { message, help, offset, length: Math.max(1, size) };
}

const aValue = 'write a text in double quotes, a number, true, false, null, {...} or [...]';
const anEscape = 'write "\\\\" for a backslash and "\\t" for a tab';

function words(error: string, token: string): [message: string, help: string] {
  switch (error) {
    case 'PropertyNameExpected':
      return [`${token} is not a key`, 'write the key as a text in double quotes'];
    case 'ColonExpected':
      return [`":" is missing before ${token}`, 'write a colon after the key'];
    case 'CommaExpected':
      return [`"," is missing before ${token}`, 'write a comma after each item but the last'];
    case 'CloseBraceExpected':
      return [
        `"," or "}" is missing before ${token}`,
        'write a comma after each item but the last, and "}" at the end',
      ];
    case 'CloseBracketExpected':
      return [
        `"," or "]" is missing before ${token}`,
        'write a comma after each item but the last, and "]" at the end',
      ];
    case 'EndOfFileExpected':
      return [`${token} after the end of the JSON`, 'remove it'];
    case 'UnexpectedEndOfString':
      return ['the text that starts here is never closed', 'close it with "'];
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
    case 'InvalidCharacter':
      return ['a text of JSON cannot hold this', anEscape];
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return ['JSON has no comments', 'remove it'];
    default:
      return [`${token} is not a JSON value`, aValue];
  }
}

function doubledKey(node: Node): JsonFault | undefined {
  const seen = new Map<unknown, Node>();
  for (const child of node.children ?? []) {
    const [key] = child.type === 'property' ? (child.children ?? []) : [];
    const earlier = key && seen.get(key.value);
    if (key && earlier) {
      const { offset, length } = earlier;
      const help = 'remove one; readers keep only the last';
      const name = JSON.stringify(key.value);
      return { message: `the key ${name} is there twice`, help, ...placeOf(key), first: { offset, length, key: name } };
    }
    if (key) seen.set(key.value, key);
    const inner = doubledKey(child);
    if (inner) return inner;
  }
  return undefined;
}

/** Where a value stands in a text without fault, and its key; of an item of a list, both are the item. */
export function jsonPlace(text: string, path: readonly (string | number)[]): { key: Place; value: Place } | undefined {
  const root = parseTree(text);
  const node = root && findNodeAtLocation(root, [...path]);
  if (!node) return undefined;
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  return { key: placeOf(key ?? node), value: placeOf(node) };
}

const placeOf = ({ offset, length }: Node): Place => ({ offset, length });

const shown = (token: string): string =>
  token
    ? `"${token
        .replaceAll('"', '')
        .slice(0, 40)
        .replace(/\s/g, (space) => `<${codePoint(space)}>`)}"`
    : 'the end';
