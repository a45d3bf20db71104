import type { BlockContent, PhrasingContent, RootContent } from 'mdast';
import { stringify } from 'yaml';
import { fieldOf, fieldPath, keyField, requestIdOf } from '../catalogue/envelope.ts';
import type { CatalogueEntry } from '../catalogue/model.ts';
import type { RetryStrategy } from '../catalogue/schema.ts';
import { copies, markdownPath } from '../catalogue/urls.ts';
import { actorOf } from '../catalogue/words.ts';
import { strategies } from '../render/entry.ts';
import { code, link, list, paragraph, separated, steps, strong, text } from '../render/nodes.ts';
import { printMarkdown } from '../render/print.ts';
import { byCode, type Published } from './published.ts';

/**
 * `/skill.md`: how an agent treats an error of this API, short enough to be loaded whole. Begins with the name and description
 * that tools for agents read (https://agentskills.io); of each choice the largest group is "all others".
 */
export function skillMarkdown(published: Published): string {
  const { head, absolute } = published;
  const { name, version, base_url, support } = head.api;
  const title = `Errors of the ${name}`;
  const meta = {
    name: `${name} errors`
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, maxNameLength),
    description:
      `How to treat an error of the ${name} ${version}: what may be repeated, who must act, where to look it up. ` +
      `Use when a request to ${base_url} fails, or when you write code that sends such requests.`,
  };
  const entry = absolute(markdownPath('CODE'));
  const [id, flag] = [requestIdOf(head.envelope), fieldOf(head.envelope, 'retryable')];
  const body = printMarkdown([
    heading(1, title),
    steps([
      [
        paragraph(
          text('Take the code from '),
          code(fieldPath(head.envelope, keyField(head.envelope))),
          text(' of the response body. Branch on it, never on the message, and keep a default branch.'),
        ),
      ],
      [
        paragraph(
          text('Look the code up: '),
          code(entry),
          text(', with the code as sent in place of CODE. It says the fix, step by step. All codes: '),
          address(absolute(copies.llms)),
          text('; as JSON: '),
          address(absolute(copies.json)),
          text('.'),
        ),
      ],
      [paragraph(text('Decide whether to send the request again, and who must act, by the lists below.'))],
      [
        paragraph(
          text(`Where that does not help, write to ${support} with the code`),
          ...(id === undefined
            ? []
            : [text(id.path === undefined ? ' and the header ' : ' and '), code(id.path ?? id.name)]),
          text('.'),
        ),
      ],
    ]),
    heading(2, 'What may be repeated'),
    ...(flag === undefined
      ? []
      : [
          paragraph(
            text('Where the response says otherwise in '),
            code(fieldPath(head.envelope, flag)),
            text(', follow the response.'),
          ),
        ]),
    choices(published, ({ retry }) => retry.strategy, strategyWords),
    heading(2, 'Who must act'),
    choices(
      published,
      ({ actor }) => actor,
      (actor) => `${actorOf(head, actor).name} (${actorOf(head, actor).role}).`,
    ),
    heading(2, 'A code that is not in the catalogue'),
    list(Object.entries(head.types).map(([type, { unknown }]) => [paragraph(code(type), text(`: ${unknown}`))])),
  ]);
  return `---\n${stringify(meta, { lineWidth: 0 })}---\n\n${body}`;
}

/** The longest name that the format allows. */
const maxNameLength = 64;

const strategyWords = (strategy: RetryStrategy): string => strategies[strategy];

/** The codes of each choice; the largest group comes last and is named as the rest. */
function choices<T extends string>(
  { entries }: Published,
  choiceOf: (entry: CatalogueEntry) => T,
  wordsOf: (choice: T) => string,
): BlockContent {
  const groups = [...Map.groupBy(byCode(entries), choiceOf)].sort(([, a], [, b]) => a.length - b.length);
  return list(
    groups.map(([choice, group], at): BlockContent[] => {
      const codes: PhrasingContent[] =
        at === groups.length - 1
          ? [text(groups.length > 1 ? 'all other codes of the catalogue' : 'all codes of the catalogue')]
          : separated(group.map((entry) => code(entry.code)));
      return [paragraph(strong(text(wordsOf(choice))), text(' '), ...codes)];
    }),
  );
}

const address = (url: string): PhrasingContent => link(url, text(url));

const heading = (depth: 1 | 2, title: string): RootContent => ({ type: 'heading', depth, children: [text(title)] });
