import { toHtml } from 'hast-util-to-html';
import { homePath } from '../catalogue/urls.ts';
import { siteTitleOf } from '../catalogue/words.ts';
import type { Published } from './published.ts';

/** Lets a browser add the site as a search engine: https://developer.mozilla.org/docs/Web/XML/Guides/OpenSearch */
export const openSearch = ({ head, absolute }: Published): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escaped(siteTitleOf(head))}</ShortName>
  <Description>${escaped(`Find an error code of the ${head.api.name}`)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${absolute('/favicon.svg')}</Image>
  <Url type="text/html" template="${absolute(homePath)}?q={searchTerms}"/>
</OpenSearchDescription>
`;

/** HTML lets a `>` be; XML knows no `]]>` in a text. */
const escaped = (value: string): string => toHtml({ type: 'text', value }).replaceAll('>', '&gt;');
