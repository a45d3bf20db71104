import type { Role } from '../catalogue/envelope.ts';
import type { PackedTerms } from './rank/terms.ts';

/**
 * What the look-up knows about the catalogue: the JSON the browser fetches when the box is first used. One column per
 * field, in the order of the catalogue, since like beside like compresses best.
 */
export interface LookupData extends PackedTerms {
  /** Day of the catalogue's last dated change. */
  updated: string;
  /** Where support is written to. */
  support: string;
  /** What the head says of errors, ids and names. */
  api: {
    /** The way from the body to the error: `error`, `fault.error`, or nothing. */
    root: string;
    /** Names, each with its role where that is not its name; nothing for none. */
    fields: [name: string, role?: Role | ''][];
    /** Of a code, where it is not the usual one. */
    pattern: string;
    /** What stands before and behind the code in addresses of the documentation. */
    urls: [before: string, after?: string][];
    /** Pattern of the id of a request. */
    request: string;
    ids: string[];
    /** Words of the API's name. */
    brand: string;
  };
  /** Name, usual status, and the advice for a code of this type that nobody knows. */
  types: [name: string, status: number, advice: string][];
  code: string[];
  status: number[];
  /** Index in `types`. */
  type: number[];
  retryable: (0 | 1)[];
  title: string[];
  /** First sentence of the first fix step; inline code keeps its backticks. */
  fix: string[];
  /** What only some entries have, by code. */
  more: [code: string, More][];
  /** Sentences of the API's documentation whose words alone lead elsewhere: a hash, and by position the codes they are said of. */
  said: [hash: number, ...at: number[]][];
  /** Words of the field: `parcel package box`, `depot = pick up, drop off`. */
  words: string[];
  /** Operations, and by position the codes that each sends: as published, then as deduced. */
  operations: [operation: string, published: number[], deduced: number[]][];
}

export interface More {
  aliases?: string[];
  state?: 'deprecated' | 'retired';
  replaced_by?: string[];
}
