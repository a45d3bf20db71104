/** The catalogue with one more step in the first entry whose fix has room for it. */
export function edited(yaml: string, step = 'Edited a moment ago.'): string {
  const text = yaml.replace(/^ {4}fix:\n(?=(?: {6}.*\n){1,5} {4}\w)/m, `$&      - ${step}\n`);
  if (text === yaml) throw new Error('No entry could be edited.');
  return text;
}
