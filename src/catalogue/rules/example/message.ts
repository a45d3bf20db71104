import { type HttpMessage, HttpSyntaxError, parseHttp } from '../../../kit/http.ts';
import type { Path } from '../../../yaml/walk.ts';
import type { RuleContext } from '../context.ts';

/** The HTTP message of an example, unless a line of it is none. */
export function readMessage(context: RuleContext, path: Path, text: string): HttpMessage | undefined {
  const at = context.value(path);
  if (context.source.text[at.start] === '>') {
    context.report({
      rule: 'CAT-EXAMPLE',
      message: '">" joins the lines of the example',
      at,
      help: 'write "|" instead',
    });
    return undefined;
  }
  try {
    return parseHttp(text);
  } catch (error) {
    if (!(error instanceof HttpSyntaxError)) throw error;
    context.report({
      rule: 'CAT-EXAMPLE',
      message: error.message,
      at: context.inText(path, error.offset, 1),
      help: error.help,
    });
    return undefined;
  }
}
