import { escapeUnseen } from '../kit/unseen.ts';
import type { Finding, Level, Place, Report } from './finding.ts';

export const formats = ['text', 'json', 'github', 'markdown'] as const;
export type Format = (typeof formats)[number];

export const printReport = (report: Report, format: Format): string => printers[format](report);

const printers: Record<Format, (report: Report) => string> = {
  text: (report) =>
    [...report.findings.map(textFinding), ...report.notes.map((note) => `note: ${note}`), verdict(report)].join('\n\n'),
  json: (report) => JSON.stringify(report, null, 2),
  github: (report) =>
    [
      ...report.findings.map(githubFinding),
      ...report.notes.map((note) => `::notice::${githubText(note)}`),
      verdict(report),
    ].join('\n'),
  markdown,
};

function textFinding(finding: Finding): string {
  const { at, baseline, count = 1 } = finding;
  return [
    `${finding.level}[${finding.rule}] ${shown(finding.message)}`,
    at && `  --> ${place(at)}${count > 1 ? ` (the first of ${count})` : ''}`,
    baseline && `  cf. ${place(baseline)}`,
    finding.accepted && `  = accepted: ${shown(finding.accepted)}`,
    `  = who:      ${shown(finding.who)}`,
    finding.level !== 'safe' && `  = help:     ${shown(finding.help)}`,
    finding.level !== 'safe' && finding.approve && `  = approve:  ${shown(finding.approve)}`,
  ]
    .filter(Boolean)
    .join('\n');
}

export const place = ({ file, line, column }: Place): string =>
  [file, line, column].filter((part) => part !== undefined).join(':');

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions: a property also ends at ":" and ",". */
function githubFinding({ rule, level, at, message, who, help, count = 1 }: Finding): string {
  const text = `${message}${count > 1 ? ` (${count} times)` : ''}. ${who}${level === 'safe' ? '' : `\nHelp: ${help}`}`;
  return githubCommand(githubLevels[level], rule, text, at);
}

export const githubError = (title: string, text: string, at?: Place): string => githubCommand('error', title, text, at);

function githubCommand(command: string, title: string, text: string, at?: Place): string {
  const properties = [
    at && `file=${githubProperty(at.file)}`,
    at?.line && `line=${at.line}`,
    at?.column && `col=${at.column}`,
    `title=${githubProperty(title)}`,
  ].filter(Boolean);
  return `::${command} ${properties.join(',')}::${githubText(text)}`;
}

const githubLevels: Record<Level, string> = { breaking: 'error', dangerous: 'warning', safe: 'notice' };
const githubText = (text: string) =>
  escapeUnseen(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
const githubProperty = (text: string) => githubText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function markdown(report: Report): string {
  const row = ({ level, rule, message, who, help, approve, accepted, at, baseline, count = 1 }: Finding) => {
    const found = `${cell(message)}${count > 1 ? ` (${count}×)` : ''}`;
    const helps = level === 'safe' ? [accepted && `accepted: ${accepted}`] : [help, approve && `or ${approve}`];
    const places = [at && place(at), baseline && `cf. ${place(baseline)}`];
    return `| ${[level, `\`${rule}\``, found, cell(who), cells(helps), cells(places)].join(' | ')} |`;
  };
  const table =
    report.findings.length > 0
      ? [
          '| level | rule | found | who | help | where |',
          '| --- | --- | --- | --- | --- | --- |',
          ...report.findings.map(row),
          '',
        ]
      : [];
  return [
    `## ${report.command === 'contract' ? 'Contract' : 'Audit'}: ${verdict(report)}`,
    '',
    ...table,
    ...report.notes.map((note) => `> ${cell(note)}`),
  ]
    .join('\n')
    .trimEnd();
}

/** Text from a file that a stranger may have written stays text: no markup, no end of the cell, no mention. */
const cell = (text: string) => shown(text).replace(/[\\`*_[\]<>|#@&]/g, '\\$&');
const cells = (texts: readonly (string | undefined)[]) =>
  texts.flatMap((text) => (text === undefined ? [] : [cell(text)])).join('<br>');
const shown = (text: string) => escapeUnseen(text.replace(/\s+/g, ' '));

function verdict({ summary, compared, fail_on, exit_code }: Report): string {
  const count = summary.breaking + summary.dangerous + summary.safe;
  const found =
    count === 0 ? 'no finding' : `${summary.breaking} breaking, ${summary.dangerous} dangerous, ${summary.safe} safe`;
  const against = compared.length > 0 ? `, compared with ${compared.join(' and ')}` : '';
  return `${found}${against}: ${exit_code === 0 ? 'passed' : `failed (fails on ${fail_on})`}`;
}
