/** What stands in a link where a code or status belongs: `/errors/CODE/`, `/errors/code.md`, `#CODE`, `/status/404/`. */
export function codeSlots(text: string): { name: string; status?: number }[] {
  const slots = [...text.matchAll(slot)].slice(0, 10);
  return slots.flatMap(([, path, fragment, status]) => {
    if (status) return [{ name: '', status: Number(status) }];
    // The ids of the published sections end with the status they are about.
    const section = /-([45]\d\d)$/.exec(fragment ?? '')?.[1];
    if (section) return [{ name: '', status: Number(section) }];
    const name = (path ?? fragment ?? '').replace(/\.(?:md|json|html)$/i, '');
    return path || isCodeLike(name) ? [{ name }] : [];
  });
}

const slot = /\/errors\/([A-Za-z][\w.-]{1,80})|(?<=^|\/|[\w.-])#([A-Za-z][\w-]{1,80})|\/status\/([1-5]\d\d)\b/g;

/** Whether a text has the looks of a code and of nothing else. */
export const isCodeLike = (text: string): boolean =>
  text.length <= 80 && /^(?:[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+|[a-z][a-z0-9]*(?:_[a-z0-9]+)+|(?:[A-Z][a-z0-9]+)+(?:Error|Exception))$/.test(text);
