import type { BlockContent, PhrasingContent } from 'mdast';
import { fieldOf } from '../catalogue/envelope.ts';
import { type ExampleBody, exampleBodies } from '../catalogue/inferred.ts';
import type { CatalogueEntry } from '../catalogue/model.ts';
import { parseProse } from '../catalogue/prose.ts';
import { curl } from './curl.ts';
import type { HandlerHead } from './handler.ts';
import { code, fence, mark, markOf, paragraph, type SectionNode, samples, section, text } from './nodes.ts';

/** The answer as the API sends it, the published form before a deduced one, and the request it belongs to, also as a line for a shell. */
export function example(entry: CatalogueEntry, { api, envelope, envelope_v1 }: HandlerHead): SectionNode {
  const older = envelope_v1?.name ?? 'body';
  const bodies = exampleBodies(entry);
  return section('example', [
    ...bodies.flatMap((body, at) => [
      ...(at === 0 ? lead(body, older) : [paragraph(...sameError(body, older))]),
      fence('http', body.http.trimEnd()),
      ...(body.field === 'response' ? param(entry, fieldOf(envelope, 'param') ?? 'param') : []),
    ]),
    paragraph(text('It answers this request'), ...markOf(entry, 'example', 'example.request'), text(':')),
    samples('request', [
      fence('http', entry.example.request.trimEnd()),
      fence('bash', curl(api.base_url, entry.example.request)),
    ]),
  ]);
}

/** The sentence above an answer; none above the usual one. */
function lead({ field, inferred }: ExampleBody, older: string): BlockContent[] {
  if (field === 'response') return inferred ? [paragraph(text('The form of this body is inferred:'))] : [];
  return [paragraph(text(`The ${older}`), ...mark({ inferred }), text(':'))];
}

const sameError = ({ field, inferred }: ExampleBody, older: string): PhrasingContent[] => [
  text(`The same error ${field === 'response' ? 'in the envelope' : `with the ${older}`}`),
  ...mark({ inferred }),
  text(':'),
];

function param(entry: CatalogueEntry, field: string): BlockContent[] {
  if (!entry.param) return [];
  const { name, description } = entry.param;
  return [
    paragraph(
      code(field),
      ...(name ? [text(' is '), code(name)] : []),
      ...markOf(entry, 'param', 'param.name'),
      text(name ? '. ' : ': '),
      ...parseProse(description),
    ),
  ];
}
