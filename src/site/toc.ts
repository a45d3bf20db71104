import { type SectionId, sections } from '../catalogue/urls.ts';

/** The sections of a page, for its list of them. Empty when a list would hold one line. */
export function tocItems({ entry, toc }: App.Locals['starlightRoute']): { slug: string; text: string }[] {
  const generated = entry.data.sections?.map((id) => ({ slug: id, text: sections[id as SectionId] }));
  const items = generated ?? toc?.items.filter(({ slug }) => slug !== '_top') ?? [];
  return items.length > 1 ? items : [];
}
