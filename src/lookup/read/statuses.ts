/** An HTTP status standing for itself: `429`, `HTTP/1.1 429`, `status code: 429`, `429 Too Many Requests`. */
export function readStatus(text: string): number | undefined {
  if (text.length > 80) return undefined;
  const [, digits = '', rest = ''] = statusAlone.exec(text) ?? [];
  const status = Number(digits);
  if (!digits) return undefined;
  const said = rest
    .replace(/[^a-z]+/gi, ' ')
    .trim()
    .toLowerCase();
  return said === '' || said === 'error' || said === 'status' || said === phraseOf(status) ? status : undefined;
}

const statusAlone =
  /^(?:(?:i |we |it |you |get|got|gets|getting|receive|received|returns?|returned|a|an|the|with|what|is|does|mean|why|server|response|respond\w*|answer\w*|help|error|status|code|https?|api)\b[\s:=/#]{0,4}){0,8}(?:[\d.]{1,3}\s+)?\(?([1-5]\d\d)\b(.{0,60})$/i;

/** Statuses of the first lines and fields in a transcript, dump or page; in the order found. */
export function statusesIn(text: string): number[] {
  const found = [...text.matchAll(statusInText)].slice(0, 20).map((match) => Number(match.slice(1).find(Boolean)));
  return [...new Set(found)];
}

const statusInText =
  /\bHTTP\/[\d.]{1,3} (\d{3})\b|\bHTTP[ _-]?(?:status[ _-]?)?(?:code[ _-]?)?[ :=]{1,3}([45]\d\d)\b|\bstatus(?:[ _-]?code)?["'\\]{0,8}\s{0,4}(?:[:=]|is|of)?\s{0,4}([45]\d\d)\b|(?<![A-Za-z_])code["'\\]{0,8}\s{0,4}[:=]\s{0,4}([45]\d\d)\b|<(?:title|h1)>\s{0,8}([45]\d\d)\b|\b([45]\d\d) (?:Client|Server) Error\b/gi;

/** A number in a sentence that can only be a status: "429 what should I do". */
export function loneStatus(text: string): number | undefined {
  const digits = /(?<![\d.,+=-])[45]\d\d(?![\d.,%-])/.exec(text)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

export const phraseOf = (status: number): string | undefined => phrases.get(status);

/** The status whose reason phrase this is: "Too Many Requests". */
export function statusOfPhrase(text: string): number | undefined {
  const said = text.toLowerCase();
  return [...phrases].find(([, phrase]) => phrase === said)?.[0];
}

/** Reason phrases of RFC 9110 and what proxies commonly send. */
const phrases = new Map([
  [400, 'bad request'],
  [401, 'unauthorized'],
  [402, 'payment required'],
  [403, 'forbidden'],
  [404, 'not found'],
  [405, 'method not allowed'],
  [406, 'not acceptable'],
  [408, 'request timeout'],
  [409, 'conflict'],
  [410, 'gone'],
  [411, 'length required'],
  [412, 'precondition failed'],
  [413, 'payload too large'],
  [414, 'uri too long'],
  [415, 'unsupported media type'],
  [422, 'unprocessable entity'],
  [423, 'locked'],
  [425, 'too early'],
  [426, 'upgrade required'],
  [428, 'precondition required'],
  [429, 'too many requests'],
  [431, 'request header fields too large'],
  [500, 'internal server error'],
  [501, 'not implemented'],
  [502, 'bad gateway'],
  [503, 'service unavailable'],
  [504, 'gateway timeout'],
]);
