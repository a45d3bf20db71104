import { ruleSet } from '../../report/rule.ts';

const why = 'prose is inline Markdown only, and everything written must be shown';
const good = '      - List the tags and send one of them.';
const step = (text: string) => `      - ${text}`;

export const proseFaults = ruleSet('CAT-PROSE', {
  'CAT-PROSE-HTML': {
    why,
    message: 'raw HTML in {field}',
    help: 'put it in backticks to show it, or use Markdown',
    bad: step('List the <b>tags</b> and send one.'),
    good,
  },
  'CAT-PROSE-IMAGE': {
    why,
    message: 'an image in {field}',
    help: 'describe it in words; the page fetches nothing',
    bad: step('Look at ![a tag](https://example.com/tag.png) first.'),
    good,
  },
  'CAT-PROSE-MARKDOWN': {
    why,
    message: 'Markdown "{type}" in {field}',
    help: 'use only text, `code`, **strong**, *emphasis* and links; put other characters in backticks',
    bad: step('List the ~~tags~~ and send one.'),
    good,
  },
  'CAT-PROSE-BLOCK': {
    why,
    message: '{what} in {field}',
    help: 'a field is one paragraph of inline Markdown; put special characters in backticks',
    bad: step('"# List the tags"'),
    good,
  },
  'CAT-PROSE-TITLE': {
    why,
    message: 'a link title in {field}',
    help: 'say it in the link text; a title is not shown',
    bad: step(`'Read [the list](https://example.com "All tags").'`),
    good,
  },
  'CAT-PROSE-IN-WORD': {
    why,
    message: '{kind} inside a word in {field}',
    help: 'its asterisks would vanish; put the expression in backticks',
    bad: step('Send 7*7 and 8*8 tags.'),
    good,
  },
  'CAT-PROSE-UNDERSCORE': {
    why,
    message: 'underscores that make {words} {kind} in {field}',
    help: 'they would vanish; put the name in backticks, or use asterisks for emphasis',
    bad: step('Send the _tag_ again.'),
    good,
  },
  'CAT-PROSE-UNCLOSED': {
    why,
    message: '{mark} without its other half in {field}',
    help: 'write {whole}',
    bad: step('Send the **tag again.'),
    good,
  },
  'CAT-PROSE-LINK': {
    why,
    message: 'a link that is none in {field}',
    help: 'write [text](address), without a space between or in the address',
    bad: step('Read [the list] (https://example.com/tags) first.'),
    good,
  },
  'CAT-PROSE-ALTERED': {
    why,
    message: '{text} would be shown as another text in {field}',
    help: 'write the character itself, or put it in backticks',
    bad: step('Send tags &amp; labels.'),
    good,
  },
  'CAT-LINK': {
    group: 'CAT-LINK',
    why: 'a link that leads nowhere, or that runs code, is worse than none',
    message: 'link to "{url}" in {field}',
    help: 'link to https://..., to mailto:..., or to a path of this site like /guides/idempotency/',
    bad: step('Read [the list](http://example.com/).'),
    good,
  },
});
