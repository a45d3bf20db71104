import { indexPath } from '../../../catalogue/urls.ts';
import type { Answer, LookupData, LookupResult } from '../../../lookup/index.ts';
import { lookupTyped } from '../../../lookup/typed.ts';
import { el, href } from './dom.ts';
import { lookupData, reasonOf } from './fetch-lookup.ts';
import { createFilters } from './filters.ts';
import { type Box, createBox, hintId } from './input.ts';
import { searchText, type TextHit } from './pagefind.ts';
import { type Reading, read } from './reading.ts';
import { answerItem, codeOfUrl, operationItem, textItem } from './results.ts';
import { counted, noCode, summary } from './summary.ts';

export interface Panel {
  root: HTMLElement;
  box: Box;
}

const maxQueryLength = 120;
const maxHits = 8;
/** Kinds of answers that full-text search has nothing to add to. */
const named = new Set(['request_id', 'client']);
/** Milliseconds without a key before full-text search begins. The look-up answers on every key. */
const fullTextDelayMs = 120;
/** Milliseconds without a key after which the page of the first result is made ready. */
const prepareDelayMs = 400;

/** The finder: one box, the look-up's answers first, full text below. The same on the home page, in the dialog and on /decode/. */
export function createPanel(...actions: HTMLElement[]): Panel {
  let turn = 0;
  let timer: number | undefined;
  let reading: number | undefined;
  let opensFirst = false;
  const status = el('p', { role: 'status', class: 'finder-status', id: hintId });
  const above = el('div', {});
  // WebKit takes a list without markers for a group, unless its role is said.
  const results = el('ol', { class: 'hits', role: 'list' });
  const notes = el('div', { class: 'finder-notes' });
  const box = createBox(refresh, (message) => show(status, message));
  const filters = createFilters(refresh);
  const tools = el(
    'div',
    { class: 'finder-tools' },
    status,
    el('span', { class: 'finder-actions' }, box.open, box.clear, ...actions),
  );
  const root = el('div', { class: 'finder' }, box.root, tools, filters.root, above, results, notes);

  /** In a browser that lacks what the finder needs, the list of all codes is the answer. */
  function refresh(): void {
    update().catch(() => {
      show(status, 'The finder does not work in this browser.');
      notes.replaceChildren(listLink());
    });
  }

  async function update(): Promise<void> {
    const mine = ++turn;
    clearTimeout(timer);
    clearTimeout(reading);
    results.classList.remove('still');
    const text = box.text();
    const query = text.trim();
    const searchable = query !== '' && query.length <= maxQueryLength && !query.includes('\n') && !box.isPaste();
    const words = searchable ? search(query) : undefined;
    const loaded = await load();
    const { found, panels, failure } = loaded.data ? await read(text, loaded.data) : unread(text);
    if (mine !== turn) return;
    if (loaded.data) filters.offer(loaded.data);
    // Of a paste only a code that nobody knows is looked for in the guides, which name some without an entry.
    const code = found.unknown.find((unknown) => unknown.code !== undefined)?.code;
    const hits = code === undefined ? words : search(code, code);
    const answers = found.answers.filter(({ entry }) => filters.match(entry));
    notes.replaceChildren(
      ...failureNotes('Code look-up', loaded.failure),
      ...failureNotes('The reader of pastes', failure),
    );
    above.replaceChildren(...panels(answers));
    const operations = filters.active() ? [] : (found.operations ?? []);
    results.replaceChildren(...operations.map(operationItem), ...answers.map(answerItem));
    show(status, summary(found, answers) ?? (searchable ? 'Searching ...' : noCode));
    // A code that is not there must not open its neighbour.
    opensFirst = results.children.length > 0 && (found.unknown.length === 0 || answers[0]?.confidence === 'certain');
    // The page made ready is asked of the server by its name, and nothing of a paste is.
    reading = window.setTimeout(() => results.classList.toggle('still', opensFirst && searchable), prepareDelayMs);
    results.setAttribute('aria-busy', String(hits !== undefined && !named.has(found.kind)));
    offerFilters();
    if (hits && !named.has(found.kind)) await addText(hits, mine, found, answers, loaded.data);
  }

  /** Nothing to narrow, no filter; one that hides everything stays, to be taken back. */
  function offerFilters(): void {
    filters.root.hidden = results.children.length < 2 && !filters.active();
  }

  /** Begins after a pause in typing; one that is overtaken never begins. A failure waits for whoever shows it. */
  function search(term: string, code?: string): Promise<TextHit[]> {
    clearTimeout(timer);
    const hits = new Promise<TextHit[]>((resolve) => {
      timer = window.setTimeout(
        () => resolve(searchText(term.replace(/[_-]+/g, ' '), maxHits * 2, code)),
        fullTextDelayMs,
      );
    });
    hits.catch(() => undefined);
    return hits;
  }

  async function addText(
    hits: Promise<TextHit[]>,
    mine: number,
    result: LookupResult,
    answers: Answer[],
    data: LookupData | undefined,
  ): Promise<void> {
    try {
      const found = await hits;
      if (mine !== turn) return;
      const known = new Set(answers.map(({ entry }) => entry.code));
      const items = (hits: TextHit[]) =>
        hits.map((hit) => hitItem(hit, known, data)).filter((item) => item !== undefined);
      const naming = (hit: TextHit) => hit.names && codeOfUrl(hit.url) === undefined;
      results.prepend(...items(found.filter(naming)));
      results.append(...items(found.filter((hit) => !naming(hit))).slice(0, maxHits));
      offerFilters();
      const none = results.children.length === 0 && result.unknown.length === 0;
      show(
        status,
        none ? 'No results. Try other words, or the code itself.' : counted(result, answers, results.children.length),
      );
      if (none) notes.append(listLink());
    } catch (error) {
      if (mine !== turn) return;
      notes.append(...failureNotes('Full-text search', reasonOf(error)));
      if (answers.length === 0) show(status, 'Full-text search could not load.');
    } finally {
      if (mine === turn) results.setAttribute('aria-busy', 'false');
    }
  }

  function hitItem(hit: TextHit, known: Set<string>, data: LookupData | undefined): HTMLElement | undefined {
    const code = codeOfUrl(hit.url);
    if (code === undefined) return filters.active() ? undefined : textItem(hit);
    if (known.has(code)) return undefined;
    const answer = data && lookupTyped(code, data)?.answers[0];
    if (answer?.entry.code !== code) return textItem(hit);
    return filters.match(answer.entry) ? answerItem({ entry: answer.entry, reason: '' }) : undefined;
  }

  root.addEventListener('keydown', (event) =>
    steer(event, box, results, (first) => (opensFirst ? first?.click() : first?.focus())),
  );
  refresh();
  return { root, box };
}

