/**
 * Leads on to another id of this page, in place of the fragment that was asked for. Firefox scrolls before the rows above have their true
 * height, so the place is looked for once more when they have.
 */
export function leadTo(id: string): void {
  location.replace(`#${id}`);
  const again = () => document.getElementById(id)?.scrollIntoView();
  requestAnimationFrame(() => requestAnimationFrame(again));
}
