import { coversAction } from '../match-statement';
import { compileLowerCase } from '../match-pattern';
import type { PolicyDocument } from '../policy-document';
import { type AccessLevel, type KnownAction, listKnownActions, listServices } from './action-catalog';

/** From the harmless to the powerful. */
export const accessLevels: readonly AccessLevel[] = [
  'List',
  'Read',
  'Tagging',
  'Write',
  'Permissions management',
];

/** How many documented actions of each level something allows. */
export type LevelCounts = Record<AccessLevel, number>;

/** What the Allow statements of a policy take in of one service. */
export interface ServiceLevels {
  service: string;
  /** Documented actions allowed on some resource. */
  allowed: LevelCounts;
  /** All documented actions of the service. */
  documented: LevelCounts;
}

function countLevels(actions: readonly KnownAction[]): LevelCounts {
  const counts: LevelCounts = { List: 0, Read: 0, Tagging: 0, Write: 0, 'Permissions management': 0 };
  for (const { level } of actions) counts[level] += 1;
  return counts;
}

/**
 * The levels of the documented actions that a pattern stands for, the harmless first; `all` for those of every service.
 * Empty where AWS documents none of that name.
 */
export async function levelsOfPattern(pattern: string): Promise<readonly AccessLevel[] | 'all'> {
  const [service = '', name] = pattern.toLowerCase().split(':');
  if (/[*?]/.test(service)) return 'all';
  if (name === undefined) return [];
  const matches = compileLowerCase(name);
  const found = (await listKnownActions(service)).filter((action) => matches(action.name.toLowerCase()));
  const levels = new Set(found.map(({ level }) => level));
  return accessLevels.filter((level) => levels.has(level));
}

/**
 * What the Allow statements of a policy take in, service by service, in documented actions; denies, resources and
 * conditions are left aside. Services of which nothing is allowed are left out. Source: Service Authorization Reference.
 */
export async function summarizeLevels({ statements }: PolicyDocument): Promise<ServiceLevels[]> {
  const allows = statements.filter(({ effect }) => effect === 'Allow');
  const prefixes = allows.flatMap(({ actions }) =>
    actions.negated ? ['*'] : actions.patterns.map((pattern) => pattern.toLowerCase().split(':')[0] ?? ''),
  );
  const isWide = prefixes.some((prefix) => /[*?]/.test(prefix));
  const services = isWide ? await listServices() : [...new Set(prefixes)].sort();
  const perService = await Promise.all(
    services.map(async (service) => {
      const documented = await listKnownActions(service);
      const allowed = documented.filter(({ name }) =>
        allows.some((statement) => coversAction(statement, `${service}:${name}`)),
      );
      return {
        service,
        allowed: countLevels(allowed),
        documented: countLevels(documented),
        count: allowed.length,
      };
    }),
  );
  return perService.flatMap(({ count, ...levels }) => (count > 0 ? [levels] : []));
}
