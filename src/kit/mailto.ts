/** The address of a message to be sent, with its subject and text filled in. RFC 6068; nothing is sent by itself. */
export function mailto(to: string, subject: string, text: string): string {
  const start = `mailto:${encoded(to).replaceAll('%40', '@')}?subject=${encoded(subject.slice(0, 200).replaceAll(/\s+/g, ' '))}&body=`;
  let end = text.length;
  let body = encoded(text);
  // Some programs take no longer address; the last lines go first.
  while (start.length + body.length > maxAddressLength) {
    end = Math.max(0, end - Math.ceil((start.length + body.length - maxAddressLength) / 12));
    body = `${encoded(text.slice(0, end))}%E2%80%A6`;
  }
  return start + body;
}

const maxAddressLength = 2000;

/** Lines end with CR LF there. What is half a character has no bytes, and becomes a sign for that. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed().replaceAll(/\r?\n/g, '\r\n'));
