import { expect, test } from 'vitest';
import { auditRules } from '../../../src/audit/rules.ts';
import { rules } from '../../../src/contract/rules/index.ts';
import { createReport, type Finding, levels, reportSchema } from '../../../src/report/finding.ts';
import { printReport } from '../../../src/report/print.ts';

const finding: Finding = {
  rule: 'status-changed',
  level: 'breaking',
  subject: 'A',
  message: '100% wrong: <b>x</b> | `y` | @team\r\nsecond, \u202eline',
  who: 'You.',
  help: 'None.',
  at: { file: 'con:tent,1%.yaml', line: 3, column: 4 },
  fingerprint: '0123456789abcdef',
};
const report = (findings: Finding[], fail_on: 'breaking' | 'dangerous' = 'breaking') =>
  createReport({
    command: 'contract',
    catalogue: 'errors.yaml',
    version: 'v2',
    compared: ['contract.lock'],
    fail_on,
    notes: [],
    findings,
  });

test('GitHub annotations escape what would end them', () => {
  expect(printReport(report([finding]), 'github').split('\n')[0]).toBe(
    '::error file=con%3Atent%2C1%25.yaml,line=3,col=4,title=status-changed::100%25 wrong: <b>x</b> | `y` | @team%0D%0Asecond, <U+202E>line. You.%0AHelp: None.',
  );
});

test('Markdown shows text as text', () => {
  const row = printReport(report([finding]), 'markdown')
    .split('\n')
    .find((line) => line.startsWith('| breaking'));
  expect(row).toContain('100% wrong: \\<b\\>x\\</b\\> \\| \\`y\\` \\| \\@team second, \\<U+202E\\>line');
});

test('the level decides the exit code', () => {
  for (const level of levels) {
    const codes = (['breaking', 'dangerous'] as const).map(
      (failOn) => report([{ ...finding, level }], failOn).exit_code,
    );
    expect(codes).toEqual({ breaking: [1, 1], dangerous: [0, 1], safe: [0, 0] }[level]);
  }
  expect(() => reportSchema.parse(report([finding]))).not.toThrow();
});

test('every rule says in one sentence who breaks, and what helps', () => {
  for (const [id, { why, help }] of Object.entries({ ...rules, ...auditRules })) {
    expect(id).toMatch(/^[a-z-]+$/);
    expect(why).toMatch(/^[A-Z`{].*[.?!"]$/);
    expect(help).toMatch(/^[a-z].*[^.]$/);
  }
});

test('what is never let through is broken for followers of links as well', () => {
  for (const { levels: level, unlock } of Object.values(rules))
    if (unlock === 'version') expect(level.link).toBe('safe');
});
