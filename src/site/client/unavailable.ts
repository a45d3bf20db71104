/**
 * Says that a part of the site could not be loaded: the reader is offline, or this page was open while the site was published
 * anew and asks for files that are gone. The list of all codes may still be in the browser's cache.
 */
export function sayUnavailable(list = '/'): void {
  const dialog = document.createElement('dialog');
  const text = document.createElement('p');
  text.textContent = navigator.onLine
    ? 'The finder could not load. The site may have a newer version than this page: reload it.'
    : 'The finder could not load, because you are offline.';
  const link = document.createElement('a');
  link.href = list;
  link.textContent = 'All codes on one page';
  const links = document.createElement('p');
  links.append(
    button('Reload', () => location.reload()),
    ' ',
    button('Close', () => dialog.close()),
    ' ',
    link,
  );
  dialog.setAttribute('aria-label', 'The finder could not load');
  dialog.append(text, links);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function button(label: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  element.addEventListener('click', act);
  return element;
}
