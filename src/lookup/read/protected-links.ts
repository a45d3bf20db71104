/** The address inside a link that a mail filter has rewritten (Proofpoint, versions 2 and 3); others hold it percent-encoded. */
export function openProtectedLinks(link: string): string {
  const [, second] = /[?&]u=([^&\s]+)/.exec(link) ?? [];
  if (second) return second.replaceAll('_', '/').replace(/-([\dA-F]{2})/g, (_, hex: string) => `%${hex}`);
  const [, third = '', packed = ''] = /^[^_]+\/v3\/__(.*?)__;([\w-]*)/.exec(link) ?? [];
  return third === '' ? link : unstar(third, fromBase64(packed));
}

/** `*` stands for the next of the signs that were taken out, `**A` for a run of two, `**B` for three. */
function unstar(address: string, signs: string): string {
  let next = 0;
  return address.replace(/\*(?:\*([A-Za-z\d_-]))?/g, (_, run?: string) => {
    const length = run === undefined ? 1 : alphabet.indexOf(run) + 2;
    next += length;
    return signs.slice(next - length, next);
  });
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function fromBase64(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
