import { matchesPattern } from '@/lib/iam/match-pattern';
import type { Tag } from '@/lib/snapshot/tag';
import type { Thresholds } from '../settings/parameters';
import { rememberBySetting } from './remember-by';

/** Something that may say which environment it belongs to. */
export interface Named {
  name: string;
  tags: readonly Tag[];
}

type Realms = Pick<Thresholds, 'realmTagKeys' | 'realmPatterns'>;

/** What is called non-production or pre-production: no production, whatever a pattern for it makes of the name. */
const nonProduction = 'non-production';

/** Words that hold the name of an environment and mean something else. */
const misleading = /products?\b|devops|developers?|devices?|reproduc\w*/g;
const nonProductionWords = /(non|pre)[-_. ]?prod(uction)?/;

/**
 * The environment that a tag, else the name tells of: a key of `realmPatterns`, or `non-production`. Null where neither
 * does, or the name tells of two.
 */
export function environmentOf({ name, tags }: Named, realms: Realms): string | null {
  for (const { key, value } of tags) {
    const isMeant = realms.realmTagKeys.some((wanted) => wanted.toLowerCase() === key.toLowerCase());
    const environment = isMeant ? environmentInText(realms.realmPatterns, value) : null;
    if (environment !== null) return environment;
  }
  return environmentInText(realms.realmPatterns, name);
}

/** Whether an environment is the one that people rely on. */
export function isProduction(environment: string | null): boolean {
  return environment !== null && /^prod/i.test(environment);
}

const environmentInText = rememberBySetting(
  (realmPatterns: Thresholds['realmPatterns'], text: string): string | null => {
    const lower = text.toLowerCase();
    if (nonProductionWords.test(lower)) return nonProduction;
    const plain = lower.replace(misleading, '');
    const found = Object.entries(realmPatterns)
      .filter(([, pattern]) => matchesPattern(pattern.toLowerCase(), plain))
      .map(([environment]) => environment);
    return found.length === 1 ? (found[0] ?? null) : null;
  },
);
