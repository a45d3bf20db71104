/** Puts a text on the clipboard, also one that is still being made; resolves to whether it arrived. Pages over plain HTTP use `execCommand`. */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  try {
    if (typeof text === 'string') await navigator.clipboard.writeText(text);
    // Safari takes nothing when the click is over, unless it was promised before.
    else await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
    return true;
  } catch {
    const whole = await Promise.resolve(text).catch(() => undefined);
    if (whole === undefined) return false;
    // The deprecated call is the only one that works on a page served without TLS.
    const focused = document.activeElement;
    const area = document.createElement('textarea');
    area.value = whole;
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
