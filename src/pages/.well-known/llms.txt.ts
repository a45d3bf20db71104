/** Where some programs look first. */
export { GET } from '../llms.txt.ts';
