import type { Entry, LookupData } from '../../../lookup/index.ts';
import { unpacked } from '../../../lookup/unpack.ts';
import { el } from './dom.ts';
import { byStatusAndType } from './results.ts';

/** Narrows results to a status or a type. The choices come from the look-up data. */
export interface Filters {
  root: HTMLElement;
  offer(data: LookupData): void;
  active(): boolean;
  match(entry: Entry): boolean;
}

export function createFilters(onChange: () => void): Filters {
  const status = el('select', { 'aria-label': 'Status' }, el('option', { value: '' }, 'Any status'));
  const type = el('select', { 'aria-label': 'Type' }, el('option', { value: '' }, 'Any type'));
  const root = el('div', { class: 'finder-filters', hidden: '' }, status, type);
  let offered = false;
  root.addEventListener('change', onChange);
  return {
    root,
    offer(data) {
      if (offered) return;
      offered = true;
      const { entries, types } = unpacked(data);
      const statuses = [...new Set(entries.map((entry) => entry.status))].sort((a, b) => a - b);
      status.append(...statuses.map((value) => el('option', { value: String(value) }, String(value))));
      type.append(...types.map(({ name }) => el('option', { value: name }, name)));
    },
    active: () => status.value !== '' || type.value !== '',
    match: (entry) => byStatusAndType(entry, status.value, type.value),
  };
}
