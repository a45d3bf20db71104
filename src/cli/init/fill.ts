const texts: [RegExp, string][] = [
  [/^( {2}name: )""/gm, '$1Made Up API'],
  [/^( {2}version: )""/gm, '$1v1'],
  [/^( {2}base_url: )""/gm, '$1https://api.example.com'],
  [/^( {2}support: )""/gm, '$1help@example.com'],
  [/^( +(?:description|unknown|advice): )""/gm, '$1Made up.'],
  [/^( +title: )""/gm, '$1Made up title'],
  [
    /^( +summary: )""/gm,
    '$1Made up words stand here, as many of them as a summary needs to be one that says what happened and why.',
  ],
  [/^( +actor: )""/gm, '$1developer'],
  [/^( +sources:\n +- )""/gm, '$1https://docs.example.com/errors'],
  [/^( +- )""/gm, '$1Made up.'],
  [/FILL_IN/g, '"Made up."'],
];

/** Writes something into every place that is left to a person, so that `validate` says what else is wrong. */
export function fillIn(catalogue: string): string {
  const filled = texts.reduce((text, [place, words]) => text.replace(place, words), catalogue);
  const host = new URL(/^ {2}base_url: "?([^"\n]+)/m.exec(filled)?.[1] ?? '').host;
  return filled.replace(/^( +request: )""/gm, `$1|\n        GET / HTTP/1.1\n        Host: ${host}`);
}
