import { homePath } from '../catalogue/urls.ts';
import { absolute } from '../components/site.ts';

/** Lets a browser add the site as a search engine: https://developer.mozilla.org/docs/Web/XML/Guides/OpenSearch */
export const GET = () =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Allo API errors</ShortName>
  <Description>Find an error code of the Allo REST API</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${absolute('/favicon.svg')}</Image>
  <Url type="text/html" template="${absolute(homePath)}?q={searchTerms}"/>
</OpenSearchDescription>
`,
    { headers: { 'content-type': 'application/opensearchdescription+xml' } },
  );
