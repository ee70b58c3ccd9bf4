import { checks } from './checks';
import type { Severity } from './types';

/** The worst that each check can give, by its id. */
export const checkSeverities: ReadonlyMap<string, Severity> = new Map(
  checks.map(({ id, severity }) => [id, severity]),
);
