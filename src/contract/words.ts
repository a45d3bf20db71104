import type { Change } from './diff/change.ts';

/** One sentence that says what changed, in the words of the catalogue. */
export function sentence(change: Change): string {
  const { rule, subject, property, old, new: now, more = 0 } = change;
  const name = subjectName(subject);
  switch (rule) {
    case 'code-removed':
      return `${subject} is gone, without a retired entry in its place`;
    case 'code-renamed':
      return `${old} is gone; ${now} looks like the same error under another name`;
    case 'code-became-alias':
      return `${old} is now only an alias of ${now}`;
    case 'code-case-changed':
      return `${old} is now written ${now}`;
    case 'code-reused':
      return `${subject} was retired and is now ${now}`;
    case 'code-added':
      return `${subject} is new`;
    case 'anchor-duplicated':
      return `the id of ${now} is claimed by ${old?.split(' ', 1)[0]} and by ${name}`;
    case 'anchor-moved':
      return `${old} moved to ${now}`;
    case 'doc-url-removed':
    case 'anchor-removed':
      return more > 0 ? `${old} and ${more} more addresses are no longer published` : `${old} is no longer published`;
    case 'version-decreased':
      return `api.version is ${now}, the ledger already speaks for ${old}`;
    case 'version-bumped-without-break':
      return `api.version went from ${old} to ${now}, but nothing breaks`;
    case 'approval-unknown':
      return `${subject} approves "${now}", which is no rule`;
    default:
  }
  const what = property === undefined ? name : `${name}: ${propertyNames[property] ?? property}`;
  if (old === undefined) return `${what} ${now} is new`;
  return now === undefined ? `${what} ${old} is gone` : `${what} was ${old}, is now ${now}`;
}

const propertyNames: Partial<Record<NonNullable<Change['property']>, string>> = {
  state: 'lifecycle state',
  root: 'field that holds the error',
  item: 'field of its items',
  placeholder: 'message placeholder',
  replaced_by: 'successor',
  retired: 'retirement date',
  wait: 'wait hint',
  strategy: 'retry strategy',
  error_type: 'type',
  history: 'history entry',
  approved: 'approval in the history',
  doc_url_template: 'doc_url',
};

/** `@field/param` to "field param of the error object" */
function subjectName(subject: string): string {
  const [kind = '', name = ''] = subject.split('/', 2);
  const names: Record<string, string> = {
    '@field': `field ${name} of the error object`,
    '@type': `type ${name}`,
    '@status': `status ${name}`,
    '@api': 'the API',
  };
  return Object.hasOwn(names, kind) ? (names[kind] ?? subject) : subject;
}

export function fill(template: string, { subject, old, new: now }: Change): string {
  const values: Record<string, string | undefined> = { code: subject, old, new: now };
  return template.replace(/\{(code|old|new)\}/g, (_, name: string) => values[name] ?? subject);
}
