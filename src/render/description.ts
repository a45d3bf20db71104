import { toString as plainText } from 'mdast-util-to-string';
import type { CatalogueEntry } from '../catalogue/model.ts';
import { parseProse } from '../catalogue/prose.ts';

/** What happened, and the first step of the fix: what a link preview or a search result has room for. */
export const entryDescription = ({ summary, fix: [step = ''] }: CatalogueEntry): string =>
  `${sentence(summary)} Fix: ${sentence(plainText(parseProse(step)))}`;

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

const sentence = (text: string) => {
  const [first] = sentences.segment(text);
  return first?.segment.trim() ?? text;
};
