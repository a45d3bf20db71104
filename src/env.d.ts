declare module 'virtual:catalogue' {
  /** The head of content/errors.yaml: API, URLs, envelope, types, scopes, operations. */
  export const head: import('./catalogue/schema.ts').Head;
  /** Every entry, in the order of the file. */
  export const entries: import('./catalogue/validate.ts').CatalogueEntry[];
}

declare module 'virtual:page-body' {
  /** The HTML of a generated page, of its MDX and the base path. */
  export const pageBody: typeof import('./site/page-body.ts').pageBody;
}