async function load(): Promise<{ data?: LookupData; failure?: string }> {
  try {
    return { data: await lookupData() };
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}

const unread = (text: string): Reading => ({
  found: { kind: text.trim() === '' ? 'empty' : 'nothing', answers: [], unknown: [] },
  panels: () => [],
});

/** Changes the live region only when its words change, so that screen readers are not interrupted at every key. */
function show(status: HTMLElement, message: string): void {
  if (status.textContent !== message) status.textContent = message;
}

const listLink = (): HTMLElement => el('a', { href: href(indexPath) }, 'All codes on one page');

const failureNotes = (what: string, reason: string | undefined): HTMLElement[] =>
  reason === undefined ? [] : [el('p', { class: 'warning' }, `${what} could not load: ${reason}. `, listLink())];

/** Arrow keys walk the results, unless an input method uses them (229 is what Safari reports of its Enter). Enter in the box is `enter` of the first. */
function steer(
  event: KeyboardEvent,
  box: Box,
  results: HTMLElement,
  enter: (first: HTMLAnchorElement | undefined) => void,
): void {
  if (event.isComposing || event.keyCode === 229) return;
  const links = [...results.querySelectorAll<HTMLAnchorElement>('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const inBox = document.activeElement === box.field;
  if (event.key === 'ArrowDown' && (at >= 0 || (inBox && !box.field.value.includes('\n'))))
    links[Math.min(at + 1, links.length - 1)]?.focus();
  else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? box.field).focus();
  else if (event.key === 'Enter' && inBox && !event.shiftKey) enter(links[0]);
  else return;
  event.preventDefault();
}
