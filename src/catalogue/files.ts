/** Where the catalogue's files are, relative to the project's root. */

/** The one file everything is generated from, relative to the project's root. */
export const cataloguePath = 'content/errors.yaml';

/** What people have asked, a line each, beside the catalogue. */
export const questionsName = 'questions.tsv';

/** Words that mean the same in the field of the API, beside the catalogue. */
export const wordsName = 'words.txt';
