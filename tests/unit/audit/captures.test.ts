import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../contract/real.ts';
import { found, good } from './capture.ts';

/** `«retryable=true»` to the documented body with that field. */
function body(words: string): string {
  const fields: Record<string, unknown> = { ...good };
  for (const [, name = '', value = ''] of words.matchAll(/(\w+)=(\S+)/g)) {
    const isJson = /^(?:true|false|\d+|null|[["].*)$/.test(value);
    fields[name] = isJson ? JSON.parse(value) : value;
    if (name === 'code' && !words.includes('doc_url=')) delete fields.doc_url;
  }
  const text = JSON.stringify({ error: fields }, null, words.startsWith('pretty') ? 2 : undefined);
  return words.startsWith('text') ? JSON.stringify(text) : text;
}

const cases = ['captures.txt', 'forms.txt']
  .flatMap((name) =>
    readFileSync(new URL(name, import.meta.url), 'utf8')
      .split(/^=== /m)
      .slice(1),
  )
  .map((part) => {
    const [, name = '', rules = '', content = ''] = /^(.*?) => ?(.*)\n([\s\S]*)$/.exec(part) ?? [];
    const capture = content.replaceAll('\\r\n', '\r\n').replace(/«(.*?)»/g, (_, words: string) => body(words));
    return [name, rules.split(' ').filter(Boolean).sort(), capture] as const;
  });

test.each(cases)('%s', async (_, rules, capture) => {
  expect(await found(capture)).toEqual(rules);
});

test.each(catalogue.entries.map(({ code, example }) => [code, example] as const))(
  'the example of %s is a clean capture, in each form',
  async (_, { request, response, response_v1 }) => {
    const verbose = (text: string, sign: string) =>
      (text.split('\n\n', 1)[0] ?? '')
        .trim()
        .split('\n')
        .concat('')
        .map((line) => `${sign} ${line}`)
        .join('\n');
    const answers = [response, response_v1].filter((answer) => answer !== undefined);
    const forms = answers.flatMap((answer) => {
      const bodyText = answer.slice(answer.indexOf('\n\n') + 2);
      if (answer !== response && !request.includes(' /v1/')) return [answer];
      return [answer, `${request}\n\n${answer}`, `${verbose(request, '>')}\n${verbose(answer, '<')}\n${bodyText}`];
    });
    expect(await found(...forms)).toEqual([]);
  },
);
