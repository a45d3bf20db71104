import type { Guide } from '../exports/guide.ts';
import { readGuides } from '../exports/guides.ts';

let known: Guide[] | undefined;

/** The hand-written pages. A build reads them once, the dev server follows edits. */
export const guides = (): Guide[] => {
  if (import.meta.env.DEV) return readGuides();
  known ??= readGuides();
  return known;
};
