/** Puts text on the clipboard; true when it arrived. The older way serves pages without a secure context. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The deprecated call is the only one that works on a page served without TLS.
    const focused = document.activeElement;
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'sr-only';
    // Behind an open dialog nothing can be selected.
    (document.querySelector('dialog[open]') ?? document.body).append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return done;
  }
}
