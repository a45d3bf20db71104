import type { LookupData } from '../../../lookup/index.ts';
import { lookupTyped } from '../../../lookup/typed.ts';
import address from '../../styles/finder.css?url';
import { el } from './dom.ts';
import { lookupData } from './fetch-lookup.ts';

const stylesTimeoutMs = 1000;
let loading: Promise<void> | undefined;

/**
 * The finder's own styles, and meanwhile its data, fetched when it is first used: no page waits for them. Settles with the styles,
 * also when they fail or hang, since the finder works without.
 */
export function ready(): Promise<void> {
  loading ??= new Promise((resolve) => {
    const link = el('link', { rel: 'stylesheet', href: address });
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    setTimeout(resolve, stylesTimeoutMs);
    document.head.append(link);
    lookupData().then(warmUp, () => undefined);
  });
  return loading;
}

/** The first look-up reads all data and its code; a question without an answer goes through most of it before the reader's does. */
const warmUp = (data: LookupData): unknown => setTimeout(() => lookupTyped('nobody asks this', data));
