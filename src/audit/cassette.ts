import { gunzipSync } from 'node:zlib';
import { isMap, isScalar, isSeq } from 'yaml';
import { isObject } from '../kit/json.ts';
import { SourceText } from '../kit/source-text.ts';
import { eachNode, findPair, nodeSpan, parseYaml } from '../yaml/walk.ts';
import type { Item } from './lines.ts';
import type { Leftover } from './records.ts';

/** What VCR, vcrpy, go-vcr and their like record: a list of requests with their answers. */
export const isCassette = (start: string): boolean =>
  /^(?:---\s*\n)?(?:[\w ]+:[^\n]*\n)*?["']?(?:http_)?interactions["']?:\s*\n/.test(start);

export function* readCassette(file: string, text: string): Generator<Item | Leftover> {
  const source = new SourceText(file, text);
  const { contents, errors } = parseYaml(source);
  const [error] = errors;
  if (error) return yield { line: source.position(error.pos[0]).line, reason: 'cut off' };
  const list = isMap(contents)
    ? ['interactions', 'http_interactions'].map((key) => findPair(contents, key)?.value).find(isSeq)
    : undefined;
  for (const node of list?.items ?? []) {
    eachNode(node, (inner) => {
      if (isScalar(inner) && inner.tag?.endsWith('binary')) inner.value = textOf(inner.source ?? inner.value);
    });
    if (isMap(node))
      yield { value: exchange(node.toJSON()), text: '', ...source.position(nodeSpan(node).start), setting: {} };
  }
}

/** Each recorder has names of its own: `uri` or `url`, `status: { code: 404 }` or `code: 404`, `body: { string }` or `body`. */
function exchange(recorded: unknown): object {
  const [request, response] = ['request', 'response'].map((key) => mapOf(mapOf(recorded)[key])) as [Fields, Fields];
  const [status, body] = [mapOf(response.status), mapOf(response.body)];
  return {
    request: { method: String(request.method).toUpperCase(), url: request.uri ?? request.url },
    response: {
      status: status.code ?? status.status_code ?? response.code ?? response.status,
      body: body.string ?? textOf(body.base64_string) ?? response.body,
    },
  };
}

type Fields = Record<string, unknown>;
const mapOf = (value: unknown): Fields => (isObject(value) ? value : {});

/** `!!binary` holds what was sent, often packed. */
function textOf(base64: unknown): string | undefined {
  if (typeof base64 !== 'string') return undefined;
  const bytes = Buffer.from(base64, 'base64');
  try {
    return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch {
    return undefined;
  }
}
