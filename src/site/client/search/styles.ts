import address from '../../styles/finder.css?url';
import { el } from './dom.ts';

const patience = 1000;
let loading: Promise<void> | undefined;

/** The finder's own styles, fetched when it is first used: no page waits for them. Settles also when they fail or hang, since the finder works without. */
export function styled(): Promise<void> {
  loading ??= new Promise((resolve) => {
    const link = el('link', { rel: 'stylesheet', href: address });
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    setTimeout(resolve, patience);
    document.head.append(link);
  });
  return loading;
}
