/** The name of the site, in its header and in browsers. OpenSearch allows 16 characters. */
export const siteTitle = 'Allo API errors';
