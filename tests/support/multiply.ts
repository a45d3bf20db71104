/** A catalogue of `count` codes from a real one: its entries again and again, each copy under a code of its own. Deterministic and valid. */
export function multiply(yamlText: string, count: number): string {
  const start = yamlText.indexOf('\nerrors:\n') + '\nerrors:\n'.length;
  const entries = yamlText.slice(start).split(/^(?= {2}[A-Z][A-Z0-9_]*:$)/m);
  const copies = Array.from({ length: count }, (_, i) => copy(entries[i % entries.length] ?? '', Math.floor(i / entries.length)));
  return yamlText.slice(0, start) + copies.join('');
}

/** The entry under its code and a number; what it says about other codes stays. */
function copy(entry: string, number: number): string {
  const code = /^ {2}(\w+):/.exec(entry)?.[1] ?? '';
  return number === 0 ? entry : `${entry.replaceAll(new RegExp(`\\b${code}\\b`, 'g'), `${code}_${number}`).trimEnd()}\n\n`;
}
