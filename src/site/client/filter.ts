/** Filters the index: hides rows and groups, keeps its state in the query string, and never hides the row an anchor points at. */
import { decoded } from '../../catalogue/urls.ts';

const form = document.querySelector<HTMLFormElement>('[data-filter]');
const count = document.querySelector('[data-filter-count]');
const rows = [...document.querySelectorAll<HTMLElement>('.row')];
const selects = [...(form?.querySelectorAll('select') ?? [])];

if (form) {
  form.hidden = false;
  const query = new URLSearchParams(location.search);
  for (const select of selects) {
    const wanted = query.get(select.name);
    if ([...select.options].some((option) => option.value === wanted)) select.value = wanted ?? '';
  }
  apply();
  form.addEventListener('change', () => {
    apply();
    remember();
  });
  form.addEventListener('reset', () => {
    for (const select of selects) select.value = '';
    apply();
    remember();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', showTarget);
  showTarget();
}

function apply(): void {
  const wanted = selects.filter((select) => select.value);
  let shown = 0;
  for (const row of rows) {
    row.hidden = !wanted.every((select) => row.getAttribute(`data-${select.name}`) === select.value);
    if (!row.hidden) shown++;
  }
  // A group that has lost all its codes stays: its anchor is published.
  for (const group of document.querySelectorAll<HTMLElement>('[data-group]'))
    group.hidden = group.querySelector('.row') !== null && !group.querySelector('.row:not([hidden])');
  if (count) count.textContent = wanted.length === 0 ? `${rows.length} codes` : `${shown} of ${rows.length} codes`;
}

function remember(): void {
  const url = new URL(location.href);
  for (const select of selects) {
    if (select.value) url.searchParams.set(select.name, select.value);
    else url.searchParams.delete(select.name);
  }
  history.replaceState(history.state, '', url);
}

function showTarget(): void {
  // Not `:target`: while the page loads, nothing is the target yet.
  const target = document.getElementById(decoded(location.hash.slice(1)));
  if (!target?.closest('[hidden]')) return;
  for (const select of selects) select.value = '';
  apply();
  remember();
  target.scrollIntoView();
}
