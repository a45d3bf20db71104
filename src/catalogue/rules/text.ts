import { quote } from '../../kit/unseen.ts';
import { ruleSet } from '../../report/rule.ts';
import type { Path } from '../../yaml/walk.ts';
import type { Entry } from '../schema.ts';
import type { Rule, RuleContext } from './context.ts';
import { proseOf } from './fields.ts';
import { checkProse } from './prose.ts';
import { proseFaults } from './prose-faults.ts';

const whyPlaceholder = 'a placeholder nobody explains cannot be filled in';

export const textFaults = ruleSet('CAT-TEXT', {
  'CAT-TEXT-WORDS': {
    why: 'every page shows this text in a place made for it',
    message: '"{field}" has {count}',
    help: 'write {min} to {max} words',
    bad: 'title: Tag',
    good: 'title: Tag is not there',
  },
  'CAT-TEXT-STOP': {
    why: 'a title is a name, not a sentence',
    message: 'the title ends with a full stop',
    help: 'remove it',
    bad: 'title: Tag is not there.',
    good: 'title: Tag is not there',
  },
  'CAT-PLACEHOLDER': {
    group: 'CAT-PLACEHOLDER',
    why: whyPlaceholder,
    message: '{{name}} is not explained in "placeholders"',
    help: 'add {name}: "what it stands for" under placeholders, or remove the braces',
    bad: 'title: Tag is not there\n    messages: ["No tag {name}."]',
    good: 'title: Tag is not there',
  },
  'CAT-PLACEHOLDER-FORM': {
    group: 'CAT-PLACEHOLDER',
    why: 'programs cut the message at its placeholders',
    message: '{text} is not a placeholder',
    help: 'write {like_this}, or leave the braces out',
    bad: 'title: Tag is not there\n    messages: ["No tag {}."]',
    good: 'title: Tag is not there',
  },
  'CAT-PLACEHOLDER-UNUSED': {
    group: 'CAT-PLACEHOLDER',
    why: 'what is explained has to be there',
    message: 'placeholder "{name}" is in no message',
    help: 'use {{name}} in a message, or remove it',
    bad: 'title: Tag is not there\n    placeholders: { name: The name of the tag. }',
    good: 'title: Tag is not there',
  },
});
const { problem } = textFaults;

/** Lengths of title and summary, Markdown of every prose field, placeholders of message templates. */
export const textRules: Rule = (context) => {
  for (const [code, entry] of context.entries) {
    const title = ['errors', code, 'title'];
    if (entry.title) wordCount(context, title, entry.title, { min: 3, max: 7 });
    if (entry.summary) wordCount(context, ['errors', code, 'summary'], entry.summary, { min: 15, max: 40 });
    if (entry.title && /[.!]$/.test(entry.title)) titleStop(context, title, entry.title);
    // Of the two one alone says nothing.
    if (!context.whole.has(code) && !(entry.messages && entry.placeholders)) continue;
    unexplained(context, code, entry);
    unused(context, code, entry);
  }
  for (const [path, text] of proseOf(context)) prose(context, path, text);
};

function titleStop({ report, value, inText }: RuleContext, path: Path, title: string): void {
  const stop = inText(path, title.length - 1, 1);
  const isWritten = stop.end - stop.start === 1;
  report(problem('CAT-TEXT-STOP', value(path), {}, { edit: isWritten ? { ...stop, text: '' } : undefined }));
}

function prose({ report, inText }: RuleContext, path: Path, written: string): void {
  const field = path.findLast((step) => typeof step === 'string') ?? '';
  for (const { rule, offset, length, values, text } of checkProse(written)) {
    const at = inText(path, offset, length);
    const edit = text === undefined ? undefined : { ...at, text };
    report(proseFaults.problem(rule, at, { ...values, field: quote(String(field)) }, { edit }));
  }
}

function wordCount(
  { report, value }: RuleContext,
  path: Path,
  text: string,
  { min, max }: { min: number; max: number },
): void {
  const count = text.split(/\s+/).filter(Boolean).length;
  if (count >= min && count <= max) return;
  const field = String(path.at(-1));
  report(
    problem('CAT-TEXT-WORDS', value(path), { field, count: `${count} ${count === 1 ? 'word' : 'words'}`, min, max }),
  );
}

const braces = /\{([^{}]*)\}|[{}]/g;

function unexplained({ report, key, inText }: RuleContext, code: string, entry: Partial<Entry>): void {
  const declared = entry.placeholders ?? {};
  entry.messages?.forEach((message, i) => {
    for (const { 0: text, 1: name = '', index } of message.matchAll(braces)) {
      if (Object.hasOwn(declared, name)) continue;
      const at = inText(['errors', code, 'messages', i], index, text.length);
      const other = entry.placeholders && { at: key(['errors', code, 'placeholders']), label: 'declared here' };
      if (/^\w+$/.test(name)) report(problem('CAT-PLACEHOLDER', at, { name }, { other }));
      else report(problem('CAT-PLACEHOLDER-FORM', at, { text: quote(text) }));
    }
  });
}

function unused({ report, value, key }: RuleContext, code: string, entry: Partial<Entry>): void {
  const used = new Set(entry.messages?.flatMap((message) => Array.from(message.matchAll(braces), ([, name]) => name)));
  const other = entry.messages && { at: value(['errors', code, 'messages']), label: 'the messages' };
  for (const name of Object.keys(entry.placeholders ?? {}))
    if (!used.has(name))
      report(problem('CAT-PLACEHOLDER-UNUSED', key(['errors', code, 'placeholders', name]), { name }, { other }));
}
