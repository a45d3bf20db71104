import type { Step } from './steps.ts';

export interface Journey {
  name: string;
  steps: Step[];
  /** The site as served to a reader whose scripts do not run. */
  noScript?: true;
}
