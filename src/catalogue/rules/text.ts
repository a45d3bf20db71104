import { quote } from '../../kit/unseen.ts';
import type { Path } from '../../yaml/walk.ts';
import { checkProse } from '../prose.ts';
import type { Entry } from '../schema.ts';
import type { Rule, RuleContext } from './context.ts';
import { proseOf } from './fields.ts';

/** Lengths of title and summary, Markdown of every prose field, placeholders of message templates. */
export const textRules: Rule = (context) => {
  for (const [code, entry] of context.entries) {
    if (entry.title) wordCount(context, ['errors', code, 'title'], entry.title, 3, 7);
    if (entry.summary) wordCount(context, ['errors', code, 'summary'], entry.summary, 15, 40);
    if (entry.title && /[.!]$/.test(entry.title))
      context.report({
        rule: 'CAT-TEXT',
        message: 'the title ends with a full stop',
        at: context.value(['errors', code, 'title']),
        help: 'a title is a name, not a sentence',
      });
    // Of the two one alone says nothing.
    if (context.whole.has(code) || (entry.messages && entry.placeholders)) placeholders(context, code, entry);
  }
  for (const [path, text] of proseOf(context)) prose(context, path, text);
};

function prose(context: RuleContext, path: Path, text: string): void {
  for (const fault of checkProse(text)) {
    const at = context.inText(path, fault.offset, fault.length);
    context.report({
      rule: fault.link ? 'CAT-LINK' : 'CAT-PROSE',
      message: `${fault.message} in ${quote(String(path.at(-1)))}`.replace(/in "\d+"$/, `in "${String(path.at(-2))}"`),
      at,
      help: fault.help,
    });
  }
}

function wordCount({ report, value }: RuleContext, path: Path, text: string, min: number, max: number): void {
  const count = text.split(/\s+/).filter(Boolean).length;
  if (count >= min && count <= max) return;
  report({
    rule: 'CAT-TEXT',
    message: `"${String(path.at(-1))}" has ${count} ${count === 1 ? 'word' : 'words'}`,
    at: value(path),
    help: `write ${min} to ${max} words`,
  });
}

function placeholders({ report, value, key, inText }: RuleContext, code: string, entry: Partial<Entry>): void {
  const declared = entry.placeholders ?? {};
  const used = new Set<string>();
  entry.messages?.forEach((message, i) => {
    const path = ['errors', code, 'messages', i];
    for (const match of message.matchAll(/\{([^{}]*)\}|[{}]/g)) {
      const name = match[1];
      if (name && Object.hasOwn(declared, name)) used.add(name);
      else if (name && /^\w+$/.test(name)) {
        report({
          rule: 'CAT-PLACEHOLDER',
          message: `{${name}} is not explained in "placeholders"`,
          at: inText(path, match.index, match[0].length),
          ...(entry.placeholders && { other: { at: key(['errors', code, 'placeholders']), label: 'declared here' } }),
          help: `add ${name}: "what it stands for" under placeholders, or remove the braces`,
        });
      } else
        report({
          rule: 'CAT-PLACEHOLDER',
          message: `${quote(match[0])} is not a placeholder`,
          at: inText(path, match.index, match[0].length),
          help: 'a placeholder is {name}; leave braces out otherwise',
        });
    }
  });
  for (const name of Object.keys(declared)) {
    if (!used.has(name))
      report({
        rule: 'CAT-PLACEHOLDER',
        message: `placeholder "${name}" is in no message`,
        at: key(['errors', code, 'placeholders', name]),
        ...(entry.messages && { other: { at: value(['errors', code, 'messages']), label: 'the messages' } }),
        help: `use {${name}} in a message, or remove it`,
      });
  }
}
