import { closeSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { twinPath } from '../catalogue/urls.ts';
import { twinLink } from './answers.ts';
import { type OpenFile, openFile } from './static-file.ts';

/**
 * A page in the form that the caller wants: its Markdown for who prefers that (`Accept: text/markdown`), else the page, with a header that
 * says where the other is. Both say that the answer depends on the request.
 */
export function chooseForm(
  { headers: { accept } }: Pick<IncomingMessage, 'headers'>,
  response: ServerResponse,
  folder: string,
  base: string,
  page: OpenFile,
): OpenFile {
  const [, path] = /^(|.*\/)index\.html$/.exec(page.name) ?? [];
  if (path === undefined) return page;
  const twin = openFile(folder, twinPath(`/${path}`));
  if (!twin) return page;
  response.setHeader('vary', 'Accept');
  const preferred = prefersMarkdown(accept);
  if (!preferred) response.setHeader('link', twinLink(encodeURI(`${base}/${twin.name}`)));
  closeSync((preferred ? page : twin).descriptor);
  return preferred ? twin : page;
}

/** Whether an `Accept` header asks for Markdown rather than HTML. The most specific range that matches counts (RFC 9110, 12.5.1). */
function prefersMarkdown(accept = ''): boolean {
  const ranges = new Map(
    accept.split(',').map((part): [string, number] => {
      const [range = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
      const weight = parameters.flatMap((word) => /^q\s*=\s*([01](?:\.\d{0,3})?)$/.exec(word)?.[1] ?? [])[0];
      return [range, weight === undefined ? 1 : Number(weight)];
    }),
  );
  const weightOf = (subtype: string) => ranges.get(`text/${subtype}`) ?? ranges.get('text/*') ?? ranges.get('*/*') ?? 0;
  return weightOf('markdown') > weightOf('html');
}
