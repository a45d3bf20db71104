/** Where styles cannot fit a field to its text (WebKitGTK, Firefox), it gets as many rows as the text has, within the styles' limits. */
export function grow(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
