import { decode, originOf, type Trail } from './decode.ts';
import { isHarmless } from './harmless.ts';
import { secretsIn } from './secrets.ts';

/**
 * Hides what must not be shown, copied or sent on: keys, tokens, passwords, e-mail addresses. Other numbers stay, since they
 * are what many errors are about, and what begins like one of `ids`. Secrets are looked for in the decoded text and hidden in the text as it is.
 */
export function mask(text: string, ids: readonly string[] = []): string {
  if (isHarmless(text)) return text;
  const trail: Trail = [];
  const decoded = decode(text, trail);
  let out = '';
  let end = 0;
  for (const { start, end: stop, shown } of secretsIn(decoded, ids).sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )) {
    const [from, to] = originOf(start, stop, trail);
    if (from >= end) out += text.slice(end, from) + shown;
    end = Math.max(end, to);
  }
  return out + text.slice(end);
}
